#include <cstdio>
#include <iostream>

#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "main/walled_house.h"
#include "store/boards_store.h"
#include "store/sealed/key_encryption_key.h"
#include "store/sealed/private_file.h"
#include "store/sealed/shares.h"
#include "store/transparency/note_key.h"

namespace wardmote {
namespace {

int write(Terminal& terminal, store::KeyEncryptionKey const& key, std::string const& file) {
  if (auto const written = store::write_private_file(file, key.bytes().bytes()); !written)
    return terminal.refuse(written.error());
  terminal.step("made", file, "keep it apart from the data, and split it into shares for the case that it is lost");
  return exit_ok;
}

int make_signing(Terminal& terminal, Options::Key const& asked) {
  if (!store::is_key_name(asked.origin))
    return terminal.refuse({base::RefusalCode::usage_invalid,
                            {{"reason", "--origin is an address without blanks and “+”, not “" + asked.origin + "”"}}}),
           exit_usage;
  auto const key = store::SigningKey::make(asked.origin);
  if (auto const written = key.write_to(asked.file); !written) return terminal.refuse(written.error());
  terminal.step("made", asked.file, "whoever holds it can sign for the board; keep a copy apart from the data");
  terminal.step("verification key", key.verification_key().text(), "for whoever verifies: print it, publish it");
  terminal.step("witness's key", key.verification_key(store::KeyKind::witness).text(),
                "the same, if it is to cosign the checkpoints of others");
  return exit_ok;
}

int split(Terminal& terminal, Options::Key const& asked) {
  if (asked.needed > asked.shares)
    return terminal.refuse(
               {base::RefusalCode::usage_invalid, {{"reason", "More shares are needed than there will be"}}}),
           exit_usage;
  auto const key = store::KeyEncryptionKey::from_file(asked.file);
  if (!key) return terminal.refuse(key.error());
  for (auto const& share : store::split(*key, asked.needed, asked.shares))
    terminal.step("share", share, "any " + std::to_string(asked.needed) + " of them give the key back");
  return exit_ok;
}

int join(Terminal& terminal, Options::Key const& asked) {
  std::vector<std::string> shares;
  for (std::string line; std::getline(std::cin, line);)
    if (!line.empty()) shares.push_back(line);
  auto const key = store::join(shares);
  if (!key) return terminal.refuse(key.error());
  return write(terminal, *key, asked.file);
}

/// Says so in the chain of every board: all of them have keys in the file.
void record_rotation(House& house) {
  auto const epoch = std::to_string(house.keys->epochs().back().epoch);
  house.database->write([&](store::Writer& writer) {
    for (auto const& board : store::list_boards(writer))
      writer.record({.board = board.id, .actor = command_line_actor, .action = "rotate_key", .subject = epoch});
  });
}

int rotate(Terminal& terminal, Options const& options) {
  auto const house = open_asked_house(options);
  if (!house) return terminal.refuse(house.error());
  if (!(*house)->vault) return terminal.refuse({base::RefusalCode::key_not_given});
  auto const next = store::KeyEncryptionKey::from_file(options.key_act.next);
  if (!next) return terminal.refuse(next.error());
  std::int64_t total = 0;
  for (std::int64_t left = 1; left > 0;) {
    auto const answer = (*house)->vault->rotate_some(*next, store::Vault::keys_at_once);
    if (!answer) return terminal.refuse(answer.error());
    left = *answer;
    total = std::max(total, left);
    terminal.progress("rotating", static_cast<std::uint64_t>(total - left), static_cast<std::uint64_t>(total));
  }
  record_rotation(**house);
  terminal.step("rotated", options.keys_file(), "from now on give --key " + options.key_act.next);
  return exit_ok;
}

}  // namespace

int key(Options const& options) {
  Terminal terminal(options.format);
  auto const& asked = options.key_act;
  if (asked.act == "make") return write(terminal, store::KeyEncryptionKey::make(), asked.file);
  if (asked.act == "make-signing") return make_signing(terminal, asked);
  if (asked.act == "split") return split(terminal, asked);
  if (asked.act == "join") return join(terminal, asked);
  return rotate(terminal, options);
}

}  // namespace wardmote
