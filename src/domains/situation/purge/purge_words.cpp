#include "domains/situation/purge/purge_words.h"

#include "web/context.h"

namespace wardmote::situation {

using web::message_id;

std::string_view label_of(HoldGround ground) {
  switch (ground) {
    case HoldGround::court_proceeding: return message_id("A proceeding before a court or tribunal");
    case HoldGround::access_request: return message_id("A request for access to the record");
    case HoldGround::complaint_or_review: return message_id("A complaint, or a review by an oversight body");
    case HoldGround::preservation_order: return message_id("An order to preserve records");
    case HoldGround::other_law: break;
  }
  return message_id("Another law says so");
}

std::string_view label_of(PurgeAct act) {
  switch (act) {
    case PurgeAct::announce_purge: return message_id("Announce the purge");
    case PurgeAct::place_hold: return message_id("Place a legal hold");
    case PurgeAct::lift_hold: return message_id("Lift the legal hold");
    case PurgeAct::shred_discussion: break;
  }
  return message_id("Purge");
}

std::string_view label_of(Purged what) {
  switch (what) {
    case Purged::details: return message_id("Details of a discussion");
    case Purged::rest: return message_id("Subject and conclusion of a discussion");
    case Purged::draft: break;
  }
  return message_id("A draft");
}

}  // namespace wardmote::situation
