#include "domains/board/obligations/obligation_view.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/obligations/obligation_store.h"

namespace wardmote::board {
namespace {

using base::LocalDate;
using web::Tongue;

/// Its occurrences, at least until the next.
std::vector<Occurrence> occurrences_until(Obligation const& obligation, ObligationRecords const& records,
                                          LocalDate today, std::optional<LocalDate> until = std::nullopt) {
  auto const horizon = horizon_of(obligation.recurrence, today);
  return occurrences_of(obligation.recurrence, known_of(records, obligation), today,
                        until ? std::max(*until, horizon) : horizon);
}

/// Of a month alone, if one was chosen.
std::vector<Occurrence> chosen_of(std::vector<Occurrence> occurrences, std::optional<LocalDate> month) {
  if (month)
    std::erase_if(occurrences, [&](Occurrence const& one) {
      return !one.due_on || one.due_on->year() != month->year() || one.due_on->month() != month->month();
    });
  return occurrences;
}

bool fits(Obligation const& obligation, std::vector<Occurrence> const& chosen, ObligationFilter const& filter) {
  if (chosen.empty()) return false;
  if (filter.responsible && std::ranges::find(obligation.parties, *filter.responsible) == obligation.parties.end())
    return false;
  auto const* const last = last_met(chosen);
  return !filter.status || most_pressing(chosen).status == *filter.status ||
         (last != nullptr && last->status == *filter.status);
}

/// Of a duty without a day too: the newest evidence.
std::optional<LocalDate> last_shown(ObligationRecords const& records, Obligation const& obligation) {
  std::optional<LocalDate> last;
  for (auto const& one : records.evidence)
    if (one.counts() && one.obligation == obligation.id && (!last || one.met_on > *last)) last = one.met_on;
  return last;
}

ObligationRow row_of(Obligation const& obligation, ObligationRecords const& records,
                     std::vector<Occurrence> const& occurrences, Tongue const& tongue) {
  auto const& pressing = most_pressing(occurrences);
  auto const* const last = last_met(occurrences);
  auto const how = shown(pressing.status, tongue);
  return {.obligation = obligation.slug,
          .label = obligation.label.in(tongue.language()),
          .citation = obligation.citation(),
          .is_unverified = shows_unverified(records.confirmations, obligation),
          .responsible = names_of(obligation.parties, tongue),
          .rule = rule_in_words(obligation.recurrence, tongue),
          .due_on = pressing.due_on,
          .status = how.status,
          .status_label = how.status_label,
          .tone = how.tone,
          .last_met_on = last_shown(records, obligation),
          .last_status_label = last != nullptr ? tongue.text(label_of(last->status)) : ""};
}

template <class Choice>
std::vector<Option> options_of(std::optional<Choice> chosen, Tongue const& tongue) {
  std::vector<Option> options;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
    options.push_back({enumerator.name, tongue.text(label_of(enumerator.value)), chosen == enumerator.value});
  });
  return options;
}

/// What stands out, in a sentence. How many are met is no success by itself and is not told.
std::string sentence_of(std::vector<ObligationRow> const& rows, Tongue const& tongue) {
  auto const of = [&](DueStatus status) { return std::ranges::count(rows, status, &ObligationRow::status); };
  auto const number = [&](std::int64_t count) { return tongue.number(static_cast<double>(count), 0); };
  return tongue.plural(
      "One duty is listed: {overdue} overdue, {soon} due within 60 days, {upcoming} due later, {continuous} "
      "always in force, {event} due when something happens, {none} without a date by rule.",
      "{count} duties are listed: {overdue} overdue, {soon} due within 60 days, {upcoming} due later, {continuous} "
      "always in force, {event} due when something happens, {none} without a date by rule.",
      std::ssize(rows),
      {{"overdue", number(of(DueStatus::overdue))},
       {"soon", number(of(DueStatus::due_soon))},
       {"upcoming", number(of(DueStatus::upcoming))},
       {"continuous", number(of(DueStatus::continuous))},
       {"event", number(of(DueStatus::on_event) + of(DueStatus::met) + of(DueStatus::met_late))},
       {"none", number(of(DueStatus::no_date) + of(DueStatus::not_counted))}});
}

void add_occurrences(ObligationView& view, std::vector<Occurrence> const& occurrences,
                     std::vector<ObligationEvent> const& events, Tongue const& tongue) {
  for (auto const& one : occurrences) {
    if (!one.due_on && !one.event && !one.met_on) continue;
    auto const how = shown(one.status, tongue);
    OccurrenceRow row{.due_on = one.due_on,
                      .met_on = one.met_on,
                      .status = how.status,
                      .status_label = how.status_label,
                      .tone = how.tone};
    auto const event =
        std::ranges::find_if(events, [&](ObligationEvent const& known) { return one.event == known.id; });
    if (event != events.end()) {
      row.happened_on = event->occurred_on;
      row.event = event->title;
    }
    view.occurrences.push_back(std::move(row));
  }
}

