// Articles into one WritableDatabase, as Xapian's manual does it.
#include <string_view>

#include "benchmarks/article_values.h"
#include "benchmarks/plain_xapian.h"
#include "store/xapian_guard.h"

namespace dateline::benchmarks {
namespace {

constexpr std::size_t kLongestTerm = 245;  // bytes; Xapian refuses longer ones

std::string id_term(const article::Article& article) { return ("Q" + article.id).substr(0, kLongestTerm); }

void add_facets(const article::Article& article, Xapian::Document& document) {
  for (const PlainFacet& plain : kPlainFacets) {
    std::string joined;
    for (const std::string& value : values_of(article, plain.facet)) {
      document.add_boolean_term((plain.prefix + value).substr(0, kLongestTerm));
      if (!joined.empty()) joined += kValueSeparator;
      joined += value;
    }
    if (!joined.empty()) document.add_value(plain.slot, joined);
  }
}

}  // namespace

PlainDocuments::PlainDocuments() { words_.set_stemmer(Xapian::Stem("english")); }

Xapian::Document PlainDocuments::make(const article::Article& article) {
  Xapian::Document document;
  words_.set_document(document);
  words_.set_termpos(0);
  words_.index_text(article.title, 1, "S");
  words_.increase_termpos();
  words_.index_text(article.title, kTitleWeight);
  words_.increase_termpos();
  words_.index_text(article.body);
  add_facets(article, document);
  if (article.published.known()) document.add_value(kDateSlot, day_of(article.published));
  document.add_boolean_term(id_term(article));
  document.set_data(article.id + '\n' + article.title + '\n' + article.body);
  return document;
}

namespace {

/// Hands every article as a document to `put` and commits.
template <class Put>
error::Result<Volume> write_all(const std::filesystem::path& database, int flags,
                                article::SourceReader& reader, Put&& put) {
  auto volume = store::guard_xapian(database, [&] {
    Xapian::WritableDatabase writable(database.string(), flags);
    PlainDocuments documents;
    Volume taken;
    while (auto article = reader.next()) {
      if (!*article) continue;
      put(writable, **article, documents.make(**article));
      ++taken.articles;
      taken.text_bytes += text_bytes(**article);
    }
    writable.commit();
    return taken;
  });
  if (volume) volume->source_bytes = reader.bytes_in();
  return volume;
}

}  // namespace

error::Result<Volume> build_plain_xapian(const std::filesystem::path& database,
                                         article::SourceReader& reader) {
  return write_all(database, Xapian::DB_CREATE_OR_OVERWRITE, reader,
                   [](Xapian::WritableDatabase& writable, const article::Article&,
                      const Xapian::Document& document) { writable.add_document(document); });
}

error::Result<Volume> update_plain_xapian(const std::filesystem::path& database,
                                          article::SourceReader& reader) {
  return write_all(
      database, Xapian::DB_OPEN, reader,
      [](Xapian::WritableDatabase& writable, const article::Article& article,
         const Xapian::Document& document) { writable.replace_document(id_term(article), document); });
}

error::Status compact_plain_xapian(const std::filesystem::path& from, const std::filesystem::path& to) {
  return store::guard_xapian(from, [&] { Xapian::Database(from.string()).compact(to.string()); });
}

}  // namespace dateline::benchmarks
