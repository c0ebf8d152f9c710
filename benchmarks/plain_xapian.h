// The baseline: the same articles in Xapian as its own manual shows it, without anything of Dateline but the
// reading.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "article/article.h"
#include "article/article_reader.h"
#include "error/result.h"
#include "schema/field.h"

namespace dateline::benchmarks {

/// What a build took in.
struct Volume {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;    // UTF-8 title + body
  std::uint64_t source_bytes = 0;  // after decompression
};

/// A field of names as the baseline keeps it: a boolean term a value, and all values joined in one slot to be
/// counted.
struct PlainFacet {
  schema::Facet facet;
  const char* prefix;  // of its boolean terms
  Xapian::valueno slot;
};
inline constexpr Xapian::valueno kDateSlot = 0;  // YYYYMMDD
inline constexpr std::array<PlainFacet, 7> kPlainFacets{{{schema::Facet::person, "XP:", 1},
                                                         {schema::Facet::org, "XO:", 2},
                                                         {schema::Facet::place, "XL:", 3},
                                                         {schema::Facet::topic, "XT:", 4},
                                                         {schema::Facet::source, "XS:", 5},
                                                         {schema::Facet::author, "XA:", 6},
                                                         {schema::Facet::section, "XE:", 7}}};
inline constexpr char kValueSeparator = '\x1f';
inline constexpr Xapian::termcount kTitleWeight = 2;

/// Makes Xapian documents of articles: words through TermGenerator (stemmed and unstemmed, with positions;
/// the title also as S terms), boolean terms and value slots for names, the date in a slot, id, title and
/// body as document data.
class PlainDocuments {
 public:
  PlainDocuments();
  Xapian::Document make(const article::Article& article);

 private:
  Xapian::TermGenerator words_;
};

/// Adds every article of `reader` to one new WritableDatabase and commits at the end; articles that cannot be
/// read are left out. What was at `database` is gone.
error::Result<Volume> build_plain_xapian(const std::filesystem::path& database,
                                         article::SourceReader& reader);

/// Replaces the articles of the same ids, adds the others, and commits.
error::Result<Volume> update_plain_xapian(const std::filesystem::path& database,
                                          article::SourceReader& reader);

/// Writes a compacted copy.
error::Status compact_plain_xapian(const std::filesystem::path& from, const std::filesystem::path& to);

struct PlainRequest {
  std::string query;
  bool exact_total = false;
  bool facets = false;    // place, topic and source; exact
  bool snippets = false;  // of 240 characters
};
struct PlainHit {
  std::string id;
  std::string title;
  std::string snippet;
};
using ValueCounts = std::vector<std::pair<std::string, std::uint64_t>>;  // by falling count, then by value
struct PlainAnswer {
  std::uint64_t total = 0;  // exact if that was asked
  std::vector<PlainHit> hits;
  std::vector<ValueCounts> facets;
};
inline constexpr std::uint32_t kHits = 10;
inline constexpr std::uint32_t kFacetValues = 10;
inline constexpr std::size_t kSnippetChars = 240;
inline constexpr std::array<schema::Facet, 3> kCountedFacets{schema::Facet::place, schema::Facet::topic,
                                                             schema::Facet::source};

/// Asks such a database with QueryParser, Enquire, match spies and MSet::snippet.
class PlainXapian {
 public:
  static error::Result<PlainXapian> open(const std::filesystem::path& database);
  /// `request.query` in Dateline's language, of which only what plain_syntax() knows how to say is
  /// understood.
  error::Result<PlainAnswer> answer(const PlainRequest& request);

 private:
  PlainXapian(std::filesystem::path path, Xapian::Database database);
  PlainAnswer ask(const PlainRequest& request);

  std::filesystem::path path_;
  Xapian::Database database_;
  Xapian::Stem stemmer_{"english"};
  // On the heap: the parser keeps a pointer to it.
  std::unique_ptr<Xapian::RangeProcessor> dates_;
  Xapian::QueryParser parser_;
};

}  // namespace dateline::benchmarks
