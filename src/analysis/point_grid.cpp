#include "analysis/point_grid.h"

#include "base/ensure.h"

namespace wardmote::analysis {
namespace {

struct Box {
  double x, y, width, height;
};

Box box_of(std::span<double const> x, std::span<double const> y) {
  auto const [left, right] = std::ranges::minmax(x);
  auto const [bottom, top] = std::ranges::minmax(y);
  return {left, bottom, right - left, top - bottom};
}

}  // namespace

PointGrid::PointGrid(std::span<double const> x, std::span<double const> y, double side) : side_(side) {
  ENSURE(x.size() == y.size() && side > 0);
  first_.assign(2, 0);
  if (x.empty()) return;
  auto const box = box_of(x, y);
  x_min_ = box.x;
  y_min_ = box.y;
  auto const cells = [&] { return (std::floor(box.width / side_) + 1) * (std::floor(box.height / side_) + 1); };
  while (cells() > 4 * static_cast<double>(x.size()) + 16) side_ *= 1.5;
  columns_ = static_cast<std::size_t>(box.width / side_) + 1;
  rows_ = static_cast<std::size_t>(box.height / side_) + 1;
  first_.assign(columns_ * rows_ + 1, 0);
  std::vector<std::size_t> cell_of(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    cell_of[i] = cell(y[i], y_min_, rows_) * columns_ + cell(x[i], x_min_, columns_);
    ++first_[cell_of[i] + 1];
  }
  for (std::size_t c = 1; c < first_.size(); ++c) first_[c] += first_[c - 1];
  points_.resize(x.size());
  auto next = first_;
  for (std::size_t i = 0; i < x.size(); ++i) points_[next[cell_of[i]]++] = static_cast<std::uint32_t>(i);
}

double PointGrid::side_for(std::span<double const> x, std::span<double const> y, double points) {
  auto const box = box_of(x, y);
  double const area = std::max(box.width * box.height, std::max(box.width, box.height) * 1e-6);
  double const side = std::sqrt(area * points / static_cast<double>(x.size()));
  return side > 0 ? side : 1;
}

}  // namespace wardmote::analysis
