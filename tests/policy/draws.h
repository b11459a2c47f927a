#pragma once

#include <random>
#include <string>

#include "base/hash.h"

namespace wardmote::policy_test {

using Random = std::mt19937_64;

/// The two streams that a world is drawn from: what the asker may see comes from one, all else from the other.
struct Streams {
  Random shown;
  Random hidden;
  Random& of(bool is_shown) { return is_shown ? shown : hidden; }
};

/// From 0 to up_to - 1.
inline int number(Random& random, int up_to) { return static_cast<int>(random() % static_cast<std::uint64_t>(up_to)); }

/// Letters and digits.
inline std::string word(Random& random, std::size_t size = 10) {
  return base::to_hex(base::hash_of(std::to_string(random()))).substr(0, size);
}

inline std::string uuid(Random& random) { return "0192f000-0000-7000-9000-" + word(random, 12); }

}  // namespace wardmote::policy_test
