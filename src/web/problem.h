#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "web/context.h"
#include "web/parameters.h"
#include "web/response.h"
#include "web/transport.h"

namespace wardmote::web {

/// What is answered in place of a page: a refusal, trouble with the request, a failure or a mistake of ours. Title,
/// detail and the fields' messages are message ids, `values` what they speak of.
struct Problem {
  int status = 500;
  std::string code;
  std::string title;
  std::string detail;
  TextValues values{};
  std::vector<base::Refusal::FieldError> fields{};
  Headers headers{};  ///< of the status: Allow, Retry-After
};

Problem problem_of(base::Refusal const& refusal);
Problem problem_of(Malformed const& malformed);
Problem problem_of(Trouble trouble);
/// Somebody looks at the pages as somebody else would see them, and wants more than to look.
Problem problem_of_a_look();
/// The database, a disk or the network failed us.
Problem problem_of_the_world();
/// A promise of our own code was broken.
Problem problem_of_ours();

/// The status of a refusal: 404 for what is not there, 403 for what is not open, 400 for what cannot be read.
int status_of(base::RefusalCode code);

/// A problem in words, as its page shows it.
struct ProblemView {
  struct Field {
    std::string field;
    std::string message;
  };
  int status = 0;
  std::string code;
  std::string title;
  std::string detail;
  std::vector<Field> fields;
};
BOOST_DESCRIBE_STRUCT(ProblemView::Field, (), (field, message))
BOOST_DESCRIBE_STRUCT(ProblemView, (), (status, code, title, detail, fields))

ProblemView in_words(Problem const& problem, Tongue const& tongue);

/// RFC 9457: type, title, status, detail, code, and for a form its fields.
std::string problem_json(ProblemView const& view);

}  // namespace wardmote::web
