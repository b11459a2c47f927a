#include "sample_site.h"

#include <boost/describe.hpp>
#include <filesystem>
#include <stdexcept>

#include "base/ensure.h"
#include "base/world_failure.h"

namespace wardmote::http_test {
namespace {

namespace fs = std::filesystem;
using web::Caching;
using web::Context;
using web::Format;
using web::Policy;

enum class PlaceKind { city, town };
BOOST_DESCRIBE_ENUM(PlaceKind, city, town)

struct Place {
  std::string name;
  PlaceKind kind = PlaceKind::city;
  std::optional<double> rate;
  std::optional<std::int64_t> people;
  web::RawJson geometry;
};
BOOST_DESCRIBE_STRUCT(Place, (), (name, kind, rate, people, geometry))

struct PlacesQuery {
  std::optional<PlaceKind> kind;
  std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(PlacesQuery, (), (kind, year))

struct PlacesView {
  std::int64_t count = 0;
  base::LocalDate as_of{};
  std::vector<Place> places;
};
BOOST_DESCRIBE_STRUCT(PlacesView, (), (count, as_of, places))

struct PlaceQuery {
  std::string place;
};
BOOST_DESCRIBE_STRUCT(PlaceQuery, (), (place))

struct Crumb {
  std::string path;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Crumb, (), (path, label))

struct PlaceView {
  std::string title;
  std::vector<Crumb> breadcrumbs;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (title, breadcrumbs))

struct FileForm {
  std::string text;
  std::string file;
  std::string file_name;
  int file_bytes = 0;
};
BOOST_DESCRIBE_STRUCT(FileForm, (), (text, file, file_name, file_bytes))

/// Keeps what comes in memory, and counts what is thrown away.
class MemorySink final : public web::FileSink {
 public:
  explicit MemorySink(std::atomic<int>& open) : open_(open) { ++open_; }
  ~MemorySink() override { --open_; }
  void add(std::string_view bytes) override { text_ += bytes; }
  Kept finish() override { return {text_, "text"}; }

