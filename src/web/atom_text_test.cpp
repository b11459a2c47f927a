#include "web/atom_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wardmote::web {
namespace {

using testing::HasSubstr;
using testing::Not;

struct News {
  std::string slug;
  std::int64_t version = 1;
  std::string title;
  std::string moment;
};
BOOST_DESCRIBE_STRUCT(News, (), (slug, version, title, moment))

Feed const feed{.entries = "news",
                .key = "{slug}/{version}",
                .headline = "{title}",
                .updated = "moment",
                .path = "/news/{slug}",
                .text = "version {version}"};

FeedFrame frame(Language language = Language::en) {
  return {.key = "01900000-0000-7000-8000-000000000000",
          .path = "/news",
          .query = "year=2024&kind=a",
          .title = "News",
          .author = "The board",
          .language = language};
}

std::string atom(std::vector<News> const& news, FeedFrame const& about = frame()) {
  return atom_of(about, feed, to_value(news));
}

News const one{.slug = "one", .version = 2, .title = "A < B & \"C\"", .moment = "2026-11-23T12:00:00.000000Z"};

TEST(Atom, TextsAreEscapedAndWhatXmlCannotHoldIsLeftOut) {
  EXPECT_THAT(atom({one}), HasSubstr("<title>A &lt; B &amp; &quot;C&quot;</title>"));
  auto odd = one;
  odd.title = "bell\x07 and form\x0c feed";
  EXPECT_THAT(atom({odd}), HasSubstr("<title>bell and form feed</title>"));
  EXPECT_THAT(atom({one}), HasSubstr("href=\"/en/news.atom?year=2024&amp;kind=a\""));
}

TEST(Atom, AnEntryLeadsWhereItsPatternSaysWithEachPieceEncoded) {
  auto odd = one;
  odd.slug = "a/b?c";
  EXPECT_THAT(atom({odd}), HasSubstr("<link rel=\"alternate\" type=\"text/html\" href=\"/en/news/a%2Fb%3Fc\"/>"));
}

TEST(Atom, TheFeedIsAsNewAsItsNewestEntryAndAnElementWithoutADateIsNone) {
  auto older = one, undated = one;
  older.moment = "2025-01-01T00:00:00.000000Z";
  undated.moment = "";
  undated.title = "not read yet";
  auto const text = atom({older, one, undated});
  EXPECT_LT(text.find("<updated>2026-11-23T12:00:00.000000Z</updated>"), text.find("<entry>"));
  EXPECT_THAT(text, Not(HasSubstr("not read yet")));
  EXPECT_THAT(atom({}), HasSubstr("<updated>1970-01-01T00:00:00Z</updated>"));
}

/// From outside: python3 -c "import hashlib, uuid; h = bytearray(hashlib.blake2b(b'01900000-0000-7000-8000-000000000000\nen\n/news\none/2',
/// digest_size=32).digest()[:16]); h[6] = h[6] & 15 | 128; h[8] = h[8] & 63 | 128; print(uuid.UUID(bytes=bytes(h)))"
TEST(Atom, AnIdentifierIsTheSameForEver) {
  EXPECT_THAT(atom({one}), HasSubstr("<id>urn:uuid:90796a81-fb9a-89a5-9eab-a99c9b511479</id>"));
}

TEST(Atom, AnotherVersionOrLanguageIsAnotherEntry) {
  auto next = one;
  next.version = 3;
  EXPECT_THAT(atom({next}), Not(HasSubstr("90796a81-fb9a-89a5-9eab-a99c9b511479")));
  EXPECT_THAT(atom({one}, frame(Language::fr)), Not(HasSubstr("90796a81-fb9a-89a5-9eab-a99c9b511479")));
}

}  // namespace
}  // namespace wardmote::web
