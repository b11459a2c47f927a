# Rank sets of 37, 104 and 400 places: marginal (one place, all places) and simultaneous.
add_executable(bench_ranking ranking.cpp)
target_link_libraries(bench_ranking PRIVATE wardmote_analysis benchmark::benchmark)
