#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domains/situation/discussion.h"
#include "domains/situation/purge/purge.h"
#include "world.h"

// Who sees and does what at the Situation Table, found out on the whole program and written down line by line; tests/policy/table_matrix.json is
// the same as it was reviewed.
namespace wardmote::policy_test {

struct TableLine {
  std::string name;
  std::function<std::string()> found;
};

/// The agencies of these worlds: of whoever asks, and of two others.
inline constexpr std::string_view own = "own", other = "other", third = "third";

/// A world whose table holds a discussion for each stage and each relation of the askers' agency to it. The representative, the chair, the recorder and
/// the coordinator all sit for that agency.
class TableMatrix {
 public:
  explicit TableMatrix(World& world);
  /// "rules", "reads" …, in their order.
  static std::vector<std::string> sections();
  /// The lines of a section. Each leaves the table as it was.
  std::vector<TableLine> lines(std::string const& section);

 private:
  /// One of the discussions: "filter_4, assisting".
  struct Place {
    std::string words;
    situation::Discussion discussion;
    std::int64_t age_days = 2;
    bool is_shed = false;
    std::string held_by{};
  };
  void put_people();
  void put_places();
  void put(Place const& place);
  void put_draft_of(std::string_view agency, std::string const& id);
  /// Of the draft that was put last: a key that was destroyed seals nothing again.
  std::string id_of_draft(std::string_view agency) const;
  void put_issues();
  void hold_sitting(bool is_reminded, bool is_blank, bool goes_on = false);
  void forget(std::vector<std::string> const& relations);

  std::vector<TableLine> rules();
  std::vector<TableLine> decisions();
  std::vector<TableLine> reads();
  std::vector<TableLine> acts();
  std::vector<TableLine> holds();
  std::vector<TableLine> lists();
  std::vector<TableLine> drafts();
  std::vector<TableLine> sittings();
  std::vector<TableLine> issues();
  struct Kind;
  void add_issue_lines(Kind const& kind, std::vector<TableLine>& lines);
  std::vector<TableLine> seats();
  std::vector<TableLine> proofs();

  World::Answer get(std::string const& asker, std::string const& address);
  World::Answer post(std::string const& asker, std::string const& address, std::string const& form = "");
  /// "done", or the code of the refusal; `is_old`: with a proof of eleven minutes ago.
  std::string outcome(std::string const& asker, std::string const& address, std::string const& form = "",
                      bool is_old = false);
  std::string words_of(std::string const& number) const;

  World& world_;
  std::vector<Place> places_;
  int draft_rounds_ = 0;
};

/// The reviewed table: section → line → what was found.
std::map<std::string, std::map<std::string, std::string>> reviewed_table();

}  // namespace wardmote::policy_test
