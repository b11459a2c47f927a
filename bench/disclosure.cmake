# Cell suppression beside a plain method, and what an attacker takes.
add_executable(bench_disclosure disclosure.cpp)
target_link_libraries(bench_disclosure PRIVATE wardmote_analysis benchmark::benchmark)
