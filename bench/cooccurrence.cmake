# Pairs, closed sets and significant sets of factors, next to plain loops over the same worlds.
add_executable(bench_cooccurrence cooccurrence.cpp)
target_link_libraries(bench_cooccurrence PRIVATE wardmote_analysis benchmark::benchmark)
