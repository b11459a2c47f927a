#include "domains/board/statement.h"

namespace wardmote::board {
namespace {

std::vector<std::string> said(std::vector<std::string_view> const& messages, web::Tongue const& tongue) {
  std::vector<std::string> texts;
  for (auto const message : messages) texts.push_back(tongue.text(message));
  return texts;
}

}  // namespace

Statement const& accessibility_statement() {
  static Statement const statement{
      .title = "Accessibility",
      .lead =
          "These pages are made so that everyone can read and use them. This page says what is done for that, what is "
          "tested, and what is not.",
      .sections = {
          {.heading = "What you can rely on",
           .items = {"Every page is complete without JavaScript. Scripts only add charts and maps to what is already "
                     "there in words and tables.",
                     "Every chart and map has a sentence that says what it shows, and a table with the same figures.",
                     "Everything works by keyboard alone, and it is always visible where you are.",
                     "A state is shown by a word and a shape, never by colour alone.",
                     "Pages can be read at 320 pixels of width, at 400% zoom, and in print.",
                     "Every page is published in English and French at the same address, with the language marked for "
                     "screen readers."}},
          {.heading = "What the pages are measured against",
           .paragraphs = {"The aim is the Web Content Accessibility Guidelines 2.2 at level AA. Ontario's rule for "
                          "public bodies (O. Reg. 191/11 under "
                          "the Accessibility for Ontarians with Disabilities Act) asks for version 2.0 at level AA."}},
          {.heading = "How it is tested",
           .paragraphs = {"Each release is opened in a browser by a program: every page in both languages, checked "
                          "with axe-core, by keyboard "
                          "only, and without JavaScript. A page that fails stops the release.",
                          "A program finds only part of what can be wrong. These pages have not been tried by people "
                          "who use screen readers, "
                          "switches or magnifiers, and nobody independent has audited them."}},
          {.heading = "What is known to be less than good",
           .items = {"The drawing of a map means nothing to a screen reader. The table below each map holds the same "
                     "places and figures.",
                     "Long tables scroll sideways on a narrow screen. The first column stays in view.",
                     "Names of offences and places in the data of others are shown as their publisher spells them, "
                     "often in one language only."}},
          {.heading = "If something stops you",
           .paragraphs = {"Tell the board which page it was and what you wanted to do; the front page says how to "
                          "reach it. You can also ask for the same "
                          "content in another form."}}}};
  return statement;
}

Statement const& privacy_statement() {
  static Statement const statement{
      .title = "Privacy",
      .lead = "Wardmote keeps nothing about you when you read these pages. This page says exactly what that means.",
      .sections = {
          {.heading = "What is not collected",
           .items = {"No cookies and nothing else is stored in your browser by these pages.",
                     "No account is needed to read, and nothing need be said about yourself.",
                     "Your network address is not written down, nor is your browser's name, the page you came from, or "
                     "what you searched or filtered for.",
                     "Nothing is fetched from other sites: no fonts, maps, statistics or social buttons. Your browser "
                     "is told to refuse such content."}},
          {.heading = "What is written down",
           .paragraphs = {"For each request one line: the time, the method, the kind of page (its pattern, without "
                          "what you filled into it), the answer's status, "
                          "its size and how long it took. With these lines alone nobody can tell visitors apart.",
                          "Counts of these are added up for the operator of the machine. They start again from zero "
                          "when the program starts.",
                          "So that nobody keeps others from reading, the program counts in its memory how often an "
                          "address asks. It keeps a fingerprint of the address that nobody can read, and forgets all "
                          "of it when it stops."}},
          {.heading = "What the machine in front may do",
           .paragraphs = {"Wardmote itself stands behind a server that carries the encryption. That server sees your "
                          "network address, as every site you "
                          "visit does, and may keep a log of its own. Whoever runs it must say so on their own page."}},
          {.heading = "People in the data",
           .paragraphs = {"The figures shown here are published counts and indexes. Where a published file has one row "
                          "for an incident, only counts are shown, "
                          "never a row, and nothing in these files names a person.",
                          "Some publishers leave a place out or move it on purpose, to protect people. Wardmote keeps "
                          "it that way and says so beside the figures."}},
          {.heading = "Who asks to speak to the board",
           .paragraphs = {"What somebody enters who asks to speak, or writes to the board, is read by the board’s "
                          "office alone. An e-mail address is sealed: a program writes to it, and nobody reads it.",
                          "Sixty days after the meeting all of it is emptied, or at once if the person withdraws. That "
                          "a request was made and how it was answered stays, and the name of who was heard stands in "
                          "the minutes. The agenda names nobody who did not agree to it."}},
          {.heading = "Who is told of news by e-mail",
           .paragraphs =
               {"The address is sealed: a program writes to it, and nobody reads it. It is destroyed when the "
                "subscription ends, or after seven days if it is never confirmed."}},
          {.heading = "What is kept about those who work with Wardmote",
           .paragraphs = {
               "Every change of what is published is one entry in the audit chain, which is public: what "
               "was changed, when, and by which role "
               "or command. It holds no names of persons.",
               "Of those who sign in: their name, e-mail address if they gave one, roles, and for thirty days when "
               "and with what kind of browser they were signed in. Each of them sees all of it on their account "
               "page. One cookie carries the sign-in while it lasts. Where a sign-in fails, a fingerprint of the "
               "network address is kept for a day, so that nobody can try passwords without end."}}}};
  return statement;
}

StatementView statement_view(Statement const& statement, web::Tongue const& tongue) {
  StatementView view{.title = tongue.text(statement.title), .lead = tongue.text(statement.lead), .sections = {}};
  for (auto const& section : statement.sections)
    view.sections.push_back({.heading = tongue.text(section.heading),
                             .paragraphs = said(section.paragraphs, tongue),
                             .items = said(section.items, tongue),
                             .has_items = !section.items.empty()});
  return view;
}

}  // namespace wardmote::board
