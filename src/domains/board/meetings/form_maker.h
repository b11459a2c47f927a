#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "domains/board/meetings/act_forms.h"
#include "domains/board/meetings/words.h"
#include "web/context.h"

namespace wardmote::board {

/// Builds a form of the board's office, field by field: `act` is its name, which ends the path that it is sent to.
class FormMaker {
 public:
  FormMaker(std::string_view folder, std::string_view act, std::string_view label, web::Tongue const& tongue)
      : tongue_(tongue),
        form_{.act = std::string(act),
              .label = tongue.text(label),
              .path = std::string(folder) + "/" + std::string(act),
              .asks = true} {}

  FormMaker& field(std::string_view name, ActFieldKind kind, std::string_view label, std::string_view hint = {}) {
    form_.fields.push_back({.name = std::string(name),
                            .kind = kind,
                            .label = tongue_.text(label),
                            .hint = hint.empty() ? "" : tongue_.text(hint)});
    return *this;
  }
  /// What the field before holds at first.
  FormMaker& holding(std::string value) {
    form_.fields.back().value = std::move(value);
    return *this;
  }
  /// A paragraph that takes a text of many.
  FormMaker& text(std::string_view name, std::string_view label, std::string_view hint = {}) {
    field(name, ActFieldKind::paragraph, label, hint);
    form_.fields.back().is_long = true;
    return *this;
  }
  FormMaker& choice(std::string_view name, std::string_view label, std::vector<web::FormOption> options,
                    std::string_view hint = {}) {
    field(name, ActFieldKind::choice, label, hint);
    form_.fields.back().options = std::move(options);
    return *this;
  }
  /// Of every value of an enumeration that has a `label_of`; `usual` is chosen.
  template <class Choice>
  FormMaker& choice_of_all(std::string_view name, std::string_view label, Choice usual = {}) {
    std::vector<web::FormOption> options;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
      options.push_back({enumerator.name, tongue_.text(label_of(enumerator.value)), enumerator.value == usual});
    });
    return choice(name, label, std::move(options));
  }
  ActForm take() { return std::move(form_); }

 private:
  web::Tongue const& tongue_;
  ActForm form_;
};

}  // namespace wardmote::board
