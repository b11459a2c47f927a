#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"
#include "store/canonical_json.h"

namespace wardmote::store {

/// A described struct of texts and lists of texts as one canonical text, to be sealed or hashed. The texts of a list hold no line
/// break (ENSURE).
template <class Words>
std::string text_of_described(Words const& words) {
  std::map<std::string, std::string> texts;
  boost::mp11::mp_for_each<boost::describe::describe_members<Words, boost::describe::mod_public>>([&](auto member) {
    auto const& value = words.*member.pointer;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) {
      texts.emplace(member.name, value);
    } else {
      auto& lines = texts[member.name];
      for (auto const& line : value) {
        ENSURE(line.find('\n') == std::string::npos);
        (lines += line) += '\n';
      }
    }
  });
  return canonical_json(texts);
}

/// What `text_of_described` was made of; a member that the text lacks stays empty.
template <class Words>
Words described_of_text(std::string_view text) {
  auto texts = texts_of_json(text);
  ENSURE(texts.has_value());
  Words words;
  boost::mp11::mp_for_each<boost::describe::describe_members<Words, boost::describe::mod_public>>([&](auto member) {
    auto const found = texts->find(member.name);
    if (found == texts->end()) return;
    auto& value = words.*member.pointer;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) {
      value = std::move(found->second);
    } else {
      for (auto const line : base::split(found->second, '\n'))
        if (!line.empty()) value.emplace_back(line);
    }
  });
  return words;
}

}  // namespace wardmote::store
