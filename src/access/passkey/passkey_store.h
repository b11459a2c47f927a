#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/passkey/web_authn.h"
#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

struct Passkey {
  base::Id<Person> person{};
  Visible<Audience::nobody, PasskeyKey> key{};
  Visible<Audience::self, std::string> credential{};  ///< the device's own name for it, as in `key`, in base64url
  Visible<Audience::self, std::string> name{};        ///< what the person calls it
  Visible<Audience::self, base::Instant> added_at{};
  Visible<Audience::self, std::optional<base::Instant>> last_used_at{};

  static constexpr std::string_view called = "Passkey";
  static constexpr Audience known_to = Audience::self;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(Passkey, (), (person, key, credential, name, added_at, last_used_at))

/// By the bytes of its credential identifier.
std::optional<Passkey> find_passkey(store::Reader& reader, store::BoardId board, std::string_view credential);
/// Those of a person, oldest first.
std::vector<Passkey> list_passkeys(store::Reader& reader, base::Id<Person> person);
/// Its `credential` is that of its `key`.
void insert_passkey(store::Writer& writer, store::BoardId board, Passkey const& passkey);
/// Its count, if it is still the one that was read: two uses at once are one too many.
bool put_used(store::Writer& writer, store::BoardId board, PasskeyKey const& key, std::uint32_t sign_count,
              base::Instant now);
/// Whether the person had it.
bool delete_passkey(store::Writer& writer, store::BoardId board, base::Id<Person> person, std::string_view credential);

}  // namespace wardmote::access
