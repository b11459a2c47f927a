#include "web/page_words.h"

#include "base/ensure.h"
#include "base/refusal.h"
#include "base/text.h"
#include "web/address.h"
#include "web/percent.h"

namespace wardmote::web {
namespace {

/// Looks for {name} in a text and replaces each by what `lookup` makes of it.
std::string with_values(std::string_view text, std::function<std::string(std::string const&)> const& lookup) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const close = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      result += text[at++];
    } else {
      result += lookup(std::string(text.substr(at + 1, close - at - 1)));
      at = close + 1;
    }
  }
  return result;
}

/// Writes a value by a word; nothing stays nothing, so that a null prints as little as it says.
PageWord of_value(std::string name, std::function<std::string(std::string const&)> write) {
  return {std::move(name), [write = std::move(write)](std::string const& inside, RenderPart const& render) {
            auto const rendered = render(inside);
            std::string const value(base::trimmed(rendered));
            return value.empty() ? value : write(value);
          }};
}

/// A name as the catalogue has it in the reader's language. One that it lacks is left as it is, and said to be English,
/// so that it is read aloud as English.
std::string official_name(Tongue const& tongue, std::string const& escaped) {
  auto const known = tongue.text(escaped);
  if (known != escaped || tongue.language() == Language::en) return known;
  return "<span lang=\"en\">" + escaped + "</span>";
}

/// Lets a long name break where its parts meet, and nowhere else: after a slash, an underscore or a dot.
std::string breakable(std::string const& escaped) {
  std::string text;
  for (char const c : escaped) {
    text += c;
    if (c == '/' || c == '_' || c == '.') text += "<wbr>";
  }
  return text;
}

double number_in(std::string const& text) {
  auto const number = base::decimal_number(text);
  ENSURE(number.has_value());  // a template asked for the number of something else
  return *number;
}

std::string month_in(Tongue const& tongue, std::string const& text) {
  auto const day = base::date_of(text.substr(0, 7) + "-01");
  ENSURE(day.has_value());
  return tongue.month(static_cast<int>(day->year()), static_cast<int>(static_cast<unsigned>(day->month())));
}

std::string date_in(Tongue const& tongue, std::string const& text) {
  auto const day = base::date_of(text);
  ENSURE(day.has_value());
  return tongue.date(*day);
}

std::string moment_in(Tongue const& tongue, std::string const& zone, std::string const& text) {
  auto const instant = base::instant_of(text);
  ENSURE(instant.has_value());
  return tongue.moment(*instant, zone);
}

/// The value of {name} or {name:word} in a message, escaped for HTML.
std::string value_in_message(std::string const& reference, RenderPart const& render) {
  auto const colon = reference.find(':');
  auto const value = "{{" + reference.substr(0, colon) + "}}";
  if (colon == std::string::npos) return render(value);
  auto const word = marked_word(reference.substr(colon + 1));
  return render("{{#" + word + "}}" + value + "{{/" + word + "}}");
}

std::string translated(Tongue const& tongue, std::string const& inside, RenderPart const& render) {
  return with_values(tongue.text(message_of(inside)),
                     [&](std::string const& reference) { return value_in_message(reference, render); });
}

/// "count|one place|{count} places"
std::string translated_plural(Tongue const& tongue, std::string const& inside, RenderPart const& render) {
  auto const pieces = base::split(inside, '|');
  ENSURE(pieces.size() == 3);
  auto const counted = render("{{" + std::string(base::trimmed(pieces[0])) + "}}");
  auto const count = static_cast<std::int64_t>(number_in(counted));
  auto const form = tongue.plural(message_of(pieces[1]), message_of(pieces[2]), count);
  return with_values(form, [&](std::string const& reference) { return value_in_message(reference, render); });
}

/// "/data/{slug}?year={year}" → "/en/data/halton?year=2024": {name} is encoded for an address, {{name}} is not.
std::string href_of(Tongue const& tongue, std::string const& inside, RenderPart const& render) {
  auto const lookup = [&](std::string const& name) { return percent_encoded(render("{{{" + name + "}}}")); };
  // The tags of the template have braces of their own: render them first.
  std::string const trimmed(base::trimmed(inside));
  std::string target;
  for (std::size_t at = 0; at < trimmed.size();) {
    auto const tag = trimmed.find("{{", at);
    target += with_values(std::string_view(trimmed).substr(at, tag - at), lookup);
    if (tag == std::string::npos) break;
    auto const end = trimmed.find("}}", tag);
    ENSURE(end != std::string::npos);
    target += render(trimmed.substr(tag, end + 2 - tag));
    at = end + 2;
  }
  return "/" + std::string(code_of(tongue.language())) + target;
}

/// How likely it is by chance: a p-value, and never none.
std::string chance_in(Tongue const& tongue, std::string const& text) {
  constexpr int decimals = 3;
  constexpr double least = 0.001;
  auto const chance = number_in(text);
  return chance < least ? "<\u00A0" + tongue.number(least, decimals) : tongue.number(chance, decimals);
}

void add_numbers(std::vector<PageWord>& words, Tongue const& tongue) {
  for (int decimals = 0; decimals <= 2; ++decimals) {
    auto const suffix = decimals == 0 ? "" : std::to_string(decimals);
    words.push_back(of_value("number" + suffix, [&tongue, decimals](std::string const& text) {
      return tongue.number(number_in(text), decimals);
    }));
    words.push_back(of_value("percent" + suffix, [&tongue, decimals](std::string const& text) {
      return tongue.percent(number_in(text), decimals);
    }));
  }
}

}  // namespace

std::string message_of(std::string_view text) {
  std::string message;
  for (char const c : base::trimmed(text)) {
    bool const is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_blank)
      message += c;
    else if (message.back() != ' ')
      message += ' ';
  }
  return message;
}

std::string marked_word(std::string_view name) { return ":" + std::string(name); }

std::vector<PageWord> page_words(Tongue const& tongue, std::string zone) {
  std::vector<PageWord> words;
  auto const with_tongue = [&](auto write) {
    return
        [&tongue, write](std::string const& inside, RenderPart const& render) { return write(tongue, inside, render); };
  };
  words.push_back({"t", with_tongue(translated)});
  words.push_back({"plural", with_tongue(translated_plural)});
  words.push_back({"href", with_tongue(href_of)});
  words.push_back(of_value("date", [&tongue](std::string const& text) { return date_in(tongue, text); }));
  words.push_back(of_value("month", [&tongue](std::string const& text) { return month_in(tongue, text); }));
  words.push_back(
      of_value("moment", [&tongue, zone](std::string const& text) { return moment_in(tongue, zone, text); }));
  words.push_back(of_value("official", [&tongue](std::string const& text) { return official_name(tongue, text); }));
  words.push_back(of_value("breakable", breakable));
  words.push_back(of_value("chance", [&tongue](std::string const& text) { return chance_in(tongue, text); }));
  add_numbers(words, tongue);
  return words;
}

}  // namespace wardmote::web
