# wardmote_kernels(folder): portable.cpp, avx2.cpp and avx512.cpp of a folder, and avx512_vbmi.cpp and popcount512.cpp where it has them, are
# the same inner loops, compiled once for each kind of processor; which one runs is chosen at run time.
function(wardmote_kernels folder)
  set(loops -O3 -fno-math-errno -fno-trapping-math -Wno-psabi)
  set(avx2 "")
  set(avx512 "")
  set(avx512_vbmi "")
  set(popcount512 "")
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set(avx2 -mavx2)
    set(avx512 -mavx512f -mavx512bw -mavx512vl -mavx512dq -mprefer-vector-width=512)
    set(avx512_vbmi ${avx512} -mavx512vbmi)
    set(popcount512 ${avx512} -mavx512vpopcntdq)
  endif()
  foreach(kind portable avx2 avx512 avx512_vbmi popcount512)
    set_source_files_properties(${folder}/${kind}.cpp PROPERTIES COMPILE_OPTIONS "${loops};${${kind}}"
      SKIP_PRECOMPILE_HEADERS ON)  # theirs would be for another kind
  endforeach()
endfunction()
