# How every target is compiled: C++23, all warnings are errors, ccache and mold where the machine has them, and the
# sanitizer that WARDMOTE_SANITIZE names (address: with undefined behaviour and, if clang compiles, libFuzzer; thread).
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

set(WARDMOTE_SANITIZE "" CACHE STRING "none, address or thread")

find_program(ccache_program ccache)
if(ccache_program)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache_program})
endif()
find_program(mold_program mold)
if(mold_program)
  add_link_options(-fuse-ld=mold)
endif()

# A statistic is the same to the last bit on every machine only if no product is fused behind our back.
add_compile_options(-Wall -Wextra -Wpedantic -Werror -ffp-contract=off -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wshadow=local)  # a parameter may be called as a function of another file in its unit
  add_compile_options(-Wno-subobject-linkage)  # of a type in an unnamed namespace of a file that its unit includes
  # GCC 12 sees overlaps and overflows in std::string that are not there (its bugs 105329, 105651). Clang and its sanitizers see the real ones.
  add_compile_options(-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
else()
  add_compile_options(-Wno-deprecated-declarations)  # clang sees GCC 12's own std::stable_sort use what it deprecates
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
add_compile_definitions(BOOST_ASIO_NO_DEPRECATED BOOST_BEAST_USE_STD_STRING_VIEW)
include_directories(${CMAKE_SOURCE_DIR}/src)

if(WARDMOTE_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -O1)
  add_link_options(-fsanitize=address,undefined)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
elseif(WARDMOTE_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer -O1)
  add_link_options(-fsanitize=thread)
endif()
