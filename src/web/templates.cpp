#include "web/templates.h"

#include <fstream>
#include <kainjow/mustache.hpp>
#include <map>
#include <sstream>
#include <stdexcept>

#include "base/ensure.h"
#include "base/text.h"
#include "web/page_words.h"

namespace wardmote::web {
namespace {

namespace mustache = kainjow::mustache;

constexpr int partial_depth_max = 16;

std::string read_template(std::string const& folder, std::string const& name) {
  auto const file = folder + "/" + name + ".mustache";
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("The template " + file + " cannot be read.");
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The text with its partials put in. kainjow would parse a partial again for each row of a list.
std::string with_partials(std::string const& folder, std::string const& name, int depth) {
  if (depth > partial_depth_max) throw std::runtime_error("The template " + name + " includes itself.");
  auto const text = read_template(folder, name);
  std::string whole;
  for (std::size_t at = 0; at < text.size();) {
    auto const tag = text.find("{{>", at);
    whole += text.substr(at, tag - at);
    if (tag == std::string::npos) break;
    auto const end = text.find("}}", tag);
    if (end == std::string::npos) throw std::runtime_error("The template " + name + " has an unclosed {{>.");
    whole += with_partials(folder, std::string(base::trimmed(std::string_view(text).substr(tag + 3, end - tag - 3))),
                           depth + 1);
    at = end + 2;
  }
  return whole;
}

/// A value that is not escaped is a door for scripts: only a layout has one, for the page that was escaped already.
void check_escaped(std::string const& page, std::string text) {
  static constexpr std::string_view content = "{{{content}}}";
  if (auto const at = text.find(content); (page == "layout" || page == paper_template) && at != std::string::npos)
    text.erase(at, content.size());
  if (text.find("{{{") != std::string::npos || text.find("{{&") != std::string::npos)
    throw std::runtime_error("The template " + page + " prints a value unescaped. Use {{name}}.");
}

void replace_all(std::string& text, std::string const& from, std::string const& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// A view may well have a member `date` or `number`: so that {{#date}}{{date}}{{/date}} finds the word outside and the
/// member inside, words are kept under names that no member has.
std::string with_marked_words(std::string text, std::vector<std::string> const& words) {
  for (auto const& word : words) {
    replace_all(text, "{{#" + word + "}}", "{{#" + marked_word(word) + "}}");
    replace_all(text, "{{/" + word + "}}", "{{/" + marked_word(word) + "}}");
  }
  return text;
}

mustache::data data_of(Value const& value);

struct ToData {
  mustache::data operator()(std::monostate) const { return false; }
  mustache::data operator()(bool truth) const { return truth; }
  mustache::data operator()(std::int64_t number) const { return std::to_string(number); }
  mustache::data operator()(double number) const { return base::to_text(number); }
  mustache::data operator()(RawJson const&) const { return false; }
  mustache::data operator()(std::string const& text) const {
    // kainjow takes an empty text for true; a page means "is there something to say?".
    if (text.empty()) return false;
    return text;
  }
  mustache::data operator()(List const& list) const {
    mustache::list elements;
    elements.reserve(list.size());
    for (auto const& element : list) elements.push_back(data_of(element));
    return elements;
  }
  mustache::data operator()(Object const& object) const {
    mustache::data members(mustache::data::type::object);
    for (auto const& [name, value] : object) members[name] = data_of(value);
    return members;
  }
};

mustache::data data_of(Value const& value) { return std::visit(ToData{}, value.kinds()); }

mustache::data data_of_word(PageWord const& word) {
  return mustache::lambda2([write = word.write](std::string const& inside, mustache::renderer const& render) {
    return write(inside, [&render](std::string const& part) { return render(part, false); });
  });
}

}  // namespace

struct Templates::State {
  std::string folder;
  std::string time_zone;
  /// kainjow's render is not const, though it only reads a template that is well formed.
  mutable std::map<std::string, mustache::mustache> pages;
  std::map<Language, mustache::data> words;
  std::vector<std::string> word_names;
};

Templates::Templates(std::string folder, std::string time_zone) : state_(std::make_unique<State>()) {
  state_->folder = std::move(folder);
  state_->time_zone = std::move(time_zone);
}

Templates::~Templates() = default;

void Templates::load(std::string const& page) {
  if (state_->pages.contains(page)) return;
  auto const text = with_marked_words(with_partials(state_->folder, page, 0), state_->word_names);
  check_escaped(page, text);
  mustache::mustache parsed(text);
  if (!parsed.is_valid())
    throw std::runtime_error("The template " + page + " is no mustache: " + parsed.error_message());
  state_->pages.emplace(page, std::move(parsed));
}

void Templates::speak(Tongue const& tongue) {
  mustache::data words(mustache::data::type::object);
  state_->word_names.clear();
  for (auto const& word : page_words(tongue, state_->time_zone)) {
    words[marked_word(word.name)] = data_of_word(word);
    state_->word_names.push_back(word.name);
  }
  state_->words.insert_or_assign(tongue.language(), std::move(words));
}

std::string Templates::render(std::string const& page, Language language, std::vector<Value> const& scopes) const {
  auto const at = state_->pages.find(page);
  ENSURE(at != state_->pages.end());
  std::vector<mustache::data> data;
  data.reserve(scopes.size());
  for (auto const& scope : scopes) data.push_back(data_of(scope));
  mustache::context<std::string> context(&state_->words.at(language));
  for (auto const& scope : data) context.push(&scope);
  auto html = at->second.render(context);
  ENSURE(at->second.is_valid());
  return html;
}

}  // namespace wardmote::web
