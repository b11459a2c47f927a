// What follows from the events of a sitting, and in which order discussions come before it.

#include "domains/situation/sittings/sitting.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domains/situation/sittings/sitting_agenda.h"

namespace wardmote::situation::sitting_test {
namespace {

using namespace std::chrono_literals;
using enum SittingAct;

base::Instant const start = *base::instant_of("2026-03-10T14:00:00.000000Z");

/// Events that follow one another, one minute apart.
struct Log {
  std::vector<SittingEvent> events{};
  Log& then(SittingEvent event) {
    event.sequence = std::ssize(events) + 1;
    event.at = start + std::chrono::minutes(events.size());
    events.push_back(std::move(event));
    return *this;
  }
  Sitting sitting() const { return sitting_of(events); }
};

SittingEvent chosen(std::string number, std::int64_t minutes = 0) {
  return {.act = choose_discussion, .number = std::move(number), .minutes = minutes};
}
Log reminded() {
  Log log;
  log.then({.act = open_sitting}).then({.act = read_reminder});
  return log;
}

SittingTerms terms() { return {.agencies = {"police", "health"}, .numbers = {"2026-0001", "2026-0002"}}; }

std::string refused_field(Sitting const& sitting, SittingEvent const& event) {
  auto const news = is_news(sitting, event, terms());
  return news ? "" : news.error().fields.front().field;
}

Discussion discussion(std::string number, Stage stage, std::string_view stage_since = "2026-03-10T12:00:00.000000Z") {
  return {.number = std::move(number),
          .opened_at = *base::instant_of("2026-03-01T12:00:00.000000Z"),
          .stage = stage,
          .stage_since = *base::instant_of(stage_since)};
}

std::vector<AgendaItem> agenda(std::vector<Discussion> const& discussions) {
  std::vector<AgendaItem> items;
  for (auto const& one : discussions) items.push_back(agenda_item(one, start, "America/Toronto"));
  return in_order(std::move(items));
}

std::vector<std::string> numbers(std::vector<AgendaItem> const& items) {
  std::vector<std::string> all;
  for (auto const& item : items) all.push_back(item.number);
  return all;
}

TEST(Agendas, take_updates_first_then_those_that_wait_for_agencies_then_the_new_ones) {
  auto const items = agenda({discussion("2026-0001", Stage::filter_2), discussion("2026-0002", Stage::filter_3),
                             discussion("2026-0003", Stage::follow_up), discussion("2026-0004", Stage::filter_4),
                             discussion("2026-0005", Stage::filter_2),
                             discussion("2026-0006", Stage::filter_4, "2026-03-07T23:30:00.000000Z")});
  EXPECT_EQ(numbers(items),
            (std::vector<std::string>{"2026-0006", "2026-0003", "2026-0004", "2026-0002", "2026-0001", "2026-0005"}));
  EXPECT_EQ(items.front().days, 9);
}

TEST(Agendas, hold_a_first_contact_to_be_due_two_days_after_the_team_was_named_where_the_board_is) {
  auto const is_due = [](std::string_view named, Stage stage = Stage::filter_4) {
    return agenda_item(discussion("2026-0001", stage, named), start, "America/Toronto").is_contact_due;
  };
  EXPECT_FALSE(is_due("2026-03-08T05:00:00.000000Z")) << "midnight of the eighth in Toronto";
  EXPECT_TRUE(is_due("2026-03-08T04:59:59.000000Z"));
  EXPECT_FALSE(is_due("2026-03-01T12:00:00.000000Z", Stage::follow_up));
  EXPECT_FALSE(is_due("2026-03-01T12:00:00.000000Z", Stage::filter_3));
}

TEST(Agendas, say_nothing_of_what_a_team_planned) {
  auto hidden = discussion("2026-0001", Stage::filter_4);
  auto const before = agenda_item(hidden, start, "America/Toronto");
  hidden.plan = Plan{"2026-01-01", {"1 open 2026-01-01 police Visit"}};
  hidden.contact = Contact{.met_on = "2026-03-09"};
  EXPECT_EQ(agenda_item(hidden, start, "America/Toronto"), before);
}

TEST(Agendas, go_on_to_what_was_not_before_the_table_and_back_to_what_was) {
  auto const items = agenda({discussion("2026-0001", Stage::filter_2), discussion("2026-0002", Stage::filter_2),
                             discussion("2026-0003", Stage::filter_2)});
  auto log = reminded();
  EXPECT_EQ(next_item(log.sitting(), items), "2026-0001");
  EXPECT_EQ(item_before(log.sitting(), items), "");
  log.then(chosen("2026-0001")).then(chosen("2026-0003"));
  EXPECT_EQ(next_item(log.sitting(), items), "2026-0002");
  EXPECT_EQ(item_before(log.sitting(), items), "2026-0001");
  EXPECT_EQ(item_before(log.sitting(), {items[1], items[2]}), "") << "it is over meanwhile";
  log.then(chosen("2026-0001")).then(chosen("2026-0002"));
  EXPECT_EQ(next_item(log.sitting(), items), "");
  EXPECT_EQ(item_before(log.sitting(), items), "2026-0003");
}

TEST(Sittings, give_a_new_discussion_ten_minutes_and_any_other_no_limit) {
  EXPECT_EQ(usual_minutes(Stage::filter_2), 10);
  for (auto const stage : {Stage::filter_3, Stage::filter_4, Stage::follow_up}) EXPECT_EQ(usual_minutes(stage), 0);
}

TEST(Sittings, count_the_time_from_the_event_that_chose_the_discussion) {
  auto log = reminded();
  EXPECT_FALSE(time_is_up(log.sitting()));
  log.then(chosen("2026-0001", 10));
  EXPECT_EQ(time_is_up(log.sitting()), start + 12min);
  log.then({.act = agency_arrives, .agency = "police"});
  EXPECT_EQ(time_is_up(log.sitting()), start + 12min) << "what else happens moves it not";
  log.then(chosen("2026-0001", 5));
  EXPECT_EQ(time_is_up(log.sitting()), start + 9min) << "chosen anew, it begins anew";
  log.then(chosen("2026-0002"));
  EXPECT_FALSE(time_is_up(log.sitting()));
}

TEST(Sittings, are_blank_from_the_press_of_the_button_until_an_officer_lifts_it) {
  auto log = reminded();
  log.then(chosen("2026-0002")).then({.act = blank_sitting});
  EXPECT_TRUE(log.sitting().is_blank);
  log.then(chosen("2026-0001")).then({.act = agency_arrives, .agency = "police"});
  EXPECT_TRUE(log.sitting().is_blank) << "nothing else lifts it";
  log.then({.act = lift_blank});
  EXPECT_FALSE(log.sitting().is_blank);
}

TEST(Sittings, take_up_nothing_before_the_reminder_was_read_out) {
  Log log;
  EXPECT_EQ(refused_field(log.sitting(), {.act = read_reminder}), "sitting");
  log.then({.act = open_sitting});
  EXPECT_EQ(refused_field(log.sitting(), chosen("2026-0001")), "number");
  log.then({.act = read_reminder});
  EXPECT_EQ(refused_field(log.sitting(), chosen("2026-0001")), "");
}

TEST(Sittings, refuse_what_is_not_of_the_table) {
  auto const sitting = reminded().sitting();
  EXPECT_EQ(refused_field(sitting, chosen("2026-0009")), "number");
  EXPECT_EQ(refused_field(sitting, chosen("2026-0001", -1)), "minutes");
  EXPECT_EQ(refused_field(sitting, chosen("2026-0001", 121)), "minutes");
  EXPECT_EQ(refused_field(sitting, chosen("2026-0001", 120)), "");
  EXPECT_EQ(refused_field(sitting, {.act = agency_arrives, .agency = "shelter"}), "agency");
}

TEST(Sittings, record_nothing_that_is_so_already) {
  auto log = reminded();
  log.then({.act = agency_arrives, .agency = "police"});
  for (auto const& event : std::vector<SittingEvent>{{.act = open_sitting},
                                                     {.act = read_reminder},
                                                     {.act = agency_arrives, .agency = "police"},
                                                     {.act = agency_leaves, .agency = "health"},
                                                     {.act = lift_blank}})
    EXPECT_FALSE(*is_news(log.sitting(), event, terms()));
  log.then({.act = end_sitting});
  EXPECT_TRUE(*is_news(log.sitting(), {.act = open_sitting}, terms()));
  EXPECT_EQ(refused_field(log.sitting(), {.act = blank_sitting}), "sitting");
}

TEST(Sittings, hold_those_present_whose_last_event_is_their_arrival) {
  EXPECT_TRUE(rc::check("of any arrivals and departures", [] {
    std::vector<std::string> const agencies{"police", "health", "housing"};
    Log log;
    log.then({.act = open_sitting});
    std::map<std::string, bool> last;
    for (auto const choice : *rc::gen::container<std::vector<int>>(20, rc::gen::inRange(0, 6))) {
      auto const& agency = agencies[static_cast<std::size_t>(choice / 2)];
      last[agency] = choice % 2 == 0;
      log.then({.act = last[agency] ? agency_arrives : agency_leaves, .agency = agency});
    }
    for (auto const& agency : agencies) RC_ASSERT(log.sitting().present.contains(agency) == last[agency]);
  }));
}

}  // namespace
}  // namespace wardmote::situation::sitting_test
