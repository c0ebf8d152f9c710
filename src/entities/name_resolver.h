// From the mentions of one article to its names: who, which body, which place and country, each under the
// best name that the article has for it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/known_names.h"
#include "entities/mention.h"
#include "schema/field.h"
#include "text/analyzer.h"

namespace dateline::entities {

/// One text with its words and the mentions in it, by word index.
struct TaggedText {
  std::string_view text;
  std::span<const text::Token> words;
  std::span<const Mention> mentions;
};

/// What the source says an article names, and where it was filed. In any spelling: "james-baker", "usa",
/// "EC".
struct SourceNames {
  std::span<const std::string> people;
  std::span<const std::string> organisations;
  std::span<const std::string> places;
  std::string_view dateline;  // "MOSCOW, March 22 -" where it stands apart from the body
};

struct ArticleName {
  schema::Facet facet = schema::Facet::person;  // person, org, place or country
  std::string name;
  friend auto operator<=>(const ArticleName&, const ArticleName&) = default;
};
/// Words [begin, end), counted through the title and on through the body, that mention `name`, an index of
/// ArticleNames::names.
struct NameSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t name = 0;
  friend auto operator<=>(const NameSpan&, const NameSpan&) = default;
};
/// The article calls a name so, too: "CSS" for "Crop Science Society". Clean surface; keys differ.
struct ArticleAlias {
  std::uint32_t name = 0;  // index of names
  std::string alias;
  friend auto operator<=>(const ArticleAlias&, const ArticleAlias&) = default;
};
struct ArticleNames {
  std::vector<ArticleName> names;  // sorted, distinct
  std::vector<NameSpan> spans;     // sorted, distinct; spans of a place and of its country are the same words
  std::vector<ArticleAlias> aliases;  // sorted, distinct
};

/// Not thread-safe; one per thread. `known` is shared and has to live longer.
///
/// What it does: mentions in bylines, photo credits and sign-offs and agencies in datelines are no names;
/// surfaces are cleaned; names in capitals take the spelling of a mixed-case twin, else of the tables; an
/// acronym takes the long form that the article defines or that has its initials; known aliases take their
/// name; a surname (else a first name) takes the full name that was last mentioned, else that comes first; a
/// short form of an organisation takes the longer name that begins with it, a generic head ("the Bank") the
/// organisation that has it; what stays generic is dropped. Countries are found by name and demonym also
/// outside of mentions, but inside of persons, and by the places that lie in them.
class NameResolver {
 public:
  explicit NameResolver(const KnownNames& known);
  ~NameResolver();
  NameResolver(NameResolver&&) noexcept;
  NameResolver& operator=(NameResolver&&) noexcept;

  /// Clears `out` first. The result depends on the arguments alone. Mentions outside of the words are passed
  /// over.
  void resolve(const TaggedText& title, const TaggedText& body, const SourceNames& source, ArticleNames& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::entities
