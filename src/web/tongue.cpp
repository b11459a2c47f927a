#include "web/tongue.h"

#include <boost/locale.hpp>
#include <filesystem>
#include <stdexcept>

#include "base/refusal.h"
#include "web/figures.h"

namespace wardmote::web {
namespace {

/// Numbers follow Canada's habits in both languages.
std::string locale_name(Language language) { return std::string(code_of(language)) + "_CA.UTF-8"; }

std::locale catalogue_of(Language language, std::string const& folder) {
  auto const file = std::filesystem::path(folder) / code_of(language) / "LC_MESSAGES" / "wardmote.mo";
  if (!std::filesystem::exists(file))
    throw std::runtime_error("The catalogue " + file.string() + " is not there. Build the target “locale”.");
  auto backends = boost::locale::localization_backend_manager::global();
  backends.select("icu");
  boost::locale::generator generator(backends);
  generator.categories(boost::locale::category_t::message);
  generator.add_messages_path(folder);
  generator.add_messages_domain("wardmote");
  return generator(locale_name(language));
}

class CatalogueTongue final : public Tongue {
 public:
  CatalogueTongue(Language language, std::string const& folder)
      : language_(language), locale_(catalogue_of(language, folder)), figures_(language) {}

  Language language() const override { return language_; }

  std::string text(std::string_view message, TextValues const& values) const override {
    if (message.empty()) return "";  // the catalogue's header has the empty id
    return base::filled(boost::locale::gettext(std::string(message).c_str(), locale_), values);
  }

  std::string plural(std::string_view one, std::string_view other, std::int64_t count,
                     TextValues const& values) const override {
    auto all = values;
    all.emplace("count", figures_.number(static_cast<double>(count), 0));
    auto const form = boost::locale::ngettext(std::string(one).c_str(), std::string(other).c_str(), count, locale_);
    return base::filled(form, all);
  }

  std::string number(double value, int decimals) const override { return figures_.number(value, decimals); }
  std::string percent(double share, int decimals) const override { return figures_.percent(share, decimals); }
  std::string date(base::LocalDate day) const override { return figures_.date(day); }
  std::string moment(base::Instant instant, std::string_view zone) const override {
    return figures_.moment(instant, zone);
  }
  std::string month(int year, int number) const override { return figures_.month(year, number); }

 private:
  Language language_;
  std::locale locale_;
  Figures figures_;
};

}  // namespace

std::unique_ptr<Tongue> make_tongue(Language language, std::string const& locale_folder) {
  return std::make_unique<CatalogueTongue>(language, locale_folder);
}

}  // namespace wardmote::web
