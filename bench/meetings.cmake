# Going through the log of a meeting, the page of a long agenda, the search of many motions.
add_executable(bench_meetings meetings.cpp)
target_link_libraries(bench_meetings PRIVATE wardmote_test_support wardmote_board)
