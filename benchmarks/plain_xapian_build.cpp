// Articles into one WritableDatabase, as Xapian's manual does it.
#include <cstdio>
#include <span>
#include <string_view>

#include "benchmarks/plain_xapian.h"
#include "schema/instant.h"
#include "store/xapian_guard.h"

namespace dateline::benchmarks {
namespace {

std::vector<std::string> values_of(const article::Article& article, schema::Facet facet) {
  const auto if_known = [](const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
  };
  switch (facet) {
    case schema::Facet::person:
      return article.people;
    case schema::Facet::org:
      return article.organisations;
    case schema::Facet::place:
      return article.places;
    case schema::Facet::topic:
      return article.topics;
    case schema::Facet::author:
      return article.authors;
    case schema::Facet::source:
      return if_known(article.source);
    case schema::Facet::section:
      return if_known(article.section);
    default:
      return {};
  }
}

constexpr std::size_t kLongestTerm = 245;  // bytes; Xapian refuses longer ones

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

std::string day_of(const schema::Instant& published) {
  const schema::CivilDate date = schema::civil_date(published.start);
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02u%02u", date.year, date.month, date.day);
  return text;
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
  document.add_boolean_term(("Q" + article.id).substr(0, kLongestTerm));
  document.set_data(article.id + '\n' + article.title + '\n' + article.body);
  return document;
}

error::Result<Volume> build_plain_xapian(const std::filesystem::path& database,
                                         article::SourceReader& reader) {
  auto volume = store::guard_xapian(database, [&] {
    Xapian::WritableDatabase writable(database.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    PlainDocuments documents;
    Volume taken;
    while (auto article = reader.next()) {
      if (!*article) continue;
      writable.add_document(documents.make(**article));
      ++taken.articles;
      taken.text_bytes += text_bytes(**article);
    }
    writable.commit();
    return taken;
  });
  if (volume) volume->source_bytes = reader.bytes_in();
  return volume;
}

error::Status compact_plain_xapian(const std::filesystem::path& from, const std::filesystem::path& to) {
  return store::guard_xapian(from, [&] { Xapian::Database(from.string()).compact(to.string()); });
}

}  // namespace dateline::benchmarks
