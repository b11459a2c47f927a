#include "web/attached_pdf.h"

#include "web/context.h"

namespace wardmote::web {

base::Answer<void> may_be_attached(std::string_view hash, std::string_view kind, std::int64_t bytes) {
  if (hash.empty()) return base::refuse_field("file", message_id("Choose a file"));
  if (kind != "pdf")
    return base::refuse_field("file",
                              message_id("This is no PDF by its content. PDF files of at most 20 MB are taken"));
  if (bytes > attached_pdf_bytes_max)
    return base::refuse_field("file", message_id("The file is too large. PDF files of at most 20 MB are taken"));
  return {};
}

}  // namespace wardmote::web
