// Texts in which mentions are marked by hand, as a tagger would find them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/known_names.h"
#include "entities/name_resolver.h"

namespace dateline::entities {

/// The tables of the source tree, read once.
const KnownNames& known_names();

/// "{p:Vladimir Putin} spoke": p(erson), o(rganisation), l (place), m(isc) before the words of a mention.
struct MarkedText {
  std::string text;
  std::vector<text::Token> words;
  std::vector<Mention> mentions;

  explicit MarkedText(std::string_view marked);
  TaggedText view() const { return {text, words, mentions}; }
};

/// The names of an article as "facet: name" lines, sorted: what a test compares.
using NameLines = std::vector<std::string>;
struct Given {
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  std::vector<std::string> places;
  std::string dateline;
};
NameLines names_of(std::string_view marked_body, std::string_view marked_title = "", const Given& given = {});
ArticleNames resolved(const MarkedText& title, const MarkedText& body, const Given& given = {});

}  // namespace dateline::entities
