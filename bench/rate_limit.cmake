# What the limits cost a request.
add_executable(bench_rate_limit rate_limit.cpp)
target_link_libraries(bench_rate_limit PRIVATE wardmote_web benchmark::benchmark)
