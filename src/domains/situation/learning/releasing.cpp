#include "domains/situation/learning/releasing.h"

#include <algorithm>

#include "base/choice.h"
#include "base/id.h"
#include "domains/situation/demo/demo_table_store.h"
#include "domains/situation/learning/release_store.h"
#include "domains/situation/learning/report_words.h"

namespace wardmote::situation {
namespace {

using web::message_id;

/// Without both languages there is no public side either: the room of a test.
template <class Say>
web::Bilingual in_both(SituationRoom const& room, Say say) {
  if (!room.tongue) return {};
  return {say(room.tongue(web::Language::en)), say(room.tongue(web::Language::fr))};
}

PublicReport public_report(SituationRoom const& room, Release const& release, YearlyReport const& report) {
  PublicReport all{.release = release.id,
                   .year = release.year,
                   .released_at = release.made_at,
                   .by = release.made_by,
                   .min_cell = release_rule.min_cell,
                   .lists_version = room.catalogue().version()};
  all.is_synthetic = room.database.read([&](store::Reader& reader) { return is_demonstration(reader, room.board); });
  for (auto const& section : report.sections) {
    auto const list = std::string(base::spelling_of(section.list));
    auto const title = in_both(room, [&](web::Tongue const& tongue) { return tongue.text(label_of(section.list)); });
    all.counts.push_back({list, title, {}, true, count_in(section.all)});
    for (auto const& row : section.rows)
      all.counts.push_back({list, title,
                            in_both(room,
                                    [&](web::Tongue const& tongue) {
                                      return label_of_row(room.catalogue(), section.list, row.code, tongue);
                                    }),
                            false, count_in(row.cell)});
  }
  return all;
}

}  // namespace

base::Answer<YearlyReport> report_of(SituationRoom const& room, int year) {
  auto const discussions = gathered(room, year, year);
  if (!discussions) return std::unexpected(discussions.error());
  auto const out = room.database.read([&](store::Reader& reader) { return released_of(reader, room.board, year); });
  return yearly_report(*discussions, room.catalogue(), release_rule, out);
}

base::Answer<void> release_year(SituationRoom const& room, int year, ReleaseHand const& hand) {
  auto const report = report_of(room, year);
  if (!report) return std::unexpected(report.error());
  if (report->stopped) return base::refuse(base::RefusalCode::release_stopped, {{"inference", report->inference}});
  Release const release{base::to_text(base::make_uuid(room.clock)), year, hand.at, hand.person};
  room.database.write([&](store::Writer& writer) { insert_release(writer, room.board, release, *report); });
  return room.outside.publish ? room.outside.publish(public_report(room, release, *report)) : base::Answer<void>{};
}

base::Answer<void> withdraw_year(SituationRoom const& room, int year, WithdrawalReason reason,
                                 ReleaseHand const& hand) {
  auto const releases = room.database.read([&](store::Reader& reader) { return list_releases(reader, room.board); });
  auto const stands = [&](Release const& release) { return release.year == year && !release.withdrawn_at; };
  if (std::ranges::none_of(releases, stands)) return base::refuse_field("year", message_id("Choose one of the list"));
  if (room.outside.withdraw) {
    auto const words = in_both(room, [&](web::Tongue const& tongue) { return tongue.text(label_of(reason)); });
    if (auto const done = room.outside.withdraw({year, hand.at, hand.person, words}); !done) return done;
  }
  room.database.write([&](store::Writer& writer) {
    insert_withdrawal(writer, room.board, year, base::spelling_of(reason), hand.person, hand.at);
  });
  return {};
}

}  // namespace wardmote::situation
