#pragma once

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "base/clock.h"
#include "store/sealed/vault.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::tests {

/// A vault over a new key file in a folder of its own, gone at the end.
struct FreshVault {
  TemporaryFolder folder;
  base::ManualClock clock{*base::instant_of("2026-11-23T13:46:33.000000Z")};
  std::filesystem::path path = folder.path() / "keys.db";
  std::unique_ptr<store::KeyFile> keys = *store::KeyFile::open(path, clock);
  store::KeyEncryptionKey key = store::KeyEncryptionKey::make();
  std::unique_ptr<store::Vault> vault = *store::Vault::over(*keys, key);
  store::BoardId board = store::BoardId::make(clock);

  store::SealedRecord record(std::string row) const { return {board, "discussion", std::move(row)}; }
  store::SealedPlace place(std::string row) const { return {record(std::move(row)), "initials", "filter_3", 1}; }
  store::SealedText sealed(std::string const& row, std::string_view text) { return *vault->seal(place(row), text); }
  /// The text that opens at the row's place, or the code of the refusal.
  std::string opened(std::string const& row, store::SealedText const& text) {
    auto const plain = vault->open(place(row), text);
    return std::string(plain ? plain->text() : base::code_of(plain.error().code));
  }
};

/// A row of one column, for what a column could hold.
class OneText final : public store::Row {
 public:
  explicit OneText(std::string text) : text_(std::move(text)) {}
  store::Stored at(std::string_view /*column*/) const override { return text_; }

 private:
  std::string text_;
};

inline store::SealedText as_sealed(std::string text) {
  return store::SealedText::from(OneText(std::move(text)), "text");
}

inline std::string as_stored(store::SealedText const& text) { return std::get<std::string>(text.parameter().stored()); }

/// The names of the files in the folder that hold these bytes.
inline std::string files_that_hold(std::string_view bytes, std::filesystem::path const& folder) {
  std::string names;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::string held(entry.file_size(), '\0');
    std::ifstream(entry.path(), std::ios::binary).read(held.data(), static_cast<std::streamsize>(held.size()));
    if (memmem(held.data(), held.size(), bytes.data(), bytes.size()) != nullptr)
      names += entry.path().filename().string() + " ";
  }
  return names;
}

}  // namespace wardmote::tests
