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
    if (text_of(value["path"]) == path_ && has_fields(*object) && is_meant(value["key"])) return refused(*object);
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
  static bool is_field(Object::value_type const& member) {
    return member.first != "key" && std::holds_alternative<Object>(member.second.kinds()) &&
           !text_of(member.second["name"]).empty();
  }
  static bool is_list_of_fields(Object::value_type const& member) {
    return member.first == "fields" && std::holds_alternative<List>(member.second.kinds());
  }
  static bool has_fields(Object const& form) {
    return std::ranges::any_of(form, [](auto const& member) { return is_field(member) || is_list_of_fields(member); });
  }
  /// Whether the key of a form, if it has one, is what was sent.
  bool is_meant(Value const& key) const {
    auto const name = text_of(key["name"]);
    return name.empty() || was_entered(name, text_of(key["value"]));
  }
  bool was_entered(std::string const& name, std::string const& value) const {
    auto const [first, last] = entered_.equal_range(name);
    return std::any_of(first, last, [&](auto const& sent) { return sent.second == value; });
  }
  Value refused(Object form) const {
    for (auto& member : form) {
      if (is_field(member))
        member.second = filled(member.second);
      else if (is_list_of_fields(member))
        member.second = each(std::get<List>(member.second.kinds()), &RefusedForm::filled);
    }
    set(form, "is_refused", Value(true));
    set(form, "error", Value(message_for("")));
    return Value(std::move(form));
  }
  Value filled(Value const& field) const {
    auto const* const members = std::get_if<Object>(&field.kinds());
    if (members == nullptr) return field;
    auto copy = *members;
    auto const name = text_of(field["name"]);
    auto const at = is_shown_again(name) ? entered_.find(name) : entered_.end();
    auto const value = at == entered_.end() ? std::string() : at->second;
    set(copy, "value", Value(value));
    set(copy, "error", Value(message_for(name)));
    if (auto const* const options = std::get_if<List>(&field["options"].kinds()); options && !options->empty()) {
      auto const shown = marked(*options, name, "value", "is_chosen");
      set(copy, "is_gone", Value(!shown.has_chosen));
      set(copy, "options", Value(shown.options));
    }
    if (auto const* const groups = std::get_if<List>(&field["groups"].kinds()))
      set(copy, "groups", Value(groups_marked(*groups, name)));
    return Value(std::move(copy));
  }

  struct Marked {
    List options;
    bool has_chosen = false;
  };
  List groups_marked(List const& groups, std::string const& name) const {
    List copy;
    for (auto const& group : groups) {
      auto const* const choices = std::get_if<List>(&group["choices"].kinds());
      if (choices == nullptr) return groups;
      auto members = std::get<Object>(group.kinds());
      set(members, "choices", Value(marked(*choices, name, "code", "chosen").options));
      copy.emplace_back(std::move(members));
    }
    return copy;
  }
  Marked marked(List const& options, std::string const& name, std::string const& value,
                std::string const& chosen) const {
    Marked shown;
    for (auto const& option : options) {
      auto const is_chosen = was_entered(name, text_of(option[value]));
      shown.has_chosen = shown.has_chosen || is_chosen;
      auto members = std::get<Object>(option.kinds());
      set(members, chosen, Value(is_chosen));
      shown.options.emplace_back(std::move(members));
    }
    return shown;
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
