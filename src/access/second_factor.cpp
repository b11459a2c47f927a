#include "access/second_factor.h"

#include <algorithm>

#include "access/notice.h"
#include "access/second_factor_store.h"
#include "access/totp.h"
#include "base/hash.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::access {
namespace {

constexpr std::size_t recovery_code_bytes = 10;

store::SealedPlace place_of(AccessRoom const& room, base::Id<SecondFactor> factor) {
  return {.record = {room.board, "second_factor", factor.text()}, .column = "secret", .stage = "held"};
}

std::optional<SecondFactor> find(AccessRoom const& room, base::Id<Person> person) {
  return room.database.read([&](store::Reader& reader) { return find_second_factor(reader, room.board, person); });
}

base::Answer<store::Secret> open_secret(AccessRoom const& room, SecondFactor const& factor, Opening const& opening) {
  return factor.secret.open(opening, room.vault, place_of(room, factor.id), factor.about());
}

std::unexpected<base::Refusal> code_wrong() { return base::refuse(base::RefusalCode::code_wrong); }

void record(AccessRoom const& room, store::Writer& writer, std::string_view action, base::Id<Person> person,
            std::string_view actor) {
  writer.record(
      {.board = room.board, .actor = std::string(actor), .action = std::string(action), .subject = person.text()});
}

/// "0f3a-92bc-…": groups of four can be read aloud.
std::string spelled_code(std::string text) {
  for (std::size_t at = 4; at < text.size(); at += 5) text.insert(at, "-");
  return text;
}

/// New recovery codes in place of the old, for the person to see once.
std::vector<std::string> make_recovery_codes(AccessRoom const& room, store::Writer& writer, base::Id<Person> person) {
  std::vector<std::string> codes, shown;
  for (std::size_t made = 0; made < recovery_codes_made; ++made) {
    codes.push_back(base::random_secret(recovery_code_bytes));
    shown.push_back(spelled_code(codes.back()));
  }
  replace_recovery_codes(writer, room.board, person, codes);
  return shown;
}

/// What was typed, without the spaces and hyphens of its groups.
std::string plain(std::string_view typed) {
  std::string code;
  for (char const sign : typed)
    if (sign != ' ' && sign != '-') code += static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign + ('a' - 'A') : sign);
  return code;
}

/// The factor as it stands in the transaction, unless another took its place or the step was used meanwhile.
bool still_takes(AccessRoom const& room, store::Reader& reader, SecondFactor const& factor, std::int64_t step) {
  auto const held = find_second_factor(reader, room.board, factor.person);
  return held && held->id == factor.id && held->last_step.inside() < step;
}

/// The step of a right code; it is to be used up in the transaction of what it is for.
base::Answer<std::int64_t> step_of(AccessRoom const& room, SecondFactor const& factor, std::string_view code) {
  auto const secret = open_secret(room, factor, Opening::for_check());
  if (!secret) return std::unexpected(secret.error());
  auto const step = step_of_code(secret->text(), plain(code), room.clock.now(), factor.last_step.inside());
  if (!step) return code_wrong();
  return *step;
}

base::Answer<void> use_code_of_app(AccessRoom const& room, SecondFactor const& factor, std::string_view code) {
  auto const step = step_of(room, factor, code);
  if (!step) return std::unexpected(step.error());
  auto const is_used = room.database.write_unpublished([&](store::Writer& writer) {
    auto const is_new = still_takes(room, writer, factor, *step);
    if (is_new) put_last_step(writer, factor.id, *step);
    return is_new;
  });
  return is_used ? base::Answer<void>{} : code_wrong();
}

/// In the transaction that lets go of the secret: it is not to open again, in whatever copy.
void purge(AccessRoom const& room, store::Writer& writer, std::optional<SecondFactor> const& factor) {
  if (factor) store::enter_purged(writer, place_of(room, factor->id).record, room.clock.now());
}

/// The key of a secret that nothing holds any more. One that was never sealed has none.
void shred(AccessRoom const& room, std::optional<SecondFactor> const& factor) {
  if (factor && room.vault != nullptr) std::ignore = room.vault->shred(place_of(room, factor->id).record);
}

}  // namespace

