// Any text with any mentions: names within the text, and never a crash. Up to the first line feed the bytes
// say where the mentions are; the next line is the title, the rest the body.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "entities/name_resolver.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

struct Text {
  std::string text;
  text::AnalysedText analysed;
  std::vector<Mention> mentions;
  TaggedText view() const { return {text, analysed.tokens, mentions}; }
};

/// Each byte: how many words to skip (3 bits), the length (2 bits) and the type (2 bits) of a mention.
Text text_of(std::string_view bytes, std::string_view marks) {
  static text::Analyzer analyzer = text::Analyzer::open().value();
  text::FormTable forms;
  Text result;
  result.text = text::replace_invalid_utf8(bytes).text;
  analyzer.analyze(result.text, "en", forms, result.analysed);
  std::uint32_t at = 0;
  for (const char mark : marks) {
    const auto byte = static_cast<unsigned char>(mark);
    at += byte & 7U;
    const std::uint32_t size = 1 + ((byte >> 3U) & 3U);
    result.mentions.push_back({at, at + size, static_cast<EntityType>((byte >> 5U) & 3U)});
    at += size;
  }
  return result;
}

std::string_view first_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return line;
}

void check(std::string_view bytes) {
  static const KnownNames kKnown = KnownNames::built_in().value();
  static NameResolver resolver(kKnown);
  const std::string_view marks = first_line(bytes);
  const Text title = text_of(first_line(bytes), marks);
  const Text body = text_of(bytes, marks);
  const std::vector<std::string> given = {title.text, "james-baker", ""};
  ArticleNames names;
  resolver.resolve(title.view(), body.view(), {given, given, given, title.text}, names);
  const std::size_t words = title.analysed.tokens.size() + body.analysed.tokens.size();
  require(std::ranges::is_sorted(names.names) && std::ranges::adjacent_find(names.names) == names.names.end(),
          "names are sorted and distinct");
  for (const ArticleName& name : names.names)
    require(!name.name.empty() && text::is_valid_utf8(name.name), "names are text");
  for (const NameSpan& span : names.spans)
    require(span.begin < span.end && span.end <= words && span.name < names.names.size(),
            "spans lie in the text");
  for (const ArticleAlias& alias : names.aliases)
    require(alias.name < names.names.size(), "aliases have a name");
}

}  // namespace
}  // namespace dateline::entities

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dateline::entities::check(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