 private:
  std::atomic<int>& open_;
  std::string text_;
};

struct NoteForm {
  std::string text;
  int count = 0;
};
BOOST_DESCRIBE_STRUCT(NoteForm, (), (text, count))

struct Line {
  std::string text;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Line, (), (text, number))

std::vector<Place> const all_places{
    {"Old Town", PlaceKind::town, 12.5, 0, {R"({"type":"Point","coordinates":[-79.8,43.4]})"}},
    {"=Burlington & <sons>", PlaceKind::city, std::nullopt, 186948, {}}};

PlacesView places_view(PlacesQuery const& query) {
  using namespace std::chrono_literals;
  PlacesView view{.as_of = 2024y / 6 / 1, .places = {}};
  for (auto const& place : all_places)
    if (!query.kind || *query.kind == place.kind) view.places.push_back(place);
  view.count = static_cast<std::int64_t>(view.places.size());
  return view;
}

web::RouteInfo line_page(std::string name, Caching caching, Policy policy = Policy::everyone()) {
  return {.name = name,
          .path = "/" + name,
          .policy = policy,
          .title = "The board",
          .summary = "The board",
          .page = "line",
          .caching = caching};
}

/// A page and a form at one address, of which neither comes to its end.
void add_failing(web::Router& router, std::string const& name, void (*fail)()) {
  auto const handle = [fail](web::NoQuery const&, Context const&) -> base::Answer<Line> {
    fail();
    return Line{};
  };
  router.page<web::NoQuery, Line>(line_page(name, Caching::never), handle);
  auto form = line_page(name, Caching::never);
  form.name = "send_" + name;
  form.method = web::Method::post;
  router.page<web::NoQuery, Line>(form, handle);
}

}  // namespace

std::string sample_pages_folder() {
  static int number = 0;
  auto const source = fs::path(WARDMOTE_SOURCE_DIR);
  auto const folder =
      fs::temp_directory_path() / ("wardmote_pages_" + std::to_string(getpid()) + "_" + std::to_string(number++));
  fs::create_directories(folder);
  fs::copy(source / "tests/http/pages", folder, fs::copy_options::recursive);
  fs::copy_file(source / "pages/problem.mustache", folder / "problem.mustache");
  fs::create_directory(folder / "web");
  fs::copy_file(source / "pages/web/openapi.mustache", folder / "web/openapi.mustache");
  return folder.string();
}

web::ServerSettings SampleSite::settings(Adjust const& adjust) {
  web::ServerSettings settings;
  settings.port = 0;
  settings.pages_folder = pages_folder_;
  settings.locale_folder = WARDMOTE_BINARY_DIR "/locale";
  settings.assets_folder = WARDMOTE_SOURCE_DIR "/tests/http/assets";
  settings.version = "1.2.3";
  settings.data_revision = [this] { return revision_.load(); };
  settings.hear_changes = [this](std::function<void()> hear) -> std::shared_ptr<void> {
    std::lock_guard const lock(hearing_);
    hear_ = std::move(hear);
    return {nullptr, [this](void*) {
              std::lock_guard const gone(hearing_);
              hear_ = {};
            }};
  };
  settings.begin_file = [this] { return std::make_unique<MemorySink>(files_open_); };
  settings.is_healthy = [this] { return is_well_.load(); };
  settings.log = [this](std::string_view line) {
    std::lock_guard const lock(mutex_);
    lines_.emplace_back(line);
  };
  if (adjust) adjust(settings);
  return settings;
}

web::Router SampleSite::router() {
  web::Router router;
  router.page<web::NoQuery, Line>(
      {.name = "front",
       .path = "/",
       .policy = Policy::everyone(),
       .title = "The board",
       .summary = "The board",
       .page = "line"},
      [this](web::NoQuery const&, Context const&) -> base::Answer<Line> { return Line{"front", ++front_calls_}; });
  router.page<PlacesQuery, PlacesView>(
      {.name = "list_places",
       .path = "/places",
       .policy = Policy::everyone(),
       .title = "The board",
       .summary = "The board",
       .page = "places",
       .formats = {Format::html, Format::json, Format::csv, Format::geojson},
       .rows = "places",
       .features = "places"},
      [](PlacesQuery const& query, Context const&) -> base::Answer<PlacesView> { return places_view(query); });
  router.page<PlaceQuery, PlaceView>(
      {.name = "place",
       .path = "/places/{place}",
       .policy = Policy::everyone(),
       .title = "The board",
       .summary = "The board",
       .page = "place"},
      [](PlaceQuery const& query, Context const&) -> base::Answer<PlaceView> {
        if (query.place == "atlantis")
          return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", query.place}});
        return PlaceView{.title = query.place, .breadcrumbs = {{"/", "Home"}, {"/places", "Places"}}};
      });
  router.page<web::NoQuery, Line>(
      line_page("clock", Caching::never),
      [this](web::NoQuery const&, Context const&) -> base::Answer<Line> { return Line{"clock", ++clock_calls_}; });
  router.page<web::NoQuery, Line>(line_page("slow", Caching::never),
                                  [this](web::NoQuery const&, Context const&) -> base::Answer<Line> {
                                    ++slow_asked_;
                                    slow_asked_.notify_all();
                                    is_released_.wait(false);
                                    return Line{"slow", 1};
                                  });
  add_failing(router, "failing", [] { throw std::runtime_error("the disk is full"); });
  add_failing(router, "cut_off",
              [] { throw base::WorldFailure(base::WorldFailure::Cause::change_unknown, "no answer came"); });
  add_failing(router, "mistaken", [] { ENSURE(1 + 1 == 3); });
  auto large = line_page("large", Caching::until_data_changes);
  large.is_costly = true;
  router.page<web::NoQuery, Line>(std::move(large), [](web::NoQuery const&, Context const&) -> base::Answer<Line> {
    return Line{std::string(3 << 20, 'x'), 1};
  });
  router.page<web::NoQuery, Line>(
      line_page("local", Caching::never, Policy::this_machine()),
      [](web::NoQuery const&, Context const&) -> base::Answer<Line> { return Line{"local", 1}; });
  router.page<NoteForm, Line>(
      {.name = "add_note",
       .path = "/notes",
       .policy = Policy::everyone(),
       .title = "The board",
       .summary = "The board",
       .page = "line",
       .method = web::Method::post},
      [](NoteForm const& form, Context const&) -> base::Answer<Line> { return Line{form.text, form.count}; });
  router.page<FileForm, Line>({.name = "add_file",
                               .path = "/files",
                               .policy = Policy::everyone(),
                               .title = "The board",
                               .summary = "The board",
                               .page = "line",
                               .method = web::Method::post,
                               .upload_bytes_max = 1 << 20,
                               .file_field = "file"},
                              [](FileForm const& form, Context const&) -> base::Answer<Line> {
                                return Line{form.file + " " + form.file_name + " " + form.text, form.file_bytes};
                              });
  router.page<web::NoQuery, Line>({.name = "live",
                                   .path = "/live",
                                   .policy = Policy::everyone(),
                                   .title = "The board",
                                   .summary = "The board",
                                   .page = "line",
                                   .formats = {web::Format::html, web::Format::json, web::Format::events},
                                   .caching = Caching::never},
                                  [this](web::NoQuery const&, Context const&) -> base::Answer<Line> {
                                    return Line{"live", static_cast<int>(revision_.load())};
                                  });
  auto shared = line_page("shared", Caching::until_data_changes);
  shared.formats = {web::Format::html, web::Format::json, web::Format::events};
  router.page<web::NoQuery, Line>(std::move(shared), [this](web::NoQuery const&, Context const&) -> base::Answer<Line> {
    ++shared_calls_;
    return Line{"shared", static_cast<int>(revision_.load())};
  });
  return router;
}

SampleSite::SampleSite(Adjust const& adjust)
    : pages_folder_(sample_pages_folder()),
      server_(settings(adjust), web::Layout{.board_name = "Halton", .navigation = {{"/places", "The board"}}}, router(),
              clock_),
      thread_([this] { server_.run(); }) {}

SampleSite::~SampleSite() {
  let_go();
  stop();
  fs::remove_all(pages_folder_);
}

void SampleSite::change_data() {
  ++revision_;
  std::lock_guard const lock(hearing_);
  if (hear_) hear_();
}

void SampleSite::stop() {
  server_.stop();
  if (thread_.joinable()) thread_.join();
}

std::vector<std::string> SampleSite::log_lines() const {
  std::lock_guard const lock(mutex_);
  return lines_;
}

}  // namespace wardmote::http_test
