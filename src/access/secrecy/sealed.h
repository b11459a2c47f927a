#pragma once

#include <string_view>
#include <utility>

#include "access/secrecy/audience.h"
#include "base/clock.h"
#include "base/refusal.h"
#include "store/sealed/sealed_text.h"
#include "store/sealed/vault.h"

namespace wardmote::access {

/// The right to open something sealed, in one request.
class Opening {
 public:
  /// For somebody who has proved a short while ago who they are. Refuses proof_needed.
  static base::Answer<Opening> by(web::Principal const& principal, base::Instant now);
  /// For somebody who is signed in, where a room has its own rule of how fresh a proof must be (domains/situation/discussion_room.h).
  static Opening signed_in(web::Principal const& principal) { return Opening(&principal); }
  /// For the program's own work: a check whose outcome is a yes or no, an address to write to. Nothing that was opened is shown.
  static Opening for_check() { return Opening(nullptr); }

 private:
  template <Audience, class>
  friend class Sealed;
  explicit Opening(web::Principal const* principal) : principal_(principal) {}
  web::Principal const* principal_;
};

/// A text that rests as ciphertext and says who may open it; `Meaning` is a type that names what it is. No print, no
/// JSON, no compare, no hash; it is in no view.
template <Audience audience_of_it, class Meaning>
class Sealed {
 public:
  static constexpr Audience audience = audience_of_it;

  explicit Sealed(store::SealedText text) : text_(std::move(text)) {}
  /// For the column that it is kept in.
  store::Parameter parameter() const { return text_.parameter(); }

  /// The text, for whoever may see it; `about` is the person whom the record is about. Refuses not_permitted,
  /// key_not_given without a vault, and what Vault::open refuses.
  base::Answer<store::Secret> open(Opening const& opening, store::Vault* vault, store::SealedPlace const& place,
                                   std::string_view about) const {
    auto const* const reader = opening.principal_;
    if (reader != nullptr && !may_see({place.record.kind, place.column, audience}, {*reader, about}))
      return base::refuse(base::RefusalCode::not_permitted);
    if (vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
    return vault->open(place, text_);
  }

  template <class Other>
  friend bool operator==(Sealed const&, Other const&) = delete;
  template <class Other>
  friend auto operator<=>(Sealed const&, Other const&) = delete;
  friend std::ostream& operator<<(std::ostream&, Sealed const&) = delete;
  template <class Json>
  friend void to_json(Json&, Sealed const&) = delete;

 private:
  store::SealedText text_;
};

}  // namespace wardmote::access
