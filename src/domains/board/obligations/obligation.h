#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/id.h"

namespace wardmote::board {

/// What shows that a duty was met.
enum class EvidenceKind { motion, report, page, file };
BOOST_DESCRIBE_ENUM(EvidenceKind, motion, report, page, file)

/// Something that happened from which a duty follows: a complaint came, a plan was adopted.
struct ObligationEvent {
  base::Id<ObligationEvent> id{};
  std::string obligation{};  ///< its identifier in the catalogue: "ob.forward-108"
  base::LocalDate occurred_on{};
  std::string title{};  ///< in the words of whoever recorded it
};
using EventId = base::Id<ObligationEvent>;

/// A record that a duty was met on a day. One that was entered by mistake is withdrawn with a reason, and stays readable.
struct Evidence {
  base::Id<Evidence> id{};
  std::string obligation{};                 ///< its identifier in the catalogue
  std::optional<base::LocalDate> due_on{};  ///< which day of the calendar it answers
  std::optional<EventId> event{};           ///< or which event
  base::LocalDate met_on{};
  EvidenceKind kind = EvidenceKind::report;
  std::string title{};
  std::string address{};    ///< "https://…", or within this site "/decisions/…"; may be empty
  std::string file_name{};  ///< with its hash, or neither
  std::string file_hash{};  ///< 64 hexadecimal digits
  std::string
      file_kind{};  ///< what an uploaded file is by its bytes (kept_file.h); empty: it is named, and not kept here
  std::string catalogue_version{};
  base::Instant recorded_at{};
  std::string withdrawn_because{};  ///< empty: it counts
  bool counts() const { return withdrawn_because.empty(); }
};

/// That a person compared a citation with the law itself. It holds for that very citation: if the catalogue comes to say
/// another, that one is unverified again.
struct CitationConfirmation {
  std::string obligation{};
  std::string citation{};
  std::string confirmed_by{};  ///< name and office, as typed for everybody to read
  std::string basis{};         ///< what it was compared with
  base::LocalDate confirmed_on{};
  std::string catalogue_version{};
};

}  // namespace wardmote::board
