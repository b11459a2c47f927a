// A form with files from anywhere, cut anywhere: the same is read as from one piece, in bounded memory, or it is refused.

#include <cstdlib>
#include <string>

#include "web/multipart.h"

namespace {

using namespace wardmote;

/// All that was read, as one text; cut into pieces of `piece` bytes.
std::string read(std::string_view form, std::size_t piece) {
  std::string all;
  web::MultipartReader reader("x", {.begin = [&](web::Part const& part) -> web::TakeParts::Objection {
                                      all += "<" + part.name + "|" + part.file_name + ">";
                                      return {};
                                    },
                                    .add = [&](std::string_view bytes) -> web::TakeParts::Objection {
                                      all += bytes;
                                      return {};
                                    },
                                    .end = [&]() -> web::TakeParts::Objection {
                                      all += "</>";
                                      return {};
                                    }});
  for (std::size_t at = 0; at < form.size(); at += piece)
    if (!reader.add(form.substr(at, piece))) return "refused";
  return all + (reader.is_whole() ? " whole" : "");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const form(reinterpret_cast<char const*>(data) + 1, size - 1);
  auto const whole = read(form, form.size() + 1);
  auto const cut = read(form, 1 + data[0] % 32);
  // A head that is too long may be refused earlier or later, depending on the cut; else both read the same.
  if (whole != cut && whole != "refused" && cut != "refused" && whole.ends_with(" whole")) std::abort();
  web::boundary_of(form);
  return 0;
}
