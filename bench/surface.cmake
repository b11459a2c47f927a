# Surfaces next to the plain double sum.
add_executable(bench_surface surface.cpp ${CMAKE_SOURCE_DIR}/src/main/threads.cpp)
target_link_libraries(bench_surface PRIVATE wardmote_analysis benchmark::benchmark)
