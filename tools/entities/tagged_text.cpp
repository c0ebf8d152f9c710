// Texts with their names marked.
#include "entities/tagged_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "io/output_file.h"
#include "io/zstd_frame.h"

namespace dateline::tools {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

std::optional<entities::EntityType> type_named(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"PER", "ORG", "LOC", "MISC"};
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<entities::EntityType>(found - kNames.begin());
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  error::Result<std::vector<TaggedDocument>> parse() {
    while (!text_.empty()) {
      ++line_;
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      if (auto read = read_line(text_.substr(0, end)); !read) return read.error();
      text_.remove_prefix(std::min(end + 1, text_.size()));
    }
    std::erase_if(documents_, [](const TaggedDocument& document) { return document.tokens.empty(); });
    return std::move(documents_);
  }

 private:
  error::Status read_line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with("-DOCSTART-")) {
      begins_sentence_ = true;
      if (!line.empty()) documents_.emplace_back();
      return {};
    }
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string_view::npos) return failure("expected a token, a tab and a label");
    if (documents_.empty()) documents_.emplace_back();
    TaggedDocument& document = documents_.back();
    if (begins_sentence_) document.sentences.push_back(static_cast<std::uint32_t>(document.tokens.size()));
    document.tokens.emplace_back(line.substr(0, tab));
    auto added = add_label(line.substr(tab + 1), document);
    begins_sentence_ = false;
    return added;
  }
  error::Status add_label(std::string_view label, TaggedDocument& document) {
    if (label == "O") return {};
    const auto type = label.size() > 2 ? type_named(label.substr(2)) : std::nullopt;
    if (!type) return failure("expected a label such as O, B-PER or I-ORG, not '" + std::string(label) + "'");
    const auto end = static_cast<std::uint32_t>(document.tokens.size());
    const bool goes_on = label.front() == 'I' && !begins_sentence_ && !document.names.empty() &&
                         document.names.back().end + 1 == end && document.names.back().type == *type;
    if (goes_on)
      document.names.back().end = end;
    else
      document.names.push_back({end - 1, end, *type});
    return {};
  }
  error::Error failure(std::string message) const {
    return {error::ErrorKind::bad_source, {name_, line_, 0}, std::move(message), "", ""};
  }

  std::string_view text_;
  const std::string& name_;
  std::uint64_t line_ = 0;
  bool begins_sentence_ = true;
  std::vector<TaggedDocument> documents_;
};

std::string title_case(const std::string& token) {
  std::string title = token;
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}
/// Capitals character by character, so that the letters stay as many.
std::string capitals(const std::string& token) {
  std::string upper = token;
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

}  // namespace

entities::TokenSequence TaggedDocument::view() const {
  return {std::vector<std::string_view>(tokens.begin(), tokens.end()), sentences};
}

error::Result<std::string> read_text_file(const std::filesystem::path& path) {
  auto content = io::read_small_file(path);
  if (!content || path.extension() != ".zst") return content;
  return io::FrameDecompressor(nullptr).decompress(*content, kMostBytes);
}

error::Result<std::vector<TaggedDocument>> parse_tagged_text(std::string_view text, const std::string& name) {
  return Parser(text, name).parse();
}

error::Result<std::vector<TaggedDocument>> read_tagged_file(const std::filesystem::path& path) {
  auto text = read_text_file(path);
  if (!text) return text.error();
  return parse_tagged_text(*text, path.string());
}

TaggedDocument recased(const TaggedDocument& document, Casing casing) {
  TaggedDocument copy = document;
  if (casing == Casing::as_written) return copy;
  for (std::string& token : copy.tokens)
    token = casing == Casing::titles ? title_case(token) : capitals(token);
  return copy;
}

}  // namespace dateline::tools
