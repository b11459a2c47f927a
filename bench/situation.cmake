# The board page of a Situation Table with 2,000 discussions, the commit of one step.
add_executable(bench_situation situation.cpp)
target_link_libraries(bench_situation PRIVATE wardmote_test_support wardmote_situation)
target_compile_definitions(bench_situation PRIVATE WARDMOTE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
