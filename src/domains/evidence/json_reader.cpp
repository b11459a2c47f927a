#include "domains/evidence/json_reader.h"

#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

/// The bytes of a source as the parser wants them: one after another. A copy goes on where the original is.
class Bytes {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = char const*;
  using reference = char const&;

  struct Window {
    ByteSource& source;
    std::size_t row_bytes_max;
    std::vector<char> room = std::vector<char>(256 * 1024);
    std::size_t at = 0;
    std::size_t filled = 0;
    std::size_t unheard = 0;  // bytes that were handed on since the parser last told of anything: it holds them
    bool is_too_long = false;
    void advance() {
      if (++at >= filled) refill();
    }
    void refill() {
      at = 0;
      unheard += filled;
      is_too_long = unheard > row_bytes_max;
      filled = is_too_long ? 0 : source.read(room);
    }
  };

  Bytes() = default;
  explicit Bytes(Window& window) : window_(&window) {}
  reference operator*() const { return window_->room[window_->at]; }
  Bytes& operator++() {
    window_->advance();
    return *this;
  }
  Bytes operator++(int) {
    auto const before = *this;
    window_->advance();
    return before;
  }
  bool is_at_end() const { return !window_ || window_->filled == 0; }
  friend bool operator==(Bytes const& a, Bytes const& b) { return a.is_at_end() == b.is_at_end(); }
  friend bool operator!=(Bytes const& a, Bytes const& b) { return !(a == b); }

 private:
  Window* window_ = nullptr;
};

/// Follows the parser through the file: outside the rows it looks for the array, inside a row it collects what is
/// wanted.
class RowCollector final : public Json::json_sax_t {
 public:
  RowCollector(RowShape const& shape, TakeRow const& take, std::size_t& unheard, std::size_t row_bytes_max)
      : rows_at_(shape.rows_at),
        take_(take),
        unheard_(unheard),
        row_bytes_max_(row_bytes_max),
        texts_(shape.columns.size()) {
    for (std::size_t i = 0; i < shape.columns.size(); ++i) places_.emplace(shape.columns[i].name, i);
  }

  bool null() override { return scalar({}, "null"); }
  bool boolean(bool value) override { return scalar(value ? "true" : "false", value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, string_t const& written) override { return number(written); }
  bool string(string_t& value) override { return scalar(value, is_capturing() ? Json(value).dump() : std::string{}); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open('{'); }
  bool end_object() override { return close('}'); }
  bool start_array(std::size_t) override { return open('['); }
  bool end_array() override { return close(']'); }

  bool key(string_t& name) override {
    if (is_capturing()) captured_ += (captured_.back() == '{' ? "" : ",") + Json(name).dump() + ":";
    has_key_ = is_capturing();
    levels_.back().name = name;
    return true;
  }

  bool parse_error(std::size_t position, std::string const&, nlohmann::detail::exception const& error) override {
    auto const* const words = error.what();
    failure_ = "it is no JSON at byte " + std::to_string(position) + ": " + reason_in(words);
    return false;
  }

  std::string const& failure() const { return failure_; }
  bool has_found_rows() const { return has_found_rows_; }

 private:
  struct Level {
    bool is_array;
    std::string name{};  // of the member that is being read
  };

  /// The parser's own words, without its prefix.
  static std::string reason_in(std::string_view words) {
    auto const at = words.find("parse error");
    return std::string(at == std::string_view::npos ? words : words.substr(at));
  }

  bool is_in_row() const { return row_depth_ > 0 && levels_.size() >= row_depth_; }
  bool is_row_next() const { return rows_depth_ > 0 && levels_.size() == rows_depth_; }
  bool is_capturing() const { return capture_depth_ > 0; }

  std::string path_from(std::size_t depth) const {
    std::string path;
    for (auto i = depth; i < levels_.size(); ++i) {
      if (levels_[i].is_array) return "[]";  // values inside a list have no path of their own
      path += (i == depth ? "" : "/") + levels_[i].name;
    }
    return path;
  }

  bool is_rows_array() const {
    if (rows_depth_ > 0 || levels_.size() + 1 != rows_at_.size()) return false;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (levels_[i].is_array || (rows_at_[i] != "*" && rows_at_[i] != levels_[i].name)) return false;
    }
    return true;
  }

  std::string* wanted() {
    auto const found = places_.find(path_from(row_depth_ - 1));
    return found == places_.end() ? nullptr : &texts_[found->second];
  }

  bool within_limits() {
    unheard_ = 0;
    if (levels_.size() > json_depth_max)
      failure_ = "it is nested deeper than " + std::to_string(json_depth_max) + " levels";
    if (captured_.size() > row_bytes_max_) failure_ = "row " + std::to_string(row_) + " is too long";
    return failure_.empty();
  }

