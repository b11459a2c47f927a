#include "domains/closed/demo_matter.h"

#include <algorithm>

#include "base/document.h"
#include "base/hash.h"
#include "domains/closed/matter_words.h"

namespace wardmote::closed {
namespace {

using enum MatterAct;

/// Those who were there and take part vote for it, the last of them abstains.
base::Answer<MatterWords> demo_motion(ClosedItem const& item, std::string const& text) {
  MatterWords order{.text = text, .decides = "direction", .rule = "majority_of_votes_cast"};
  std::vector<std::string> voting;
  for (auto const& seat : item.seats)
    if (seat.has_attended && !takes_no_part(seat, {})) voting.push_back(seat.member);
  for (auto const& member : voting) order.votes += (member == voting.back() ? "abstain " : "yes ") + member + '\n';
  if (voting.size() > 1) {
    order.mover = voting[0];
    order.seconder = voting[1];
  }
  return decided(order, item.seats, {});
}

MatterWords attachment_words(std::string const& name, std::string_view pdf) {
  return {.title = name,
          .file_kind = "pdf",
          .file_hash = base::to_hex(base::hash_of(pdf)),
          .file_bytes = std::to_string(pdf.size()),
          .file_key = std::string(own_key)};
}

base::Answer<std::vector<MatterEntry>> demo_log(ClosedItem const& item, base::Document const& says,
                                                std::string_view pdf) {
  auto const motion = demo_motion(item, says["direction"].text);
  if (!motion) return std::unexpected(motion.error());
  return std::vector<MatterEntry>{
      {.act = put_paper, .words = {.title = says["paper_title"].text, .text = says["paper"].text}},
      {.act = attach_file, .words = attachment_words(says["attachment_name"].text, pdf)},
      {.act = record_note, .words = {.text = says["note"].text}},
      {.act = record_direction, .words = *motion},
      {.act = propose_report, .words = {.text = says["report_en"].text, .text_fr = says["report_fr"].text}}};
}

base::Answer<void> write_demo_entry(ClosedRoom const& room, ClosedItem const& item, MatterEntry const& entry,
                                    std::string_view pdf) {
  auto const pieces = sealed_pieces(room.vault, room.board, item.matter(), entry.sequence,
                                    entry.act == attach_file ? pdf : std::string_view());
  if (!pieces) return std::unexpected(pieces.error());
  auto const resting = sealed(room.vault, room.board, item.matter(), entry);
  if (!resting) return std::unexpected(resting.error());
  room.database.write(
      [&](store::Writer& writer) { return append_entry(writer, room.board, item.matter(), *resting, *pieces); });
  return {};
}

}  // namespace

base::Answer<std::string> make_demo_matter(ClosedRoom const& room, web::Tongue const& tongue, std::string_view yaml,
                                           std::string_view pdf) {
  auto const says = base::document_of(yaml, "demo/closed.yaml");
  if (!says) return std::unexpected(says.error());
  auto const items = room.items("", tongue);
  auto const item = std::ranges::find_if(items, [&](ClosedItem const& one) {
    return one.title == (*says)["item"].text && one.takes_report && !one.seats.empty();
  });
  if (item == items.end()) return "";
  auto const held =
      room.database.read([&](store::Reader& reader) { return read_matter(reader, room.board, item->matter()); });
  if (!held.empty()) return "";
  auto log = demo_log(*item, *says, pdf);
  if (!log) return std::unexpected(log.error());
  for (std::int64_t sequence = 1; auto& entry : *log) {
    entry.sequence = sequence++;
    entry.at = room.clock.now();
    entry.by = entry.by_name = (*says)["by"].text;
    if (auto const written = write_demo_entry(room, *item, entry, pdf); !written)
      return std::unexpected(written.error());
  }
  return item->matter();
}

}  // namespace wardmote::closed
