# Surfaces next to the plain double sum.
add_executable(bench_surface surface.cpp)
target_link_libraries(bench_surface PRIVATE wardmote_analysis benchmark::benchmark)
