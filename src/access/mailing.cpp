#include "access/mailing.h"

#include "access/notice.h"
#include "access/people.h"
#include "access/person_store.h"
#include "base/choice.h"
#include "store/canonical_json.h"
#include "store/jobs/jobs_store.h"
#include "store/outbox/outbox_store.h"
#include "store/outbox/putting_off.h"

namespace wardmote::access {
namespace {

constexpr std::chrono::hours told_every{1};

std::optional<Letter> letter_to_person(MailRoom const& mail, store::Message const& message, Notice notice) {
  return mail.room.database.read([&](store::Reader& reader) -> std::optional<Letter> {
    auto const id = base::Id<Person>::of(message.request.recipient);
    auto const person = id ? find_person(reader, mail.room.board, *id) : std::nullopt;
    if (!person || !can_be_told(mail.room, *person)) return std::nullopt;
    return Letter{.to = person->email.inside(),
                  .language = person->language.inside(),
                  .sentence = sentence_of(notice),
                  .path = std::string(page_of(notice))};
  });
}

/// A message and its letter; nothing if there is nobody to be told any more.
std::optional<std::pair<store::Message, Letter>> letter_of(MailRoom const& mail, store::Job const& job) {
  auto const message = mail.room.database.read([&](store::Reader& reader) { return message_of(reader, job); });
  if (!message || message->discarded_at) return std::nullopt;
  auto const notice = base::choice_called<Notice>(message->request.kind);
  auto letter = notice         ? letter_to_person(mail, *message, *notice)
                : mail.letters ? mail.letters(*message)
                               : std::nullopt;
  if (!letter) return std::nullopt;
  return std::pair(*message, *std::move(letter));
}

std::string site_in(MailRoom const& mail, web::Language language) {
  return mail.site + "/" + std::string(code_of(language));
}

/// Where its link leads; the secret of an invitation is made now.
std::string link_of(MailRoom const& mail, store::Message const& message, Letter const& letter, bool is_first_attempt) {
  auto link = site_in(mail, letter.language) + letter.path;
  if (message.request.kind == base::spelling_of(Notice::invitation))
    link += make_invitation(mail.room, *base::Id<Person>::of(message.request.recipient), is_first_attempt);
  return link;
}

outbound::Mail mail_of(MailRoom const& mail, store::Message const& message, Letter const& letter,
                       std::string const& link) {
  auto const board_name = mail.board_name(letter.language);
  auto const& tongue = mail.tongue(letter.language);
  auto text = words_of(letter.sentence, board_name, link, tongue);
  if (!letter.leave.empty())
    text.body +=
        "\n" + tongue.text("To end these messages:") + "\n" + site_in(mail, letter.language) + letter.leave + "\n";
  return {.id = message.id.text(),
          .to = letter.to,
          .from = mail.client.from(),
          .from_name = board_name,
          .subject = std::move(text.subject),
          .body = std::move(text.body),
          .language = std::string(code_of(letter.language)),
          .date = message.created_at};
}

std::string told(outbound::MailFailure const& failure) {
  auto const code = std::string(code_of(failure.trouble));
  return failure.reply > 0 ? code + " " + std::to_string(failure.reply) : code;
}

base::Answer<std::string> send(MailRoom const& mail, store::Job const& job, store::Progress& progress) {
  mail.room.database.write_unpublished(
      [&](store::Writer& writer) { store::delete_old_messages(writer, mail.room.clock.now() - store::messages_kept); });
  auto const found = letter_of(mail, job);
  if (!found) return store::canonical_json({{"sent", "0"}});
  auto const& [message, letter] = *found;
  auto const link = link_of(mail, message, letter, job.attempts == 1);
  auto const sent = mail.client.send(mail_of(mail, message, letter, link), progress.stop_token());
  if (!sent && sent.error().trouble == outbound::MailTrouble::stopped) return store::Progress::stopped();
  if (!sent && sent.error().is_final())
    return base::refuse(base::RefusalCode::message_rejected, {{"reason", told(sent.error())}});
  if (!sent) store::put_off(told(sent.error()));
  return store::canonical_json({{"sent", "1"}});
}

bool is_own_notice(store::Message const& message) {
  auto const notice = base::choice_called<Notice>(message.request.kind);
  return notice == Notice::job_failed || notice == Notice::message_failed;
}

/// What is to be told of a job that failed; nothing if it was itself to tell of one.
std::optional<Notice> notice_of(AccessRoom const& room, store::Reader& reader, store::Job const& telling) {
  auto const request = store::texts_of_json(telling.request);
  auto const id = base::Id<store::Job>::of(request ? request->at("job") : "");
  auto const failed = id ? find_job(reader, room.board, *id) : std::nullopt;
  if (!failed) return std::nullopt;
  auto const sends = [&](store::Channel channel) { return failed->kind == job_kind_of(channel); };
  if (!sends(store::Channel::mail) && !sends(store::Channel::webhook)) return Notice::job_failed;
  auto const message = message_of(reader, *failed);
  return message && !is_own_notice(*message) ? std::optional(Notice::message_failed) : std::nullopt;
}

void tell_administrators(AccessRoom const& room, store::Writer& writer, Notice notice) {
  for (auto const& person : list_people(writer, room.board))
    if (person.has(Role::administrator) &&
        !was_told(writer, person.id.text(), base::spelling_of(notice), room.clock.now() - told_every))
      tell(room, writer, person.id, notice);
}

}  // namespace

bool can_be_mailed(std::string_view address) { return outbound::is_mail_address(address); }

store::Handler mail_handler(MailRoom mail) {
  return
      [mail = std::move(mail)](store::Job const& job, store::Progress& progress) { return send(mail, job, progress); };
}

store::Handler telling_handler(AccessRoom room) {
  return [room = std::move(room)](store::Job const& job, store::Progress&) -> base::Answer<std::string> {
    room.database.write_unpublished([&](store::Writer& writer) {
      if (auto const notice = notice_of(room, writer, job)) tell_administrators(room, writer, *notice);
    });
    return std::string("{}");
  };
}

}  // namespace wardmote::access
