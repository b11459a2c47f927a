#include "web/refused_form.h"

#include <algorithm>

namespace wardmote::web {
namespace {

void set(Object& object, std::string const& name, Value value) {
  auto const at = std::ranges::find(object, name, &Object::value_type::first);
  if (at == object.end())
    object.emplace_back(name, std::move(value));
  else
    at->second = std::move(value);
}

std::string text_of(Value const& value) {
  auto const* const text = std::get_if<std::string>(&value.kinds());
  return text == nullptr ? std::string() : *text;
}

class RefusedForm {
 public:
  RefusedForm(std::string_view path, Parameters const& entered, std::vector<FormError> const& errors)
      : path_(path), entered_(entered), errors_(errors) {}

  Value within(Value const& value) const {
    if (auto const* const list = std::get_if<List>(&value.kinds())) return each(*list, &RefusedForm::within);
    auto const* const object = std::get_if<Object>(&value.kinds());
    if (object == nullptr) return value;
    auto const* const fields = std::get_if<List>(&value["fields"].kinds());
    if (fields != nullptr && text_of(value["path"]) == path_) return refused(*object, *fields);
    Object copy;
    for (auto const& [name, member] : *object) copy.emplace_back(name, within(member));
    return Value(std::move(copy));
  }

 private:
  Value each(List const& list, Value (RefusedForm::*make)(Value const&) const) const {
    List copy;
    for (auto const& element : list) copy.push_back((this->*make)(element));
    return Value(std::move(copy));
  }
  std::string message_for(std::string_view field) const {
    auto const at = std::ranges::find(errors_, field, &FormError::field);
    return at == errors_.end() ? std::string() : at->message;
  }
  Value refused(Object form, List const& fields) const {
    set(form, "is_refused", Value(true));
    set(form, "error", Value(message_for("")));
    set(form, "fields", each(fields, &RefusedForm::filled));
    return Value(std::move(form));
  }
  Value filled(Value const& field) const {
    auto const* const members = std::get_if<Object>(&field.kinds());
    if (members == nullptr) return field;
    auto copy = *members;
    auto const name = text_of(field["name"]);
    auto const at = name.starts_with("password") ? entered_.end() : entered_.find(name);  // secrets are entered anew
    auto const value = at == entered_.end() ? std::string() : at->second;
    set(copy, "value", Value(value));
    set(copy, "error", Value(message_for(name)));
    auto const* const options = std::get_if<List>(&field["options"].kinds());
    if (options == nullptr || options->empty()) return Value(std::move(copy));
    List marked;
    bool is_gone = true;
    for (auto const& option : *options) {
      auto const is_chosen = text_of(option["value"]) == value;
      is_gone = is_gone && !is_chosen;
      auto members_of_option = std::get<Object>(option.kinds());
      set(members_of_option, "is_chosen", Value(is_chosen));
      marked.emplace_back(std::move(members_of_option));
    }
    set(copy, "is_gone", Value(is_gone));
    set(copy, "options", Value(std::move(marked)));
    return Value(std::move(copy));
  }

  std::string_view path_;
  Parameters const& entered_;
  std::vector<FormError> const& errors_;
};

}  // namespace

Value with_refused_form(Value const& view, std::string_view path, Parameters const& entered,
                        std::vector<FormError> const& errors) {
  return RefusedForm(path, entered, errors).within(view);
}

}  // namespace wardmote::web
