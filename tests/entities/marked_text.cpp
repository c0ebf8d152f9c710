// Texts in which mentions are marked by hand.
#include "marked_text.h"

#include <catch2/catch.hpp>
#include <string>

#include "schema/field.h"

namespace dateline::entities {
namespace {

EntityType type_of(char mark) {
  if (mark == 'p') return EntityType::person;
  if (mark == 'o') return EntityType::org;
  return mark == 'l' ? EntityType::place : EntityType::misc;
}

struct MarkedBytes {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  EntityType type = EntityType::misc;
};

}  // namespace

const KnownNames& known_names() {
  static const KnownNames kKnown = [] {
    auto known = KnownNames::built_in();
    if (!known) FAIL(known.error());
    return std::move(*known);
  }();
  return kKnown;
}

MarkedText::MarkedText(std::string_view marked) {
  std::vector<MarkedBytes> bytes;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto here = static_cast<std::uint32_t>(text.size());
    if (marked[i] == '{') {
      bytes.push_back({here, here, type_of(marked[i + 1])});
      i += 2;
    } else if (marked[i] == '}') {
      bytes.back().end = here;
    } else {
      text += marked[i];
    }
  }
  auto analyzer = text::Analyzer::open();
  REQUIRE(analyzer);
  text::FormTable forms;
  text::AnalysedText analysed;
  analyzer->analyze(text, "en", forms, analysed);
  words = analysed.tokens;
  for (const MarkedBytes& mark : bytes) {
    Mention mention{0, 0, mark.type};
    while (mention.begin < words.size() && words[mention.begin].bytes.begin < mark.begin) ++mention.begin;
    mention.end = mention.begin;
    while (mention.end < words.size() && words[mention.end].bytes.begin < mark.end) ++mention.end;
    if (mention.begin < mention.end) mentions.push_back(mention);
  }
}

ArticleNames resolved(const MarkedText& title, const MarkedText& body, const Given& given) {
  NameResolver resolver(known_names());
  ArticleNames names;
  resolver.resolve(title.view(), body.view(),
                   {given.people, given.organisations, given.places, given.dateline}, names);
  return names;
}

NameLines names_of(std::string_view marked_body, std::string_view marked_title, const Given& given) {
  NameLines lines;
  for (const ArticleName& name : resolved(MarkedText(marked_title), MarkedText(marked_body), given).names)
    lines.push_back(std::string(schema::info(name.facet).name) + ": " + name.name);
  return lines;
}

}  // namespace dateline::entities