FactorStatus second_factor_of(AccessRoom const& room, store::Reader& reader, base::Id<Person> person) {
  auto const factor = find_second_factor(reader, room.board, person);
  if (!factor) return {.person = person};
  if (!factor->confirmed_at.inside()) return {.person = person, .state = FactorState::begun};
  return {person, FactorState::on, factor->confirmed_at.inside(), count_recovery_codes(reader, person)};
}

base::Answer<void> begin_second_factor(AccessRoom const& room, base::Id<Person> person) {
  if (room.vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  auto const before = find(room, person);
  if (before && before->confirmed_at.inside()) return {};
  auto const id = base::Id<SecondFactor>::make(room.clock);
  auto const sealed = room.vault->seal(place_of(room, id), store::Secret::random(totp_secret_bytes).text());
  if (!sealed) return std::unexpected(sealed.error());
  room.database.write([&](store::Writer& writer) {
    purge(room, writer, before);
    delete_second_factor(writer, person);
    insert_second_factor(writer, room.board,
                         {.id = id, .person = person, .secret = Sealed<Audience::self, TotpSecret>(*sealed)},
                         room.clock.now());
    record(room, writer, "begin_second_factor", person, person.text());
  });
  shred(room, before);
  return {};
}

base::Answer<std::optional<store::Secret>> begun_secret(AccessRoom const& room, web::Principal const& principal) {
  auto const opening = Opening::by(principal, room.clock.now());
  if (!opening) return std::unexpected(opening.error());
  auto const factor = find(room, *base::Id<Person>::of(principal.person));
  if (!factor || factor->confirmed_at.inside()) return std::nullopt;
  auto secret = open_secret(room, *factor, *opening);
  if (!secret) return std::unexpected(secret.error());
  return std::optional(*std::move(secret));
}

base::Answer<std::vector<std::string>> confirm_second_factor(AccessRoom const& room, base::Id<Person> person,
                                                             std::string_view code) {
  auto const factor = find(room, person);
  if (!factor || factor->confirmed_at.inside()) return code_wrong();
  auto const step = step_of(room, *factor, code);
  if (!step) return std::unexpected(step.error());
  return room.database.write([&](store::Writer& writer) -> base::Answer<std::vector<std::string>> {
    if (!still_takes(room, writer, *factor, *step)) return code_wrong();
    put_last_step(writer, factor->id, *step);
    put_confirmed(writer, factor->id, room.clock.now());
    record(room, writer, "confirm_second_factor", person, person.text());
    tell(room, writer, person, Notice::second_factor_changed);
    return make_recovery_codes(room, writer, person);
  });
}

base::Answer<std::vector<std::string>> renew_recovery_codes(AccessRoom const& room, base::Id<Person> person) {
  return room.database.write([&](store::Writer& writer) -> base::Answer<std::vector<std::string>> {
    if (!second_factor_of(room, writer, person).is_on()) return code_wrong();
    record(room, writer, "renew_recovery_codes", person, person.text());
    tell(room, writer, person, Notice::second_factor_changed);
    return make_recovery_codes(room, writer, person);
  });
}

base::Answer<void> end_second_factor(AccessRoom const& room, base::Id<Person> person, std::string_view actor) {
  auto const factor = find(room, person);
  if (!factor) return {};
  room.database.write([&](store::Writer& writer) {
    purge(room, writer, factor);
    delete_second_factor(writer, person);
    record(room, writer, "end_second_factor", person, actor);
    if (factor->confirmed_at.inside()) tell(room, writer, person, Notice::second_factor_changed);
  });
  shred(room, factor);
  return {};
}

base::Answer<void> use_code(AccessRoom const& room, base::Id<Person> person, std::string_view code) {
  if (plain(code).size() == totp_digits) {
    auto const factor = find(room, person);
    return factor && factor->confirmed_at.inside() ? use_code_of_app(room, *factor, code) : code_wrong();
  }
  auto const is_used = room.database.write_unpublished(
      [&](store::Writer& writer) { return use_recovery_code(writer, person, plain(code)); });
  return is_used ? base::Answer<void>{} : code_wrong();
}

}  // namespace wardmote::access
