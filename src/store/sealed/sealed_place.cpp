#include "store/sealed/sealed_place.h"

#include "store/canonical_fields.h"

namespace wardmote::store {
namespace {

void append_record(std::string& bytes, SealedRecord const& record) {
  append_field(bytes, record.board.text());
  append_field(bytes, record.kind);
  append_field(bytes, record.row);
}

void append_number(std::string& bytes, std::int64_t number) {
  append_field(bytes, big_endian(static_cast<std::uint64_t>(number)));
}

}  // namespace

std::string name_of(SealedRecord const& record) { return record.kind + " " + record.row; }

std::string bytes_of_place(SealedPlace const& place, std::int64_t made_epoch) {
  std::string bytes;
  append_field(bytes, "wardmote sealed text 1");
  append_record(bytes, place.record);
  append_field(bytes, place.column);
  append_field(bytes, place.stage);
  append_number(bytes, made_epoch);
  append_number(bytes, place.schema);
  return bytes;
}

std::string bytes_of_key(SealedRecord const& record, std::int64_t made_epoch, std::int64_t epoch) {
  std::string bytes;
  append_field(bytes, "wardmote record key 1");
  append_record(bytes, record);
  append_number(bytes, made_epoch);
  append_number(bytes, epoch);
  return bytes;
}

}  // namespace wardmote::store
