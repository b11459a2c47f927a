#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/form_language.h"
#include "access/secrecy/sealed.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/refusal.h"

namespace wardmote::board {

/// What is done with a request after it was made: each is its route and its audit entry. That somebody was heard stands in the
/// meeting's own log (hear_delegation), and nowhere else.
enum class DelegationAct { accept_delegation, decline_delegation, withdraw_delegation, note_absent };
BOOST_DESCRIBE_ENUM(DelegationAct, accept_delegation, decline_delegation, withdraw_delegation, note_absent)

/// Where a request stands: asked → accepted → heard or absent; or declined; or withdrawn, from asked and accepted.
enum class DelegationState { asked, accepted, declined, withdrawn, heard, absent };
BOOST_DESCRIBE_ENUM(DelegationState, asked, accepted, declined, withdrawn, heard, absent)

/// How somebody takes part.
enum class DelegationWay { in_person, telephone, video, in_writing };
BOOST_DESCRIBE_ENUM(DelegationWay, in_person, telephone, video, in_writing)

/// Why a request is declined.
enum class DeclineReason { not_on_agenda, before_a_court, about_a_person, complaint, heard_before, no_time_left };
BOOST_DESCRIBE_ENUM(DeclineReason, not_on_agenda, before_a_court, about_a_person, complaint, heard_before, no_time_left)

/// Address of mail and secret of the page of a request: nobody reads them, the program writes to the one with the other.
struct DelegationContact;
using SealedContact = access::Sealed<access::Audience::nobody, DelegationContact>;

/// What somebody asks. Name, organisation, municipality, what it is about and needs are for the board's office; name and
/// organisation are printed as the person was told. They are empty once the request was forgotten.
struct DelegationRequest {
  base::Id<DelegationRequest> id{};
  std::string meeting{};    ///< as addresses name it
  std::int64_t number = 0;  ///< 1, 2, 3 … of the meeting, in the order of asking
  std::int64_t item = 0;
  base::Instant asked_at{};
  bool is_late = false;
  access::FormLanguage language = access::FormLanguage::en;  ///< to write to the person in
  DelegationWay way = DelegationWay::in_person;
  access::FormLanguage speaks = access::FormLanguage::en;
  bool prints_name = false;  ///< the agenda may name the person before the meeting
  std::string name{};
  std::string organisation{};
  std::string municipality{};
  std::string about{};
  std::string needs{};
  std::optional<SealedContact> contact{};  ///< nothing if there is no address, or it was forgotten
  std::string secret_hash{};
};

/// One line of the log of a request, which is only added to.
struct DelegationStep {
  base::Instant at{};
  std::string by{};  ///< a person's identifier, or "resident"
  DelegationAct act = DelegationAct::accept_delegation;
  std::optional<DeclineReason> reason{};
  std::string words{};   ///< for the person who asked: how to take part, or more of the reason
  std::string motion{};  ///< of a late one: the motion that was carried to hear it, as addresses name it
  std::int64_t minutes = 0;
};

struct Delegation {
  DelegationRequest request{};
  std::vector<DelegationStep> steps{};
  bool speaks() const { return request.way != DelegationWay::in_writing; }
};

/// Where a request stands; `was_heard` is what the log of the meeting says.
DelegationState state_of(Delegation const& delegation, bool was_heard);

/// The answer that holds: the last acceptance or refusal; nothing before.
DelegationStep const* answer_of(Delegation const& delegation);

/// "Ada Example (Friends of the Library)": as minutes print it.
std::string printed_name(DelegationRequest const& request);

/// Whether a step follows from where a request stands. A late request is accepted by a motion alone: `has_motion` says that
/// the step's `motion` was carried at the same meeting. Refuses form_invalid with the field.
base::Answer<void> may_follow(Delegation const& delegation, bool was_heard, DelegationStep const& step,
                              bool has_motion);

/// "2026-12-17-regular-d3": what the person who asked and the board's office call a request.
std::string reference_of(DelegationRequest const& request);

}  // namespace wardmote::board
