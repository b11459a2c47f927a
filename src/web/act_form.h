#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "web/context.h"
#include "web/form_fields.h"

namespace wardmote::web {

/// `boxes`: any number of options; the form's member is a list.
enum class ActFieldKind { hidden, line, paragraph, choice, radios, boxes, day };
BOOST_DESCRIBE_ENUM(ActFieldKind, hidden, line, paragraph, choice, radios, boxes, day)

/// What a form asks for; `name` is that of the form's member.
struct ActField {
  std::string name{};
  ActFieldKind kind = ActFieldKind::line;
  std::string label{};
  std::string hint{};
  std::string value{};
  bool is_long = false;               ///< a paragraph that takes a text of many
  std::vector<FormOption> options{};  ///< of a choice, of radios, of boxes
};
BOOST_DESCRIBE_STRUCT(ActField, (), (name, kind, label, hint, value, is_long, options))

/// The form of one act, as kit/act_fields shows it; given back as it was filled in when it is refused (refused_form.h).
struct ActForm {
  std::string act{};
  std::string label{};
  std::string path{};  ///< that it is sent to, without language
  bool asks = false;   ///< something beside the button
  std::vector<ActField> fields{};
};
BOOST_DESCRIBE_STRUCT(ActForm, (), (act, label, path, asks, fields))

/// Builds a form field by field: `act` is its name, which ends the path that it is sent to.
class FormMaker {
 public:
  FormMaker(std::string_view folder, std::string_view act, std::string_view label, Tongue const& tongue)
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
  FormMaker& options(ActFieldKind kind, std::string_view name, std::string_view label, std::vector<FormOption> options,
                     std::string_view hint = {}) {
    field(name, kind, label, hint);
    form_.fields.back().options = std::move(options);
    return *this;
  }
  FormMaker& choice(std::string_view name, std::string_view label, std::vector<FormOption> options,
                    std::string_view hint = {}) {
    return this->options(ActFieldKind::choice, name, label, std::move(options), hint);
  }
  /// Of every value of an enumeration that has a `label_of`; `usual` is chosen.
  template <class Choice>
  FormMaker& choice_of_all(std::string_view name, std::string_view label, Choice usual = {}) {
    std::vector<FormOption> options;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
      options.push_back({enumerator.name, tongue_.text(label_of(enumerator.value)), enumerator.value == usual});
    });
    return choice(name, label, std::move(options));
  }
  ActForm take() { return std::move(form_); }

 private:
  Tongue const& tongue_;
  ActForm form_;
};

}  // namespace wardmote::web
