# Jobs that do nothing, by some workers, on both databases.
add_executable(bench_jobs jobs.cpp)
target_link_libraries(bench_jobs PRIVATE wardmote_test_support wardmote_store)
