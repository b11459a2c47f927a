#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"

namespace wardmote::board {

/// A section of a statement as its author writes it: message ids.
struct StatementSection {
  std::string_view heading;
  std::vector<std::string_view> paragraphs{};
  std::vector<std::string_view> items{};
};

struct Statement {
  std::string_view title;
  std::string_view lead;
  std::vector<StatementSection> sections{};
};

/// What Wardmote does for people who read, hear or move differently; how that is tested, and what is not.
Statement const& accessibility_statement();

/// What Wardmote keeps about whoever visits: nothing; and how that is so.
Statement const& privacy_statement();

struct SectionView {
  std::string heading{};
  std::vector<std::string> paragraphs{};
  std::vector<std::string> items{};
  bool has_items = false;
};
BOOST_DESCRIBE_STRUCT(SectionView, (), (heading, paragraphs, items, has_items))

struct StatementView {
  std::string title{};
  std::string lead{};
  std::vector<SectionView> sections{};
};
BOOST_DESCRIBE_STRUCT(StatementView, (), (title, lead, sections))

StatementView statement_view(Statement const& statement, web::Tongue const& tongue);

}  // namespace wardmote::board
