#include "domains/evidence/analyses/result_node.h"

#include <nlohmann/json.hpp>

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

Json const nothing;

Json const& json_at(void const* at) { return *static_cast<Json const*>(at); }

}  // namespace

struct ResultNode::Tree {
  Json root;
  bool is_sound = true;
};

ResultNode ResultNode::of(std::string_view text) {
  auto tree = std::make_shared<Tree>(Tree{Json::parse(text, nullptr, false)});
  auto const* const root = &tree->root;
  return {std::move(tree), root};
}

ResultNode ResultNode::member(char const* name) const {
  auto const& json = json_at(at_);
  if (json.is_object())
    if (auto const found = json.find(name); found != json.end()) return {tree_, &*found};
  spoil();
  return {tree_, &nothing};
}

std::vector<ResultNode> ResultNode::items(char const* name) const {
  auto const list = member(name);
  std::vector<ResultNode> all;
  auto const& json = json_at(list.at_);
  if (!json.is_array())
    spoil();
  else
    for (auto const& one : json) all.push_back({tree_, &one});
  return all;
}

bool ResultNode::is_null() const { return json_at(at_).is_null(); }

std::int64_t ResultNode::whole() const {
  auto const& json = json_at(at_);
  if (json.is_number_integer()) return json.get<std::int64_t>();
  spoil();
  return 0;
}

double ResultNode::number() const {
  auto const& json = json_at(at_);
  if (json.is_number()) return json.get<double>();
  spoil();
  return 0;
}

bool ResultNode::truth() const {
  auto const& json = json_at(at_);
  if (!json.is_boolean()) spoil();
  return json.is_boolean() && json.get<bool>();
}

std::string ResultNode::text() const {
  auto const& json = json_at(at_);
  if (json.is_string()) return json.get<std::string>();
  spoil();
  return {};
}

base::LocalDate ResultNode::date() const {
  auto const found = base::date_of(text());
  if (!found) spoil();
  return found.value_or(base::LocalDate{});
}

bool ResultNode::is_sound() const { return tree_->is_sound; }

void ResultNode::spoil() const { tree_->is_sound = false; }

}  // namespace wardmote::evidence
