#include "domains/evidence/layout_field.h"

#include <algorithm>

namespace wardmote::evidence {

using base::Document;

std::size_t FieldReader::column(Document const& piece, bool may_be_missing) {
  auto const name = text_.text(piece, "the name of a column");
  auto const found = std::find_if(shape_.columns.begin(), shape_.columns.end(),
                                  [&](auto const& column) { return column.name == name; });
  if (found == shape_.columns.end()) {
    shape_.columns.push_back({.name = name, .may_be_missing = may_be_missing});
    return shape_.columns.size() - 1;
  }
  found->may_be_missing = found->may_be_missing && may_be_missing;
  return static_cast<std::size_t>(found - shape_.columns.begin());
}

/// A single text stands for a list of one; the empty text is a text too.
std::vector<std::string> FieldReader::texts(Document const& piece, std::string_view what) {
  std::vector<std::string> list;
  if (piece.kind == Document::Kind::text) return {piece.text};
  for (auto const& item : piece.items) {
    if (item.kind != Document::Kind::text) text_.fail(item, std::string(what) + ": a list of texts is needed");
    list.push_back(item.text);
  }
  if (list.empty()) text_.fail(piece, std::string(what) + " is missing; give a text or a list of texts");
  return list;
}

Condition FieldReader::condition(Document const& piece) {
  text_.check_members(piece, {"column", "is", "reason"});
  return {.column = column(piece["column"], false), .values = texts(piece["is"], "is")};
}

void FieldReader::read_lookup(Step& step, Document const& piece) {
  text_.check_members(piece, {"of", "otherwise", "others"});
  auto const& list = piece["of"];
  if (list.kind != Document::Kind::object)
    text_.fail(is_given(list) ? list : piece, "a lookup needs “of” with its texts, as in “of: {A: a}”");
  for (auto const& [name, value] : list.members) {
    if (value.kind != Document::Kind::text) text_.fail(value, "the lookup of “" + name + "” gives no text");
    step.list.emplace(name, value.text);
  }
  if (is_given(piece["others"])) step.second = text_.text(piece["others"], "others");
  if (is_given(piece["otherwise"])) step.otherwise = text_.choice<Otherwise>(piece["otherwise"], "otherwise");
}

void FieldReader::read_argument(Step& step, Document const& piece) {
  if (step.kind == StepKind::lookup) return read_lookup(step, piece);
  if (step.kind == StepKind::nothing_if) {
    for (auto& text : texts(piece, "nothing_if")) step.list.emplace(std::move(text), "");
    return;
  }
  if (step.kind == StepKind::between) {
    auto const marks = texts(piece, "between");
    if (marks.size() != 2)
      return text_.fail(piece, "between needs the text before and the text behind, as in “between: [\"(\", \")\"]”");
    step.first = marks[0];
    step.second = marks[1];
    return;
  }
  step.first = text_.text(piece, base::spelling_of(step.kind));
  if (step.kind == StepKind::epoch_date || step.kind == StepKind::epoch_minute) {
    step.local_time = LocalTime::of(step.first);
    if (!step.local_time)
      text_.fail(piece, "there is no time zone called “" + step.first + "”; one is America/Toronto");
  } else if (auto const fault = fault_of_pattern(step.first); !fault.empty()) {
    text_.fail(piece, "the pattern “" + step.first + "”: " + fault);
  }
}

Step FieldReader::step(Document const& piece) {
  constexpr auto takes_nothing = [](StepKind kind) {
    return kind == StepKind::trim || kind == StepKind::collapse || kind == StepKind::upper || kind == StepKind::lower ||
           kind == StepKind::number || kind == StepKind::whole;
  };
  Step step;
  if (piece.kind == Document::Kind::text) {
    step.kind = text_.choice<StepKind>(piece, "the step");
    if (text_.is_sound() && !takes_nothing(step.kind))
      text_.fail(piece, "the step “" + piece.text + "” needs a value, as in “" + piece.text + ": …”");
    return step;
  }
  if (piece.kind != Document::Kind::object || piece.members.size() != 1) {
    text_.fail(piece, "a step is a word, or a word with its value, as in “date: \"%Y-%m-%d\"”");
    return step;
  }
  auto name = piece;
  name.kind = Document::Kind::text;
  name.text = piece.members[0].first;
  step.kind = text_.choice<StepKind>(name, "the step");
  if (text_.is_sound() && takes_nothing(step.kind)) text_.fail(piece, "the step “" + name.text + "” takes no value");
  if (text_.is_sound()) read_argument(step, piece.members[0].second);
  return step;
}

Field FieldReader::field(Document const& piece, std::string_view what) {
  Field field;
  if (piece.kind == Document::Kind::text) {
    field.columns.push_back(column(piece, false));
    return field;
  }
  if (piece.kind != Document::Kind::object) {
    text_.fail(piece, "the field “" + std::string(what) + "” needs a column's name, or “from:” or “constant:”");
    return field;
  }
  text_.check_members(piece, {"constant", "from", "join", "steps", "unless", "optional"});
  if (is_given(piece["constant"])) field.constant = piece["constant"].text;
  if (field.constant.has_value() == is_given(piece["from"]))
    text_.fail(piece, "the field “" + std::string(what) + "” needs either “from:” or “constant:”");
  auto const may_be_missing = piece["optional"].text == "true";
  if (piece["from"].kind == Document::Kind::list)
    for (auto const& item : piece["from"].items) field.columns.push_back(column(item, may_be_missing));
  else if (is_given(piece["from"]))
    field.columns.push_back(column(piece["from"], may_be_missing));
  field.joint = piece["join"].text;
  if (is_given(piece["steps"]) && piece["steps"].kind != Document::Kind::list)
    text_.fail(piece["steps"], "steps are a list, as in “[trim, upper]”");
  for (auto const& item : piece["steps"].items) field.steps.push_back(step(item));
  if (is_given(piece["unless"])) field.unless = condition(piece["unless"]);
  return field;
}

}  // namespace wardmote::evidence
