// libyaml's events; values are taken as they are written, so that a date stays a date.
#include "article/front_matter.h"

#include <yaml.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "article/clean_text.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestHeader = 64 * 1024;
constexpr std::size_t kMostValues = 10'000;

/// The line at `begin`, without its break.
std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

struct Parts {
  std::string_view yaml;
  std::string_view body;
};
std::optional<Parts> split(std::string_view text) {
  if (line_at(text, 0) != "---") return std::nullopt;
  const std::size_t begin = text.find('\n');
  if (begin == std::string_view::npos) return std::nullopt;
  for (std::size_t at = begin + 1; at < std::min(text.size(), kLongestHeader);) {
    const std::string_view line = line_at(text, at);
    const std::size_t next = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (line == "---" || line == "...")
      return Parts{text.substr(begin + 1, at - begin - 1), text.substr(next)};
    at = next;
  }
  return std::nullopt;
}

/// Walks over the events of a document and takes the values that a field wants.
class YamlFields {
 public:
  YamlFields(FieldNames& names, RecordFields& fields) : names_(&names), fields_(&fields) {
    yaml_parser_initialize(&parser_);
  }
  ~YamlFields() { yaml_parser_delete(&parser_); }
  YamlFields(const YamlFields&) = delete;
  YamlFields& operator=(const YamlFields&) = delete;

  /// How many values were taken; nothing when the YAML cannot be read.
  std::optional<std::size_t> read(std::string_view yaml) {
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
    while (true) {
      yaml_event_t event{};
      if (yaml_parser_parse(&parser_, &event) == 0) return std::nullopt;
      const bool last = event.type == YAML_STREAM_END_EVENT;
      const bool good = take(event);
      yaml_event_delete(&event);
      if (!good) return std::nullopt;
      if (last) return taken_;
    }
  }

 private:
  struct Level {
    bool mapping = false;
    bool wants_key = true;
    std::size_t path = 0;  // length of the path around it
  };

  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_MAPPING_START_EVENT:
      case YAML_SEQUENCE_START_EVENT:
        if (levels_.size() > 16) return false;
        levels_.push_back({event.type == YAML_MAPPING_START_EVENT, true, path_.size()});
        return true;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        path_.resize(levels_.back().path);
        levels_.pop_back();
        value_ends();
        return true;
      case YAML_SCALAR_EVENT:
        scalar({reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length});
        return ++values_ < kMostValues && !levels_.empty();
      case YAML_ALIAS_EVENT:
        value_ends();
        return true;
      default:
        return true;
    }
  }

  /// The mapping around it waits for its next key.
  void value_ends() {
    if (levels_.empty() || !levels_.back().mapping) return;
    levels_.back().wants_key = true;
    path_.resize(levels_.back().path);
  }

  void scalar(std::string_view text) {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (level.mapping && level.wants_key) {
      level.wants_key = false;
      if (!path_.empty()) path_ += '.';
      path_ += text;
      return;
    }
    for (const FieldUse use : names_->find(path_of_value())) {
      ++taken_;
      if (use.field == ArticleField::topic || use.field == ArticleField::author) {
        add_list(use, text);
      } else {
        fields_->add(use, std::string(text));
      }
    }
    value_ends();
  }

  /// "author: {name: Ann Rook}" is an author.
  std::string_view path_of_value() const {
    const std::string_view path = path_;
    for (const std::string_view ending : {".name", ".title"}) {
      if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
    }
    return path;
  }

  /// "tags: rain, Ardwick"
  void add_list(FieldUse use, std::string_view text) {
    const char separator =
        use.field == ArticleField::topic && text.find(';') == std::string_view::npos ? ',' : ';';
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(separator), text.size());
      fields_->add(use, std::string(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  FieldNames* names_;
  RecordFields* fields_;
  yaml_parser_t parser_{};
  std::vector<Level> levels_;
  std::string path_;
  std::size_t values_ = 0;
  std::size_t taken_ = 0;
};

/// "# Rain over Ardwick" in front of the body becomes the title.
void take_heading(RawArticle& raw) {
  const std::string_view body = without_outer_blanks(raw.body);
  if (!body.starts_with("# ")) return;
  const std::size_t end = std::min(body.find('\n'), body.size());
  std::string_view title = body.substr(2, end - 2);
  while (title.ends_with('#') || title.ends_with(' ') || title.ends_with('\r')) title.remove_suffix(1);
  raw.title = title;
  raw.body = std::string(body.substr(end));
}

}  // namespace

std::optional<RawArticle> read_front_matter(std::string_view text,
                                            const std::multimap<std::string, std::string>& map) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  FieldNames names(map);
  RecordFields fields;
  const auto taken = YamlFields(names, fields).read(parts->yaml);
  if (!taken || *taken == 0) return std::nullopt;
  RawArticle raw = fields.take();
  if (!without_outer_blanks(parts->body).empty()) raw.body = parts->body;  // a summary in the header is none
  if (without_outer_blanks(raw.title).empty()) take_heading(raw);
  return raw;
}

}  // namespace dateline::article
