#pragma once

#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "web/context.h"
#include "web/parameters.h"
#include "web/printer.h"
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
Problem problem_of(base::RefusalCode code, std::map<std::string, std::string> values = {});
Problem problem_of(Malformed const& malformed);
Problem problem_of(Trouble trouble);
Problem problem_of(PrintTrouble trouble);
/// Somebody looks at the pages as somebody else would see them, and wants more than to look.
Problem problem_of_a_look();
/// What a request was doing when it failed.
enum class Doing {
  reading,
  changing,  ///< whether anything was changed, the failure knows
  changed    ///< something was: doing it again may do it twice
};
/// What ended a request: a promise of our own code that was broken, or the database, a disk or the network.
Problem problem_of(std::exception const& failure, Doing doing);

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

/// What the page of a problem shows besides: how to ask for the same again, where that helps.
struct ProblemPage : ProblemView {
  struct Entered {
    std::string name;
    std::string value;
  };
  bool is_page_again = false;  ///< a link to `again` will do
  bool is_form_again = false;  ///< the form that was sent, to be sent to `again` as it was
  std::string again{};
  std::vector<Entered> entered{};
};
BOOST_DESCRIBE_STRUCT(ProblemPage::Entered, (), (name, value))
BOOST_DESCRIBE_STRUCT(ProblemPage, (ProblemView), (is_page_again, is_form_again, again, entered))

ProblemPage page_of(ProblemView const& view, Request const& request);

ProblemView in_words(Problem const& problem, Tongue const& tongue);

/// RFC 9457: type, title, status, detail, code, and for a form its fields.
std::string problem_json(ProblemView const& view);

}  // namespace wardmote::web
