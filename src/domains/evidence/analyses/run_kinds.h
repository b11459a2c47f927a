#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domains/evidence/analyses/density_result.h"
#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/run_story.h"
#include "domains/evidence/analyses/scan_result.h"
#include "domains/evidence/analyses/watch_result.h"

/// The kinds of analysis. A kind is a set of files that begin with its name, and its functions are told apart by its request:
///   …_request  what is asked, and its text          …_rules     what may be asked, and what holds if nothing is
///   …_input    what goes in: input_of, hash_of      …_computation  result_of, pure        …_result   what comes out, and its text
///   …_sentences  story_of, summary_of               …_view, …_pages, …_form_pages         what is shown
/// Here they come together; nothing else asks which kind a run is.
namespace wardmote::evidence {

/// What is asked, in a word: one kind for each.
enum class RunQuestion {
  concentrated,  ///< where and when are there more incidents than elsewhere? A scan
  unusual,       ///< what is unusual this week? An early warning
  dense          ///< where is it densest? A surface of cells
};
BOOST_DESCRIBE_ENUM(RunQuestion, concentrated, unusual, dense)

using RunResult = std::variant<ScanResult, WatchResult, DensityResult>;

/// What belongs to the kind of a request.
template <class Request>
struct KindOf;

template <>
struct KindOf<ScanRequest> {
  using Result = ScanResult;
  static constexpr auto question = RunQuestion::concentrated;
  static constexpr std::string_view pages = "/evidence/analyses/";
  static constexpr auto result_of_text = scan_result_of;
};

template <>
struct KindOf<WatchRequest> {
  using Result = WatchResult;
  static constexpr auto question = RunQuestion::unusual;
  static constexpr std::string_view pages = "/evidence/warnings/";
  static constexpr auto result_of_text = watch_result_of;
};

template <>
struct KindOf<DensityRequest> {
  using Result = DensityResult;
  static constexpr auto question = RunQuestion::dense;
  static constexpr std::string_view pages = "/evidence/densities/";
  static constexpr auto result_of_text = density_result_of;
};

RunQuestion question_of(RunRequest const& request);
/// The result that a run of this request kept; nothing if the text is none of its kind.
std::optional<RunResult> run_result_of(RunRequest const& request, std::string_view text);

/// Requires a result of the kind of the request.
RunStory story_of(RunRequest const& request, RunResult const& result, RunNames const& names, web::Tongue const& tongue);
RunSummary summary_of(RunRequest const& request, std::optional<RunResult> const& result, web::Tongue const& tongue);

/// Where its kind is shown, without language: "/evidence/warnings/…".
std::string page_of(RunRequest const& request, RunId id);

}  // namespace wardmote::evidence
