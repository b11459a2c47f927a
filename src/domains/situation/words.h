#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domains/situation/discussion_room.h"

// The table's words, as people read them.
namespace wardmote::situation {

/// Message ids.
std::string_view label_of(Stage stage);
std::string_view label_of(DiscussionAct act);
std::string_view label_of(Part part);
std::string_view label_of(RequestAnswer answer);
std::string_view label_of(ConsentState state);
std::string_view label_of(LawfulGround ground);
std::string_view label_of(SeatFault fault);
std::string_view label_of(SpokenFrom spoken_from);

/// Who reads what at a stage, for the band of the page.
std::string audience_sentence(Stage stage, SpokenFrom spoken_from, std::size_t agencies, web::Tongue const& tongue);

/// What follows for the audience if an act is done at a stage; empty if nothing changes for it.
std::string consequence_of(DiscussionAct act, SpokenFrom spoken_from, std::size_t agencies, web::Tongue const& tongue);

/// The name of an agency; its slug if it is not known any more.
std::string agency_name(Admitted const& admitted, std::string_view slug, web::Tongue const& tongue);
/// By their names as they are read, accents and capitals aside.
void sort_by_name(std::vector<Agency>& agencies, web::Tongue const& tongue);
/// With commas between.
std::string agency_names(Admitted const& admitted, std::vector<std::string> const& slugs, web::Tongue const& tongue);

/// The name of a person among those with a role at the table; empty if they have none any more.
std::string person_name(std::span<TablePerson const> people, std::string_view person);

/// The label of a code; the code itself if the catalogue has it no more.
std::string code_label(Catalogue const& catalogue, std::string_view code, web::Tongue const& tongue);
std::string code_label(SituationRoom const& room, std::string_view code, web::Tongue const& tongue);

}  // namespace wardmote::situation
