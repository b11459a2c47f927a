# Exact Gi* of 100,000 areas next to conditional permutation of the same map.
add_executable(bench_local local.cpp)
target_link_libraries(bench_local PRIVATE wardmote_analysis benchmark::benchmark)
