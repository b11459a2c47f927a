#include "store/audit_bytes.h"

#include "store/canonical_fields.h"
#include "store/canonical_json.h"

namespace wardmote::store {

std::string canonical_bytes(AuditLink const& link) {
  std::string bytes;
  append_field(bytes, "wardmote audit link 1");
  append_field(bytes, link.entry.board.text());
  append_field(bytes, big_endian(static_cast<std::uint64_t>(link.sequence)));
  append_field(bytes, base::to_text(link.recorded_at));
  append_field(bytes, link.entry.actor);
  append_field(bytes, link.entry.action);
  append_field(bytes, link.entry.subject);
  append_field(bytes, canonical_json(link.entry.details));
  append_field(bytes, {reinterpret_cast<char const*>(link.previous.data()), link.previous.size()});
  return bytes;
}

base::Hash hash_of_link(AuditLink const& link) { return base::hash_of(canonical_bytes(link)); }

}  // namespace wardmote::store
