// Forms with files: who may send one is decided before a byte of its body is taken.

#include "base/hash.h"
#include "base/text.h"
#include "web/multipart.h"
#include "web/site.h"

namespace wardmote::web {
namespace {

constexpr std::size_t field_bytes_max = 64 << 10;

std::unexpected<Malformed> malformed(std::string_view message) {
  return std::unexpected(Malformed{std::string(message)});
}

}  // namespace

bool is_of_file(std::string_view parameter, std::string_view field) {
  if (field.empty() || !parameter.starts_with(field)) return false;
  auto const rest = parameter.substr(field.size());
  return rest.empty() || rest == "_name" || rest == "_bytes" || rest == "_kind";
}

/// Sorts what comes: fields are held, files go to their sink. The token of the form has to come before the first file, so
/// that nothing is kept for whoever was not given that form.
class Site::SiteUpload final : public Upload {
 public:
  SiteUpload(Site const& site, Resolved const& resolved, Request const& request, std::string form_token)
      : site_(site),
        route_(resolved.found.route->info),
        language_(resolved.language),
        method_(request.method),
        target_(request.target),
        accept_(request.accept),
        form_token_(std::move(form_token)),
        reader_(boundary_of(request.content_type), takes()) {}

  std::optional<Response> add(std::string_view bytes) override {
    return answered([&] { return reader_.add(bytes); });
  }
  std::optional<Response> finish() override {
    return answered([&] -> TakeParts::Objection {
      if (reader_.is_whole()) return {};
      return malformed(message_id("The form breaks off before its end."));
    });
  }
  Parameters const& fields() const override { return fields_; }

 private:
  /// As far as it decides how a problem is told.
  Request request() const {
    Request asked{};
    asked.method = method_;
    asked.target = target_;
    asked.accept = accept_;
    return asked;
  }

  TakeParts takes() {
    return {.begin = [this](Part const& part) { return begin(part); },
            .add = [this](std::string_view bytes) { return take(bytes); },
            .end = [this] { return end(); }};
  }

  TakeParts::Objection begin(Part const& part) {
    part_ = part;
    text_.clear();
    file_bytes_ = 0;
    bool const is_for_file = is_of_file(part.name, route_.file_field);
    if (part.is_file ? part.name != route_.file_field : is_for_file)
      return malformed(message_id("A part of the form is not what its field is for."));
    if (fields_.contains(route_.file_field) && is_for_file)
      return malformed(message_id("The form sends more than one file. Send one."));
    if (!part.is_file || part.file_name.empty()) return {};
    if (!is_own_form()) {
      problem_ = problem_of(base::RefusalCode::form_outdated);
      return malformed("");
    }
    sink_ = route_.begin_file ? route_.begin_file() : site_.settings_.begin_file();
    return {};
  }

  bool is_own_form() const {
    auto const token = fields_.find("form_token");
    return form_token_.empty() || (token != fields_.end() && base::is_same_secret(token->second, form_token_));
  }

  TakeParts::Objection take(std::string_view bytes) {
    file_bytes_ += bytes.size();
    if (sink_) return sink_->add(bytes), TakeParts::Objection{};
    if (text_.size() + bytes.size() > field_bytes_max) return malformed(message_id("A field of the form is too long."));
    text_ += bytes;
    return {};
  }

  TakeParts::Objection end() {
    if (!part_.is_file) {
      if (!base::is_utf8(text_)) return malformed(message_id("A field of the form is not UTF-8."));
      fields_.emplace(part_.name, text_);
      return {};
    }
    auto const kept = sink_ ? sink_->finish() : FileSink::Kept{};
    sink_.reset();
    fields_.emplace(part_.name, kept.hash);
    fields_.emplace(part_.name + "_name", part_.file_name);
    fields_.emplace(part_.name + "_bytes", kept.hash.empty() ? "" : std::to_string(file_bytes_));
    fields_.emplace(part_.name + "_kind", kept.kind);
    return {};
  }

  template <class Work>
  std::optional<Response> answered(Work work) {
    try {
      auto const done = work();
      if (done) return std::nullopt;
      auto const asked = request();
      return site_.show(&asked, problem_ ? *problem_ : problem_of(done.error()), language_, label_none);
    } catch (std::exception const& failure) {
      return site_.failed(request(), failure);
    }
  }

  Site const& site_;
  RouteInfo const& route_;
  Language language_;
  std::string method_, target_, accept_;
  std::string form_token_;
  Parameters fields_;
  Part part_;
  std::string text_;
  std::uint64_t file_bytes_ = 0;
  std::unique_ptr<FileSink> sink_;
  std::optional<Problem> problem_;
  MultipartReader reader_;
};

std::expected<std::unique_ptr<Upload>, Response> Site::begin_upload(Request const& request) {
  try {
    return begin_upload_within(request);
  } catch (std::exception const& failure) {
    return std::unexpected(failed(request, failure));
  }
}

std::expected<std::unique_ptr<Upload>, Response> Site::begin_upload_within(Request const& request) const {
  auto const refuse = [&](Problem const& problem, Language language) {
    return std::unexpected(show(&request, problem, language, label_none));
  };
  auto const resolved = resolve(request, finder_);
  if (!resolved) return std::unexpected(answer_elsewise(request, resolved.error()));
  auto const& info = resolved->found.route->info;
  auto const has_sink = info.begin_file || settings_.begin_file;
  if (info.upload_bytes_max == 0 || !has_sink || boundary_of(request.content_type).empty())
    return refuse(
        problem_of(Malformed{std::string(message_id("A form is sent as application/x-www-form-urlencoded."))}),
        resolved->language);
  if (request.body_bytes > info.upload_bytes_max)
    return refuse(problem_of(base::RefusalCode::body_too_large, {{"limit", std::to_string(info.upload_bytes_max)}}),
                  resolved->language);
  auto const principal = principal_of(request);
  if (auto const problem = objection_to(request, *resolved, principal)) return refuse(*problem, resolved->language);
  return std::make_unique<SiteUpload>(*this, *resolved, request, principal.form_token);
}

}  // namespace wardmote::web
