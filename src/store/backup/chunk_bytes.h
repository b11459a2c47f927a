#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/backup/chunk.h"

// How the beginning of a file and of a chunk are spelt; for the writer and the reader.
namespace wardmote::store {

inline constexpr std::string_view backup_magic = "wardmote backup\n";
inline constexpr std::size_t key_check_digits = 32;
inline constexpr std::size_t stream_header_bytes = 24;
inline constexpr std::size_t number_bytes = 4;
inline constexpr std::size_t before_stream_bytes = 16 + number_bytes + key_check_digits;
/// The byte of its kind, and what the stream adds.
inline constexpr std::size_t chunk_overhead_bytes = 1 + 17;

/// The most significant byte first.
inline std::string bytes_of_number(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

/// Of four bytes.
inline std::uint32_t number_of_bytes(std::string_view bytes) {
  std::uint32_t number = 0;
  for (auto const byte : bytes.substr(0, number_bytes)) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace wardmote::store
