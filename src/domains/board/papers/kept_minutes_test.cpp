#include "domains/board/papers/kept_minutes.h"

#include <fstream>

#include "domains/board/kept_bytes.h"
#include "domains/board/meetings/demo_meetings.h"
#include "domains/board/meetings/meeting_store.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"
#include "web/tongue.h"

namespace wardmote::board {
namespace {

using Print = std::function<std::optional<std::string>(std::string const& path, web::Language language)>;

std::string const home = WARDMOTE_SOURCE_DIR "/demo";

std::string text_of(std::string const& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The demonstration's meetings, of which one waits to be sealed.
class KeptMinutes : public tests::OnBothDatabases {
 protected:
  KeptMinutes() {
    migrate(migrations());
    EXPECT_TRUE(make_demo_meetings(room, text_of(home + "/meetings.yaml"), home, "test", [](std::string const&) {}));
    for (auto const& head : heads())
      if (head.state == MeetingState::minutes_adopted) meeting = head.name;
  }
  std::vector<MeetingHead> heads() {
    return database().read([&](store::Reader& reader) { return list_meetings(reader, board); });
  }
  MeetingState state() {
    for (auto const& head : heads())
      if (head.name == meeting) return head.state;
    return MeetingState::planned;
  }
  base::Answer<void> seal(Print const& print) {
    web::Reply reply;
    return seal_with_pdf(
        room, meeting, {.at = clock.now(), .by = "clerk", .act = MeetingAct::seal_meeting},
        {.tongue = *english, .principal = {}, .now = clock.now(), .path = "/", .reply = reply, .pdf_of = print});
  }
  std::optional<MinutesPdf> kept() {
    return database().read([&](store::Reader& reader) { return find_kept_minutes(reader, board, meeting); });
  }

  std::unique_ptr<web::Tongue> english = web::make_tongue(web::Language::en, WARDMOTE_BINARY_DIR "/locale");
  std::unique_ptr<web::Tongue> french = web::make_tongue(web::Language::fr, WARDMOTE_BINARY_DIR "/locale");
  BoardRoom room{.database = database(),
                 .board = board,
                 .clock = clock,
                 .tongue = [this](web::Language language) -> web::Tongue const& {
                   return language == web::Language::fr ? *french : *english;
                 },
                 .files_folder = (fresh.folder() / "files").string()};
  std::string meeting;
};
WARDMOTE_ON_BOTH_DATABASES(KeptMinutes);

TEST_P(KeptMinutes, are_the_very_bytes_that_were_printed_before_the_seal_in_both_languages) {
  ASSERT_TRUE(seal([&](std::string const& path, web::Language language) {
    EXPECT_EQ(path, "/meetings/" + meeting + "/minutes");
    EXPECT_EQ(state(), MeetingState::minutes_adopted);
    return std::string("%PDF of ") + std::string(web::code_of(language));
  }));
  EXPECT_EQ(state(), MeetingState::sealed);
  auto const pdf = kept();
  ASSERT_TRUE(pdf);
  EXPECT_EQ(kept_bytes(room, pdf->english), "%PDF of en");
  EXPECT_EQ(kept_bytes(room, pdf->french), "%PDF of fr");
  EXPECT_EQ(database().read(files_referred_to).count(pdf->french), 1U);
  std::ofstream(store::FileStore(room.files_folder).path_of(pdf->english)) << "other bytes";
  EXPECT_EQ(kept_bytes(room, pdf->english), std::nullopt);
}

TEST_P(KeptMinutes, are_missing_where_a_language_cannot_be_printed_and_the_meeting_is_sealed_all_the_same) {
  ASSERT_TRUE(seal([](std::string const&, web::Language language) {
    return language == web::Language::en ? std::optional<std::string>("%PDF") : std::nullopt;
  }));
  EXPECT_EQ(state(), MeetingState::sealed);
  EXPECT_FALSE(kept());
}

TEST_P(KeptMinutes, are_not_printed_for_a_meeting_whose_minutes_are_not_adopted) {
  for (auto const& head : heads())
    if (head.state == MeetingState::minutes_drafted) meeting = head.name;
  EXPECT_FALSE(seal([](std::string const&, web::Language) -> std::optional<std::string> {
    ADD_FAILURE() << "printed";
    return std::nullopt;
  }));
  EXPECT_FALSE(kept());
}

}  // namespace
}  // namespace wardmote::board
