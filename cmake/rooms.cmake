# wardmote_room(name [FOLDER path] LINKS … [TEST_LINKS …]): one folder under src/ is one static library, wardmote_<name>, of its .cpp files;
# the files *_test.cpp beside them become one test program, <name>_test, run by ctest.
function(wardmote_room name)
  cmake_parse_arguments(room "" "FOLDER" "LINKS;TEST_LINKS" ${ARGN})
  if(NOT room_FOLDER)
    set(room_FOLDER ${name})
  endif()
  wardmote_sources(${room_FOLDER} sources tests)
  wardmote_migrations(${name} ${room_FOLDER} sources)
  if(NOT sources)
    return()
  endif()
  add_library(wardmote_${name} STATIC ${sources})
  target_link_libraries(wardmote_${name} PUBLIC ${room_LINKS})
  if(WARDMOTE_SANITIZE)
    wardmote_precompiled(wardmote_${name} rooms)
  endif()
  if(tests)
    wardmote_test(${name}_test SOURCES ${tests} LINKS wardmote_${name} ${room_TEST_LINKS})
  endif()
endfunction()

# wardmote_program(name FOLDER path LINKS …): a program of the folder's .cpp files.
function(wardmote_program name)
  cmake_parse_arguments(program "" "FOLDER" "LINKS" ${ARGN})
  wardmote_sources(${program_FOLDER} sources tests)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${program_LINKS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

# wardmote_test(name SOURCES … LINKS …): a GoogleTest program that ctest runs as one test.
function(wardmote_test name)
  cmake_parse_arguments(test "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${test_SOURCES})
  target_link_libraries(${name} PRIVATE ${test_LINKS} parts::tests)
  target_compile_definitions(${name} PRIVATE WARDMOTE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WARDMOTE_BINARY_DIR="${CMAKE_BINARY_DIR}")
  # A sanitizer sees the same without optimising, and the tests compile in little more than half the time. Only the sweeps of
  # analysis would then run too long.
  set(kind tests)
  if(WARDMOTE_SANITIZE AND NOT name STREQUAL "analysis_test")
    target_compile_options(${name} PRIVATE -O0)
  elseif(WARDMOTE_SANITIZE)
    set(kind optimised_tests)
  endif()
  wardmote_precompiled(${name} ${kind} <gtest/gtest.h>)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

# wardmote_precompiled(target kind [headers…]): the target reads the standard headers precompiled, by the first target of its kind
# for all of them. Tests do so in every build, the rooms under sanitizers alone: elsewhere a source of theirs that forgets an
# include is found. The options let ccache keep what comes of it (./dev sets CCACHE_SLOPPINESS beside them).
function(wardmote_precompiled target kind)
  target_compile_options(${target} PRIVATE $<IF:$<CXX_COMPILER_ID:GNU>,-fpch-preprocess,SHELL:-Xclang -fno-pch-timestamp>)
  get_property(owner GLOBAL PROPERTY wardmote_precompiled_${kind})
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    target_precompile_headers(${target} PRIVATE <algorithm> <chrono> <filesystem> <functional> <map> <optional> <ranges>
      <string> <unordered_map> <variant> <vector> <boost/describe.hpp> <boost/mp11.hpp> ${ARGN})
    set_property(GLOBAL PROPERTY wardmote_precompiled_${kind} ${target})
  endif()
endfunction()

function(wardmote_sources folder sources_out tests_out)
  file(GLOB_RECURSE all CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  set(sources ${all})
  set(tests ${all})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(${sources_out} ${sources} PARENT_SCOPE)
  set(${tests_out} ${tests} PARENT_SCOPE)
endfunction()

# The files migrations/NNNN_name.sql of a room, embedded as wardmote::<name>::migrations() (store/migration.h); the room
# declares that function in one of its headers.
function(wardmote_migrations name folder sources_out)
  file(GLOB texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/migrations/*.sql)
  if(NOT texts)
    return()
  endif()
  set(steps "")
  foreach(text ${texts})
    get_filename_component(stem ${text} NAME_WE)
    if(NOT stem MATCHES "^0*([1-9][0-9]*)_([a-z0-9_]+)$")
      message(FATAL_ERROR "${text}: a migration is called NNNN_name.sql")
    endif()
    file(READ ${text} sql)
    string(APPEND steps "    {${CMAKE_MATCH_1}, \"${CMAKE_MATCH_2}\", R\"sql(${sql})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${text})
  endforeach()
  set(generated ${CMAKE_BINARY_DIR}/generated/${name}_migrations.cpp)
  file(WRITE ${generated}.new "#include <span>\n\n#include \"store/migration.h\"\n\nnamespace wardmote::${name} {\n
std::span<store::Migration const> migrations();\n
std::span<store::Migration const> migrations() {\n  static constexpr store::Migration steps[] = {\n${steps}  };\n  return steps;\n}\n
}  // namespace wardmote::${name}\n")
  file(COPY_FILE ${generated}.new ${generated} ONLY_IF_DIFFERENT)
  set(${sources_out} ${${sources_out}} ${generated} PARENT_SCOPE)
endfunction()
