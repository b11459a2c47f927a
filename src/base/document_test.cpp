#include "base/document.h"

#include <gtest/gtest.h>

namespace wardmote::base {
namespace {

TEST(Document, KeepsTextsListsAndMembersWithTheirLines) {
  auto const document = document_of("name: Halton\ntowns:\n  - Milton\n  - {en: Oakville}\n", "a.yaml");
  ASSERT_TRUE(document);
  EXPECT_EQ((*document)["name"].text, "Halton");
  EXPECT_EQ((*document)["towns"].items.size(), 2u);
  EXPECT_EQ((*document)["towns"].items[1]["en"].text, "Oakville");
  EXPECT_EQ((*document)["towns"].items[1].line, 4);
}

TEST(Document, GivesAnEmptyPieceForAMemberThatIsNotThere) {
  EXPECT_EQ((*document_of("a: 1", "a.yaml"))["b"]["c"].kind, Document::Kind::nothing);
}

TEST(Document, RefusesWhatIsNoYamlNamingTheLine) {
  auto const document = document_of("a: 1\nb: [1, 2\nc: }", "a.yaml");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, RefusalCode::file_unreadable);
  EXPECT_EQ(document.error().values.at("file"), "a.yaml");
  EXPECT_NE(document.error().values.at("reason").find("line 3"), std::string::npos);
}

TEST(Document, RefusesNestingWithoutEnd) {
  EXPECT_FALSE(document_of(std::string(100, '[') + std::string(100, ']'), "deep.yaml"));
}

}  // namespace
}  // namespace wardmote::base
