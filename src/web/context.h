#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"

namespace wardmote::web {

enum class Language { en, fr };

std::string_view code_of(Language language);  ///< "en", "fr"

using TextValues = std::map<std::string, std::string>;

/// Words, numbers and dates of one language (gettext catalogues; numbers, plurals and dates by ICU). Message ids are
/// the English texts, with `{name}` where a value goes. A message that the catalogue lacks is shown in English; the
/// parity test keeps that from happening.
class Tongue {
 public:
  virtual ~Tongue() = default;
  virtual Language language() const = 0;
  virtual std::string text(std::string_view message, TextValues const& values = {}) const = 0;
  /// The plural form for `count`; `{count}` is filled with the number as written in the language.
  virtual std::string plural(std::string_view one, std::string_view other, std::int64_t count,
                             TextValues const& values = {}) const = 0;
  virtual std::string number(double value, int decimals) const = 0;   ///< "1,234.5" or "1 234,5"
  virtual std::string percent(double share, int decimals) const = 0;  ///< 0.052 → "5.2%" or "5,2 %"
  virtual std::string date(base::LocalDate date) const = 0;           ///< "22 June 2017" or "22 juin 2017"
  virtual std::string moment(base::Instant instant, std::string_view zone) const = 0;  ///< date and time in a time zone
  virtual std::string month(int year, int month) const = 0;                            ///< "June 2017" or "juin 2017"
};

/// Marks a text as a message id where it stands apart from the `tongue.text` that shows it (in a list, in a constant),
/// so that locale/extract.py finds it.
constexpr std::string_view message_id(std::string_view text) { return text; }

/// Who asks. What a person may do is decided elsewhere (ServerSettings::identify); web only asks for it.
struct Principal {
  bool is_local = false;         ///< the connection comes from this machine
  std::string client_address{};  ///< where the request comes from
  std::string device{};          ///< the browser's own words about itself
  bool is_watching = false;      ///< a page that goes on by itself asks: nobody need be there
  std::string person{};          ///< identifier; empty: nobody is signed in
  std::string person_name{};     ///< as every page shows it
  std::string session{};         ///< identifier of the sign-in; no secret
  std::string looks_as{};        ///< the role or person whose pages are looked at, in words; empty: one's own
  std::string visit{};           ///< the secret of a sign-in under way, which this very browser began
  base::Instant proved_until{};  ///< until then, sensitive acts are not asked a proof for
  std::string form_token{};      ///< what every form of this sign-in carries
  std::vector<std::string> permissions{};
  bool is_signed_in() const { return !person.empty(); }
  bool only_looks() const { return !looks_as.empty(); }
  bool may(std::string_view permission) const;
};

/// What a handler says beside its view.
struct Reply {
  std::optional<std::string> see_other{};      ///< a form was done: the page to go to, without language: "/account"
  std::optional<std::string> session_token{};  ///< the secret of a sign-in that begins; empty: it ends
  std::optional<std::string> visit_token{};    ///< the secret of a sign-in under way; empty: it is over
  /// The page is shown, and a browser goes on from it by itself: a whole URL, or a path with its language. A page in between
  /// is what takes people to another site (forms may not be redirected there) and lets them come back signed in (the
  /// cookie of a sign-in is not sent along when another site leads here).
  std::optional<std::string> go_on_to{};
  /// Of a page that is offered as PDF: the very bytes that were kept of it, sent in place of new ones. Asked only where the
  /// PDF is wanted; gives nothing if none were kept, and a refusal
  /// if they are there and are not to be had.
  std::function<base::Answer<std::optional<std::string>>()> kept_pdf{};
};

/// What a handler is told beside its query.
struct Context {
  Tongue const& tongue;
  Principal principal;
  base::Instant now;
  std::string path;  ///< without language and suffix: "/standing/offences"
  Reply& reply;
  /// A page of this site as PDF, as everyone sees it, by its path without language ("/meetings"); nothing where none can be
  /// made. Takes seconds.
  std::function<std::optional<std::string>(std::string const& path, Language language)> pdf_of{};
  Language language() const { return tongue.language(); }
};

/// The sentence of a refusal in a language.
std::string sentence_in(Tongue const& tongue, base::Refusal const& refusal);

}  // namespace wardmote::web
