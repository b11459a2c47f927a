#include "main/house_health.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "main/kept_health.h"
#include "web/printer.h"

namespace wardmote {
namespace {

using access::FactState;
using access::HealthFact;

constexpr double gigabyte = 1e9;
constexpr double share_low = 0.2, share_very_low = 0.05;

HealthFact free_disk(std::filesystem::space_info const& space, web::Tongue const& tongue) {
  auto const share = static_cast<double>(space.available) / static_cast<double>(space.capacity);
  HealthFact fact{.name = "free_disk", .label = tongue.text("Free disk")};
  web::TextValues const values{{"free", tongue.number(static_cast<double>(space.available) / gigabyte, 1)},
                               {"all", tongue.number(static_cast<double>(space.capacity) / gigabyte, 0)}};
  if (share > share_low) {
    fact.sentence = tongue.text("More than a fifth of {all} GB is free.", values);
    return fact;
  }
  fact.state = share > share_very_low ? FactState::attention : FactState::bad;
  fact.sentence = tongue.text("{free} GB of {all} GB are free.", values);
  fact.advice = tongue.text("Make room, or give the folder of the data a larger disk: a full disk stops every change.");
  return fact;
}

std::optional<HealthFact> health_of_disk(House& house, web::Tongue const& tongue) {
  std::error_code failed;
  auto const space = std::filesystem::space(house.data_folder, failed);
  if (failed || space.capacity == 0) return std::nullopt;
  return free_disk(space, tongue);
}

HealthFact health_of_keys(House& house, web::Tongue const& tongue) {
  HealthFact fact{.name = "keys", .label = tongue.text("Key of what is sealed")};
  if (house.keys) {
    auto const epochs = static_cast<std::int64_t>(house.keys->epochs().size());
    fact.sentence =
        tongue.plural("Given; it is the first.", "Given; it is number {count}, those before it are retired.", epochs);
    return fact;
  }
  fact.state = FactState::attention;
  fact.sentence =
      tongue.text("The program was started without it: what is sealed stays closed, and no second factor works.");
  fact.advice = tongue.text("Start the server with --key.");
  return fact;
}

/// How many texts a compiled catalogue holds: the third word of its head (GNU gettext, “The Format of GNU MO Files”).
std::optional<std::uint32_t> texts_in(std::filesystem::path const& catalogue) {
  std::ifstream file(catalogue, std::ios::binary);
  std::array<std::uint32_t, 3> head{};
  if (!file.read(reinterpret_cast<char*>(head.data()), sizeof head) || head[0] != 0x950412de) return std::nullopt;
  return head[2];
}

std::optional<HealthFact> health_of_languages(House& house, web::Tongue const& tongue) {
  std::filesystem::path const folder(house.resources.locale);
  auto const texts = [&](char const* language) { return texts_in(folder / language / "LC_MESSAGES" / "wardmote.mo"); };
  auto const english = texts("en"), french = texts("fr");
  if (!english || !french) return std::nullopt;
  HealthFact fact{.name = "languages", .label = tongue.text("Languages")};
  if (*french >= *english) {
    fact.sentence =
        tongue.text("All {count} texts are there in English and in French.", {{"count", tongue.number(*english, 0)}});
    return fact;
  }
  fact.state = FactState::attention;
  fact.sentence = tongue.plural("One text is there in English alone.", "{count} texts are there in English alone.",
                                std::int64_t{*english} - *french);
  fact.advice = tongue.text("Translate them in locale/fr.po.");
  return fact;
}

HealthFact health_of_printer(web::Tongue const& tongue) {
  HealthFact fact{.name = "printer", .label = tongue.text("Pages as PDF")};
  if (web::Printer({}).is_installed()) {
    fact.sentence = tongue.text("WeasyPrint is installed.");
    return fact;
  }
  fact.state = FactState::attention;
  fact.sentence = tongue.text("WeasyPrint is not installed: minutes and packages are there as pages alone.");
  fact.advice = tongue.text("Install the package “weasyprint”.");
  return fact;
}

}  // namespace

std::vector<access::HealthSource> health_sources_of(House& house) {
  using access::AccessRoom;
  return {
      [&house](AccessRoom const&, web::Context const& context) { return health_of_disk(house, context.tongue); },
      [&house](AccessRoom const&, web::Context const& context) { return health_of_keys(house, context.tongue); },
      [&house](AccessRoom const&, web::Context const& context) { return health_of_languages(house, context.tongue); },
      [](AccessRoom const&, web::Context const& context) { return health_of_printer(context.tongue); },
      health_of_backups,
      [&house](AccessRoom const&, web::Context const& context) {
        return health_of_walled_backups(house, Wall::closed, context);
      },
      [&house](AccessRoom const&, web::Context const& context) {
        return health_of_walled_backups(house, Wall::situation, context);
      },
      health_of_drills,
      health_of_checkpoints,
  };
}

}  // namespace wardmote
