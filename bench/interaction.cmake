# The near-repeat test with 999 replicates next to a scalar loop over all pairs.
add_executable(bench_interaction interaction.cpp)
target_link_libraries(bench_interaction PRIVATE wardmote_analysis benchmark::benchmark)
