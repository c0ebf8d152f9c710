// One news article as its source gives it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "error/error.h"
#include "schema/edition.h"
#include "schema/instant.h"
#include "text/language.h"

namespace dateline::article {

/// All text is valid UTF-8. Empty means that the source does not say. Names are trimmed, in the order of the
/// source, without repetitions.
struct Article {
  std::string id;     // with --id-prefix already in front; never empty, see article_id.h
  std::string title;  // one line, blanks folded
  std::string body;   // paragraphs as in the source (see text/sentence_breaker.h for what ends one)
  schema::Instant published;
  schema::Instant modified;  // last, as its source says; only shown, nothing is found or sorted by it
  std::string source;        // the publisher or outlet
  std::vector<std::string> authors;
  std::string section;
  std::vector<std::string> topics;
  std::vector<std::string> places;
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  text::Language language;  // as the source says or --language; else empty (detected at analysis)
  std::string url;
  std::string dateline;  // "MOSCOW, March 22 -": where and when it was filed, if apart from the body
  schema::Edition
      edition;  // which version of the item this is; of a page in a web archive, when it was fetched
  schema::Instant embargo;  // not to be published before
  bool withdrawn = false;  // by its source, which killed it: no edition up to this one may be published; then
                           // only id, edition and place are known
  error::Place place;  // the file (as the person named it, member of an archive after "!") and the line where
                       // it begins
  std::string
      origin;  // the same file by its absolute path, whoever reads it from where; "-" for standard input
  friend bool operator==(const Article&, const Article&) = default;
};

/// Bytes of text (docs): UTF-8 title + body.
inline std::uint64_t text_bytes(const Article& article) { return article.title.size() + article.body.size(); }

}  // namespace dateline::article
