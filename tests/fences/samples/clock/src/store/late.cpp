auto t = std::chrono::system_clock::now();
std::this_thread::sleep_for(t);
