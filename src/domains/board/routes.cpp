#include "domains/board/actions/action_pages.h"
#include "domains/board/checkpoint_pages.h"
#include "domains/board/committees/committee_pages.h"
#include "domains/board/kept_file_pages.h"
#include "domains/board/kept_file_store.h"
#include "domains/board/log_files.h"
#include "domains/board/meetings/meeting_pages.h"
#include "domains/board/meetings/open_files.h"
#include "domains/board/obligations/obligation_room.h"
#include "domains/board/papers/kept_minutes.h"
#include "domains/board/papers/paper_pages.h"
#include "domains/board/papers/report_pages.h"
#include "domains/board/papers/report_store.h"
#include "domains/board/past/past_files.h"
#include "domains/board/past/past_pages.h"
#include "domains/board/plan/plan_pages.h"
#include "domains/board/policies/policy_pages.h"
#include "domains/board/profile_pages.h"
#include "domains/board/room.h"
#include "domains/board/statements_pages.h"
#include "domains/board/transparency_pages.h"

namespace wardmote::board {

void add_routes(web::Router& router, BoardRoom const& room) {
  add_profile_routes(router, room);
  add_meeting_routes(router, room);
  add_meeting_office_routes(router, room);
  auto const phrases = keep_phrases(room.catalog_folder);
  add_meeting_room_routes(router, room, phrases);
  add_committee_routes(router, room);
  add_committee_office_routes(router, room);
  add_act_routes(router, room, phrases);
  add_action_routes(router, room);
  add_open_meeting_files(router, room);
  add_paper_routes(router, room);
  add_report_routes(router, room);
  add_report_office_routes(router, room);
  add_past_routes(router, room);
  add_past_person_routes(router, room);
  add_past_files(router, room);
  add_statement_routes(router);
  add_transparency_routes(router, room);
  add_checkpoint_routes(router, room);
  add_log_files(router, room);
  add_kept_files(router, room);
  auto const obligations = obligation_room_of(room);
  add_obligation_routes(router, obligations);
  add_calendar_routes(router, obligations);
  add_obligation_form_routes(router, obligations);
  add_policy_routes(router, obligations);
  add_policy_form_routes(router, obligations);
  add_adequacy_routes(router, obligations);
  add_plan_routes(router, obligations);
}

std::set<std::string> files_referred_to(store::Reader& reader) {
  auto files = shown_files(reader);
  files.merge(list_kept_minutes(reader));
  files.merge(list_attached_files(reader));
  return files;
}

}  // namespace wardmote::board
