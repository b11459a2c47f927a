# wardmote_locale(en fr …): compiles locale/<language>.po to <build>/locale/<language>/LC_MESSAGES/wardmote.mo.
find_program(msgfmt_program msgfmt REQUIRED)
function(wardmote_locale)
  foreach(language ${ARGN})
    set(source ${CMAKE_SOURCE_DIR}/locale/${language}.po)
    set(folder ${CMAKE_BINARY_DIR}/locale/${language}/LC_MESSAGES)
    add_custom_command(OUTPUT ${folder}/wardmote.mo
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
      COMMAND ${msgfmt_program} --check-format -o ${folder}/wardmote.mo ${source}
      DEPENDS ${source} VERBATIM)
    list(APPEND catalogues ${folder}/wardmote.mo)
  endforeach()
  add_custom_target(locale ALL DEPENDS ${catalogues})
endfunction()
