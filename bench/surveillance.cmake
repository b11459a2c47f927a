# Farrington-flexible of one series and week next to dense reweighted least squares of the same model.
add_executable(bench_surveillance surveillance.cpp)
target_link_libraries(bench_surveillance PRIVATE wardmote_analysis benchmark::benchmark)
