// None of these lines compiles: each would show what its rule keeps. tests/secrecy/run.py proves it. The lines without a mark do.

#include <functional>
#include <iostream>
#include <string>

#include "access/secrecy/seen.h"
#include "web/route.h"

using namespace wardmote;
using namespace wardmote::access;

struct Note {
  base::Id<Note> id{};
  Visible<Audience::self, std::string> text{};
  static constexpr std::string_view called = "Note";
  static constexpr Audience known_to = Audience::everyone;
  std::string about() const { return "somebody"; }
};
BOOST_DESCRIBE_STRUCT(Note, (), (id, text))

struct Meaning;
struct SealedNote {
  Sealed<Audience::self, Meaning> text;
  static constexpr std::string_view called = "SealedNote";
  static constexpr Audience known_to = Audience::everyone;
  std::string about() const { return "somebody"; }
};
BOOST_DESCRIBE_STRUCT(SealedNote, (), (text))

struct NoteWithoutRule {
  std::string text{};
  static constexpr std::string_view called = "NoteWithoutRule";
  static constexpr Audience known_to = Audience::everyone;
  std::string about() const { return "somebody"; }
};
BOOST_DESCRIBE_STRUCT(NoteWithoutRule, (), (text))

struct NoteOfNobody {
  Visible<Audience::everyone, std::string> text{};
};
BOOST_DESCRIBE_STRUCT(NoteOfNobody, (), (text))

struct NoteView {
  std::string id;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(NoteView, (), (id, text))

struct CarelessView {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CarelessView, (), (text))

web::Principal const reader;
auto const shown = seen<NoteView>(Note{}, reader);

namespace view_without_a_principal {
auto const view = seen<NoteView>(Note{});  // refused: no matching function
}
namespace view_of_a_field_without_a_rule {
auto const view = seen<NoteView>(NoteWithoutRule{}, reader);  // refused: constraints not satisfied
}
namespace view_of_a_record_that_is_about_nobody {
auto const view = seen<NoteView>(NoteOfNobody{}, reader);  // refused: constraints not satisfied
}
namespace view_that_cannot_withhold {
auto const view = seen<CarelessView>(Note{}, reader);  // refused: what may be withheld is std::optional in the view
}
namespace view_of_what_is_sealed {
auto const view = seen<NoteView>(std::declval<SealedNote>(), reader);  // refused: what is sealed is in no view
}
namespace record_that_is_a_view {
auto const value = web::to_value(Note{});  // refused: describe the struct with BOOST_DESCRIBE_STRUCT
}

void take(Visible<Audience::self, std::string> const& visible, Sealed<Audience::self, Meaning> const& sealed) {
  struct Json {
  } json;
  std::string const read = visible;                                        // refused: conversion
  std::cout << visible;                                                    // refused: deleted function
  to_json(json, visible);                                                  // refused: deleted function
  bool const same = visible == visible;                                    // refused: deleted function
  std::cout << sealed;                                                     // refused: deleted function
  to_json(json, sealed);                                                   // refused: deleted function
  bool const equal = sealed == sealed;                                     // refused: deleted function
  auto const hash = std::hash<Sealed<Audience::self, Meaning>>()(sealed);  // refused: deleted function
  Deidentified<std::string> const named(std::string("Maria Lopez"));       // refused: is private within this context
  Opening const opening(nullptr);                                          // refused: is private within this context
}
