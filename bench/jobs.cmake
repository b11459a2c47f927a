# Jobs that do nothing, by some workers, on both databases.
add_executable(bench_jobs jobs.cpp)
target_link_libraries(bench_jobs PRIVATE wardmote_test_support wardmote_store)
set_target_properties(bench_jobs PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
