#pragma once

#include <optional>

#include "domains/situation/learning/cooccurring.h"
#include "domains/situation/learning/drawn.h"
#include "web/context.h"

namespace wardmote::situation {

struct DendrogramLeaf {
  std::string label{};
  std::vector<DrawnLine> lines{};
  std::optional<std::int64_t> step{};  ///< that it is joined at first; nothing: with no other
};
BOOST_DESCRIBE_STRUCT(DendrogramLeaf, (), (label, lines, step))

/// Two groups of categories become one.
struct DendrogramStep {
  std::int64_t step = 0;  ///< 1, 2 …: the most alike first
  std::vector<std::string> first{}, second{};
  double likeness = 0;        ///< Jaccard, mean over the members of the one and of the other: above 0, to 1
  std::string path{};         ///< of an SVG path: the bracket
  std::int64_t x = 0, y = 0;  ///< of its middle
};
BOOST_DESCRIBE_STRUCT(DendrogramStep, (), (step, first, second, likeness, path, x, y))

/// A line of the scale, and how its words hang on it.
struct DendrogramTick {
  std::int64_t x = 0;
  double likeness = 0;
  std::string anchor{};  ///< of SVG: "start", "middle", "end"
};
BOOST_DESCRIBE_STRUCT(DendrogramTick, (), (x, likeness, anchor))

struct MostAlike {
  std::string first{}, second{};
  double likeness = 0;
};
BOOST_DESCRIBE_STRUCT(MostAlike, (), (first, second, likeness))

/// Categories one below another, and to their right the brackets that join them, the less alike the farther out. What has no likeness at all
/// is not joined.
struct DendrogramView {
  std::int64_t width = drawing_width, height = 0;
  std::int64_t grid_height = 0, tick_y = 0;  ///< down to where the lines of the scale reach, and where its words stand
  std::optional<MostAlike> most_alike{};     ///< the first step
  std::vector<DendrogramTick> ticks{};
  std::vector<DendrogramLeaf> leaves{};
  std::vector<DendrogramStep> steps{};
  std::vector<std::string> left_out{};
};
BOOST_DESCRIBE_STRUCT(DendrogramView, (),
                      (width, height, grid_height, tick_y, most_alike, ticks, leaves, steps, left_out))

/// Pure.
DendrogramView dendrogram_of(Cooccurring const& learned, Catalogue const& catalogue, web::Language language);

}  // namespace wardmote::situation
