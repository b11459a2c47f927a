#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <vector>

#include "domains/board/committees/committee.h"
#include "domains/board/meetings/meeting_view.h"
#include "web/context.h"
#include "web/crumb.h"

namespace wardmote::board {

/// A committee in the list.
struct CommitteeRow {
  std::string committee{};  ///< as addresses name it
  std::string path{};
  std::string title{};
  std::string purpose{};
  CommitteeKind kind = CommitteeKind::standing;
  std::string kind_word{};
  base::LocalDate first_day{};
  std::string last_day{};  ///< ISO 8601; empty while none is known
  bool stands = false;     ///< today
  std::int64_t seated = 0;
  std::int64_t quorum = 0;  ///< 0 while nobody is on it
  std::string chair{};      ///< today; empty for none
};
BOOST_DESCRIBE_STRUCT(CommitteeRow, (),
                      (committee, path, title, purpose, kind, kind_word, first_day, last_day, stands, seated, quorum,
                       chair))

struct CommitteesView {
  std::vector<CommitteeRow> committees{};
};
BOOST_DESCRIBE_STRUCT(CommitteesView, (), (committees))

/// Somebody who is on a committee, or was.
struct CommitteeMemberRow {
  std::string member{};
  std::string name{};
  Office office = Office::member;
  std::string office_word{};
  base::LocalDate first_day{};
  std::string last_day{};
  bool is_seated = false;  ///< today
};
BOOST_DESCRIBE_STRUCT(CommitteeMemberRow, (), (member, name, office, office_word, first_day, last_day, is_seated))

struct CommitteeView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string description{};  ///< what it is for
  std::string committee{};
  CommitteeKind kind = CommitteeKind::standing;
  std::string kind_word{};
  base::LocalDate first_day{};
  std::string last_day{};
  bool stands = false;
  std::string struck_by{};    ///< the motion, as addresses name it
  std::string struck_path{};  ///< its page
  std::int64_t seated = 0;
  std::int64_t quorum = 0;
  std::vector<CommitteeMemberRow> members{};
  std::vector<MeetingRow> meetings{};  ///< newest first
};
BOOST_DESCRIBE_STRUCT(CommitteeView, (),
                      (breadcrumbs, title, description, committee, kind, kind_word, first_day, last_day, stands,
                       struck_by, struck_path, seated, quorum, members, meetings))

std::string_view label_of(CommitteeKind kind);

CommitteesView committees_view(std::span<Committee const> committees, std::span<Member const> members,
                               base::LocalDate today, web::Tongue const& tongue);
CommitteeView committee_view(Committee const& committee, std::span<Member const> members,
                             std::span<MeetingHead const> meetings, base::LocalDate today, web::Tongue const& tongue);

}  // namespace wardmote::board
