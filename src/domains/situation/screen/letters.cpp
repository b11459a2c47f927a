#include "domains/situation/screen/letters.h"

namespace wardmote::situation {
namespace {

// Latin-1 letters from U+00C0, in both rows; * is no letter.
constexpr std::string_view latin_1 = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";
// Latin Extended-A, from U+0100.
constexpr std::string_view extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss"
    "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 32 && extended_a.size() == 128);

struct Run {
  char32_t first, last;
  char sign;
};
// Vietnamese letters, from U+1EA0.
constexpr Run vietnamese[] = {{0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'},
                              {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
                              {0x01A0, 0x01A1, 'o'}, {0x01AF, 0x01B0, 'u'}};
constexpr Run marks[] = {{'\n', '\n', '\n'},    {'\t', '\t', ' '},     {'\r', '\r', ' '},     {0xA0, 0xA0, ' '},
                         {0x2007, 0x2007, ' '}, {0x2009, 0x2009, ' '}, {0x202F, 0x202F, ' '}, {0x2018, 0x2019, '\''},
                         {0x2BC, 0x2BC, '\''},  {0x201C, 0x201E, '"'}, {0xAB, 0xAB, '"'},     {0xBB, 0xBB, '"'},
                         {0x2010, 0x2015, '-'}, {0x2212, 0x2212, '-'}, {0x2026, 0x2026, '.'}, {0xB0, 0xB0, 'o'},
                         {0xBA, 0xBA, 'o'},     {0xBC, 0xBE, '*'},     {0xA1, 0xA9, '*'},     {0xAE, 0xAE, '*'},
                         {0xB1, 0xB1, '*'},     {0xB5, 0xB7, '*'},     {0xBF, 0xBF, '*'},     {0x2022, 0x2022, '*'},
                         {0x20AC, 0x20AC, '*'}, {0x2122, 0x2122, '*'}, {0xD7, 0xD7, '*'},     {0xF7, 0xF7, '*'}};

template <std::size_t count>
std::optional<char> sign_in(Run const (&runs)[count], char32_t code) {
  for (auto const& run : runs)
    if (code >= run.first && code <= run.last) return run.sign;
  return {};
}

Folded ascii(char sign) {
  auto const is_capital = sign >= 'A' && sign <= 'Z';
  return {.sign = is_capital ? static_cast<char>(sign - 'A' + 'a') : sign, .is_capital = is_capital};
}

Folded accented(char32_t code) {
  if (code < 0x100) return {latin_1[(code - 0xC0) % 32], code == 0xC6 || code == 0xE6 ? 'e' : '\0', code < 0xE0};
  auto const is_capital_odd = (code >= 0x139 && code <= 0x148) || code >= 0x179;
  auto const is_capital = code == 0x178 || (code != 0x17F && code != 0x131 && (code % 2 == 1) == is_capital_odd);
  return {extended_a[code - 0x100], code == 0x152 || code == 0x153 ? 'e' : '\0', is_capital};
}

}  // namespace

Character first_character(std::string_view text) {
  auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  auto const size = byte(0) < 0xE0 ? 2U : byte(0) < 0xF0 ? 3U : 4U;
  char32_t code = byte(0) & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) code = code << 6 | (byte(i) & 0x3FU);
  return {code, size};
}

std::optional<Folded> folded(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return ascii(static_cast<char>(code));
  if (auto const mark = sign_in(marks, code)) return Folded{*mark};
  if (code >= 0xC0 && code <= 0x17F) return accented(code);
  if (auto const letter = sign_in(vietnamese, code))
    return Folded{.sign = *letter, .is_capital = (code == 0x1AF || code % 2 == 0) && code != 0x1B0};
  return {};
}

}  // namespace wardmote::situation
