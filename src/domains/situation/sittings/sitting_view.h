#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/situation/sittings/sitting_room.h"
#include "web/act_form.h"
#include "web/crumb.h"

namespace wardmote::situation {

std::string_view label_of(SittingAct act);  ///< message id

struct AttendanceView {
  std::string agency{};
  std::string name{};
  bool is_present = false;
};
BOOST_DESCRIBE_STRUCT(AttendanceView, (), (agency, name, is_present))

/// A discussion on the agenda: what every agency knows of it.
struct AgendaLine {
  std::string number{};
  std::string path{};
  std::string stage{};
  std::int64_t days = 0;
  bool is_contact_due = false;
  bool is_current = false;
  bool was_chosen = false;  ///< before the table already
};
BOOST_DESCRIBE_STRUCT(AgendaLine, (), (number, path, stage, days, is_contact_due, is_current, was_chosen))

/// The discussion before the table, and its time by the clock of the board.
struct CurrentView {
  std::string number{};
  std::string path{};
  std::string stage{};  ///< empty: it is over meanwhile
  std::int64_t days = 0;
  std::string since{};    ///< "14:02"
  std::string until{};    ///< "14:12"; empty: no limit
  std::string ends_at{};  ///< the same moment, RFC 3339 in UTC
};
BOOST_DESCRIBE_STRUCT(CurrentView, (), (number, path, stage, days, since, until, ends_at))

struct OvershareView {
  std::string at{};
  std::string person_name{};
  std::string discussion{};
};
BOOST_DESCRIBE_STRUCT(OvershareView, (), (at, person_name, discussion))

/// The page of the sitting. While it is blank nothing but that is there, for nobody.
struct SittingView {
  std::vector<web::Crumb> breadcrumbs{};
  bool is_open = false;
  bool is_blank = false;
  bool is_officer = false;
  std::string opened{};         ///< "13:58"
  std::string reminded{};       ///< when the reminder was read; empty: it is due
  bool is_spoken_late = false;  ///< who it is about is spoken from filter four on
  std::vector<AttendanceView> attendance{};
  std::optional<CurrentView> current{};
  std::string next{};    ///< number that the button goes on to
  std::string before{};  ///< and back to
  std::vector<AgendaLine> agenda{};
  std::optional<web::ActForm> open_form{};
  std::optional<web::ActForm> choice_form{};
  std::vector<OvershareView> overshares{};  ///< of the last 14 days, for officers
  std::int64_t refresh_s = 15;              ///< without scripts
};
BOOST_DESCRIBE_STRUCT(SittingView, (),
                      (breadcrumbs, is_open, is_blank, is_officer, opened, reminded, is_spoken_late, attendance,
                       current, next, before, agenda, open_form, choice_form, overshares, refresh_s))
SittingView sitting_view(SituationRoom const& room, Admitted const& admitted, web::Context const& context);

/// What may stand on a wall: numbers, stages and times.
struct SittingScreen {
  bool is_open = false;
  bool is_blank = false;
  std::optional<CurrentView> current{};
  std::vector<AgendaLine> agenda{};
  std::int64_t refresh_s = 15;
};
BOOST_DESCRIBE_STRUCT(SittingScreen, (), (is_open, is_blank, current, agenda, refresh_s))
SittingScreen sitting_screen(SituationRoom const& room, web::Context const& context);

}  // namespace wardmote::situation