  void separate() {
    if (!has_key_ && captured_.size() > 0 && captured_.back() != '[' && captured_.back() != '{') captured_ += ',';
    has_key_ = false;
  }

  bool open(char bracket) {
    if (is_capturing()) {
      separate();
      captured_ += bracket;
    } else if (is_in_row() && wanted()) {
      capture_depth_ = levels_.size();
      captured_ = bracket;
    } else if (is_row_next()) {
      ++row_;
      if (bracket == '[') return fault_row() && push(true);
      row_depth_ = levels_.size() + 1;
      for (auto& text : texts_) text.clear();
    } else if (bracket == '[' && is_rows_array()) {
      rows_depth_ = levels_.size() + 1;
      has_found_rows_ = true;
      if (!levels_.empty()) rows_name_ = levels_.back().name;
    }
    return push(bracket == '[');
  }

  bool push(bool is_array) {
    levels_.push_back({.is_array = is_array});
    return within_limits();
  }

  bool close(char bracket) {
    levels_.pop_back();
    if (is_capturing()) {
      captured_ += bracket;
      if (levels_.size() == capture_depth_) {
        *wanted() = captured_;
        capture_depth_ = 0;
      }
    } else if (row_depth_ > 0 && levels_.size() + 1 == row_depth_) {
      row_depth_ = 0;
      return hand_on();
    } else if (rows_depth_ > 0 && levels_.size() + 1 == rows_depth_) {
      rows_depth_ = 0;
    }
    return within_limits();
  }

  bool number(std::string const& written) { return scalar(written, written); }

  bool scalar(std::string_view text, std::string_view json) {
    if (is_capturing()) {
      separate();
      captured_ += json;
    } else if (is_in_row()) {
      if (auto* const place = wanted()) place->assign(text);
    } else if (is_row_next()) {
      ++row_;
      return fault_row();
    }
    return within_limits();
  }

  bool fault_row() {
    unheard_ = 0;
    return take_({.row = row_, .texts = {}, .raw = {}, .fault = "is no object", .fault_column = {}});
  }

  bool hand_on() {
    if (auto const name = places_.find(rows_name_column); name != places_.end()) texts_[name->second] = rows_name_;
    views_.assign(texts_.begin(), texts_.end());
    raw_.clear();
    for (auto const& [column, place] : places_)
      raw_ += (raw_.empty() ? "" : "; ") + column + ": " + texts_[place].substr(0, 200);
    SourceRow row{.row = row_, .texts = views_, .raw = raw_, .fault = {}, .fault_column = {}};
    for (auto const& [column, place] : places_) {
      if (texts_[place].contains('\0'))
        row = {.row = row_, .texts = {}, .raw = {}, .fault = "holds a zero byte", .fault_column = column};
    }
    return take_(row);
  }

  std::vector<std::string> const& rows_at_;
  TakeRow const& take_;
  std::size_t& unheard_;
  std::size_t const row_bytes_max_;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::string> texts_;
  std::vector<std::string_view> views_;
  std::vector<Level> levels_;
  std::size_t rows_depth_ = 0;     // levels when inside the array of rows; 0: outside
  std::size_t row_depth_ = 0;      // levels when inside a row; 0: outside
  std::size_t capture_depth_ = 0;  // levels outside the value that is kept as JSON; 0: none
  bool has_key_ = false;
  bool has_found_rows_ = false;
  std::string captured_;
  std::string raw_;
  std::string rows_name_;
  std::string failure_;
  std::int64_t row_ = 0;
};

}  // namespace

base::Answer<void> each_json_row(ByteSource& source, RowShape const& shape, std::string const& file,
                                 TakeRow const& take, std::size_t row_bytes_max) {
  bool is_stopped = false;
  TakeRow const take_until_stopped = [&](SourceRow const& row) {
    is_stopped = is_stopped || !take(row);
    return !is_stopped;
  };
  Bytes::Window window{.source = source, .row_bytes_max = row_bytes_max};
  window.refill();
  RowCollector collector(shape, take_until_stopped, window.unheard, row_bytes_max);
  auto const is_whole = Json::sax_parse(Bytes(window), Bytes(), &collector);
  if (is_stopped) return {};
  if (auto const read = whole(source, file); !read) return read;
  if (!is_whole) {
    auto const reason = window.is_too_long ? "a text in it is longer than " + std::to_string(row_bytes_max) + " bytes"
                                           : collector.failure();
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", file}, {"reason", reason}});
  }
  if (!collector.has_found_rows()) {
    std::string way;
    for (auto const& name : shape.rows_at) way += "/" + name;
    return base::refuse(base::RefusalCode::layout_mismatch,
                        {{"file", file}, {"mapping", shape.mapping}, {"reason", "there is no list of rows at " + way}});
  }
  return {};
}

}  // namespace wardmote::evidence
