#include "domains/situation/screen/shape.h"

namespace wardmote::situation {
namespace {

constexpr std::string_view separators = " \n-./,_*:|~";

constexpr std::size_t separators_max = 8;

bool is_inner(char sign) { return is_letter(sign) || is_digit(sign); }

bool take_digit(char sign, Fit& fit) {
  auto const is_look_alike = sign == 'o' || sign == 'i' || sign == 'l';
  if (!is_digit(sign) && !is_look_alike) return false;
  fit.look_alikes += is_look_alike ? 1 : 0;
  fit.digits += is_digit(sign) ? sign : sign == 'o' ? '0' : '1';
  return true;
}

bool take_separators(std::string_view text, Fit& fit, bool is_needed) {
  auto const before = fit.separators.size();
  while (fit.end < text.size() && fit.separators.size() < before + separators_max && separators.contains(text[fit.end]))
    fit.separators += text[fit.end++];
  return !is_needed || fit.separators.size() > before;
}

bool take(std::string_view text, char wanted, Fit& fit) {
  if (wanted == '-' || wanted == '!') return take_separators(text, fit, wanted == '!');
  if (fit.end >= text.size()) return false;
  auto const sign = text[fit.end++];
  if (wanted == '0') return take_digit(sign, fit);
  if (wanted != 'a') return sign == wanted;
  fit.letters += sign;
  return is_letter(sign);
}

}  // namespace

Fit fit_at(Note const& note, std::size_t begin, std::string_view shape) {
  std::string_view const text = note.folded;
  Fit fit{.begin = begin, .end = begin};
  if (begin > 0 && is_inner(text[begin - 1])) return {};
  for (auto const wanted : shape)
    if (!take(text, wanted, fit)) return {};
  if (fit.end < text.size() && is_inner(text[fit.end])) return {};
  return fit;
}

bool has_check_digit(std::string_view digits) {
  int sum = 0;
  auto is_doubled = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, is_doubled = !is_doubled) {
    auto const value = (*at - '0') * (is_doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

}  // namespace wardmote::situation
