"""One file reads the wall clock, one kind of random numbers is used, and nothing sleeps."""

from fence import files, search

CLOCK = r"\b(system_clock::now|std::time\(|gettimeofday|clock_gettime|std::random_device|std::mt19937|srand\()"
SLEEP = r"\b(sleep_for|sleep_until|usleep\(|::sleep\()"


def findings(root):
    sources = [p for p in files(root, "src", ".h", ".cpp") if p.name != "system_clock.cpp" and not p.name.endswith("_test.cpp")]
    return search(root, sources, CLOCK, "take a base::Clock (or a base::RandomStream) as an argument.") + search(
        root, sources, SLEEP, "nothing sleeps: wait for what you wait for."
    )
