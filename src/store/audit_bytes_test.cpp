#include "store/audit_bytes.h"

#include <gtest/gtest.h>

namespace wardmote::store {
namespace {

AuditLink link_made_by_hand() {
  return {.sequence = 258,
          .recorded_at = *base::instant_of("2026-11-23T13:46:33.000001Z"),
          .entry = {.board = *BoardId::of("01935a2b-7c00-7000-8000-000000000001"),
                    .actor = "command line",
                    .action = "import_dataset",
                    .subject = "séries",
                    .details = {{"rows", "12"}, {"file", "a \"b\".csv"}}},
          .previous = base::hash_of("before")};
}

// Made by Python's hashlib, from the description in audit_bytes.h alone:
//   f = lambda b: len(b).to_bytes(8, "big") + b
//   h = lambda b: blake2b(b, digest_size=32).digest()
//   h(b"".join(map(f, [b"wardmote audit link 1", b"01935a2b-7c00-7000-8000-000000000001", (258).to_bytes(8, "big"),
//     b"2026-11-23T13:46:33.000001Z", b"command line", b"import_dataset", "séries".encode(),
//     b'{"file":"a \\"b\\".csv","rows":"12"}', h(b"before")]))).hex()
TEST(AuditBytes, can_be_made_again_by_a_stranger) {
  EXPECT_EQ(base::to_hex(hash_of_link(link_made_by_hand())),
            "fb81b1837c9320a9b9eb76b9f4364169ba990bdde97577e9245bdbfe6dced0aa");
}

TEST(AuditBytes, differ_when_text_moves_from_one_field_to_the_next) {
  auto moved = link_made_by_hand();
  moved.entry.actor = "command ";
  moved.entry.action = "lineimport_dataset";
  EXPECT_NE(canonical_bytes(moved), canonical_bytes(link_made_by_hand()));
}

}  // namespace
}  // namespace wardmote::store
