#include "main/report_rows.h"

namespace wardmote {

using analysis::Correction;

Correction correction_called(std::string_view text) {
  if (text == "bh") return Correction::bh;
  return text == "by" ? Correction::by : Correction::none;
}

std::string_view correction_name(Correction correction) {
  constexpr std::string_view names[] = {"none", "bh", "by"};
  return names[static_cast<int>(correction)];
}

}  // namespace wardmote
