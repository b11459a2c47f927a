# Scan statistics: what a window of a replicate costs, beside a plain loop in the same run.
add_executable(bench_scan scan.cpp)
target_link_libraries(bench_scan PRIVATE wardmote_analysis benchmark::benchmark)