void add_evidence(ObligationView& view, std::vector<Evidence> const& evidence, bool may_withdraw,
                  Tongue const& tongue) {
  for (auto const& one : evidence)
    view.evidence.push_back({.evidence_id = one.id.text(),
                             .met_on = one.met_on,
                             .due_on = one.due_on,
                             .kind = one.kind,
                             .kind_label = tongue.text(label_of(one.kind)),
                             .evidence_title = one.title,
                             .address = one.address,
                             .is_within = one.address.starts_with('/'),
                             .file_name = one.file_name,
                             .file_hash = one.file_hash,
                             .file_href = one.counts() ? path_of_file(one.file_hash, one.file_kind) : "",
                             .catalogue_version = one.catalogue_version,
                             .withdrawn_because = one.withdrawn_because,
                             .may_withdraw = may_withdraw && one.counts()});
  std::ranges::stable_sort(view.evidence, std::greater(), &EvidenceRow::met_on);
}

void add_policies(ObligationView& view, Obligation const& obligation, PolicyRegister const& policies, LocalDate today) {
  for (auto const& policy : policies.policies) {
    auto const* const version = in_force(policy, today);
    if (version != nullptr && std::ranges::find(version->sections, obligation.id) != version->sections.end())
      view.policies.push_back({policy.slug, policy.number, version->title});
  }
}

void add_plan_contents(ObligationView& view, ObligationCatalogue const& catalogue, Tongue const& tongue) {
  view.plan_version = catalogue.plan_version;
  for (auto const& content : catalogue.plan_contents)
    view.plan_contents.push_back({content.label.in(tongue.language())});
}

bool follows_from_events(Obligation const& obligation) {
  return obligation.recurrence.kind == RecurrenceKind::on_event ||
         obligation.recurrence.kind == RecurrenceKind::days_after_event;
}

ObligationView facts_of(Obligation const& obligation, ObligationCatalogue const& catalogue, Tongue const& tongue) {
  return {.breadcrumbs = {{"/obligations", tongue.text("Obligations")}},
          .title = obligation.label.in(tongue.language()),
          .obligation = obligation.slug,
          .definition = obligation.definition.in(tongue.language()),
          .citation = obligation.citation(),
          .confidence = obligation.confidence,
          .responsible = names_of(obligation.parties, tongue),
          .frequency = obligation.frequency,
          .rule = rule_in_words(obligation.recurrence, tongue),
          .wanted = obligation.evidence.in(tongue.language()),
          .source = obligation.source,
          .source_is_address = obligation.source.starts_with("http"),
          .catalogue_version = catalogue.obligations_version,
          .takes_events = follows_from_events(obligation)};
}

}  // namespace

ObligationRecords read_obligation_records(store::Reader& reader, store::BoardId board) {
  return {.counted_from = obligations_counted_from(reader, board),
          .evidence = list_evidence(reader, board, ""),
          .events = list_events(reader, board, ""),
          .confirmations = list_confirmations(reader, board)};
}

Known known_of(ObligationRecords const& records, Obligation const& obligation) {
  Known known{.counted_from = records.counted_from};
  auto const is_of_it = [&](auto const& one) { return one.obligation == obligation.id; };
  std::ranges::copy_if(records.evidence, std::back_inserter(known.evidence), is_of_it);
  std::ranges::copy_if(records.events, std::back_inserter(known.events), is_of_it);
  return known;
}

ObligationsView obligations_view(ObligationCatalogue const& catalogue, ObligationRecords const& records,
                                 ObligationFilter const& filter, LocalDate today, Tongue const& tongue) {
  ObligationsView view{.counted_from = records.counted_from,
                       .catalogue_version = catalogue.obligations_version,
                       .responsible_options = options_of(filter.responsible, tongue),
                       .status_options = options_of(filter.status, tongue),
                       .is_chosen = filter.responsible || filter.status || filter.month};
  if (filter.month) view.month = base::month_of(*filter.month);
  auto const until = filter.month ? std::optional(plus_months(*filter.month, 1)) : std::nullopt;
  for (auto const& obligation : catalogue.obligations) {
    view.unverified += shows_unverified(records.confirmations, obligation) ? 1 : 0;
    auto const chosen = chosen_of(occurrences_until(obligation, records, today, until), filter.month);
    if (fits(obligation, chosen, filter)) view.obligations.push_back(row_of(obligation, records, chosen, tongue));
  }
  view.sentence = sentence_of(view.obligations, tongue);
  return view;
}

ObligationView obligation_view(ObligationCatalogue const& catalogue, Obligation const& obligation,
                               ObligationRecords const& records, PolicyRegister const& policies, LocalDate today,
                               web::Context const& context) {
  auto const& tongue = context.tongue;
  auto view = facts_of(obligation, catalogue, tongue);
  view.counted_from = records.counted_from;
  view.is_unverified = shows_unverified(records.confirmations, obligation);
  if (auto const* const one = confirmation_of(records.confirmations, obligation))
    view.confirmations.push_back({one->confirmed_by, one->confirmed_on, one->basis, one->catalogue_version});
  auto const known = known_of(records, obligation);
  auto const occurrences = occurrences_until(obligation, records, today);
  auto const how = shown(most_pressing(occurrences).status, tongue);
  view.status = how.status;
  view.status_label = how.status_label;
  view.tone = how.tone;
  add_occurrences(view, occurrences, known.events, tongue);
  add_evidence(view, known.evidence, context.principal.may("withdraw_evidence"), tongue);
  add_policies(view, obligation, policies, today);
  if (obligation.slug == "strategic-plan") add_plan_contents(view, catalogue, tongue);
  view.may_record = context.principal.may("record_evidence");
  view.may_record_event = view.takes_events && context.principal.may("record_obligation_event");
  view.may_confirm = view.is_unverified && context.principal.may("confirm_citation");
  return view;
}

}  // namespace wardmote::board
