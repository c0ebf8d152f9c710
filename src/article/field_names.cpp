// The table of known names, normalized, best first.
#include "article/field_names.h"

#include <algorithm>
#include <array>

#include "article/article_reader.h"

namespace dateline::article {
namespace {

struct KnownNames {
  ArticleField field;
  std::string_view names;  // separated by blanks
};

/// Names as CC-News, news-please, webhose, NewsAPI, schema.org and common research corpora have them.
constexpr std::array kKnown{
    KnownNames{ArticleField::id, "id uuid guid docno docid articleid documentid newid bodyid identifier"},
    KnownNames{ArticleField::title,
               "title headline titlepage titlerss titlefull heading webtitle thread.title"},
    KnownNames{ArticleField::body,
               "body text maintext articlebody fulltext content article articletext bodytext contenttext "
               "plaintext story "
               "description summary abstract"},
    KnownNames{ArticleField::date,
               "published date publishedat datepublish datepublished publisheddate publicationdate pubdate "
               "publishdate "
               "publishedon publishtime datetime timestamp webpublicationdate thread.published"},
    KnownNames{
        ArticleField::source,
        "source sourcename publisher outlet publication sitename site sourcedomain domain thread.site"},
    KnownNames{ArticleField::author, "authors author byline creator"},
    KnownNames{ArticleField::section, "section sectionname articlesection category label"},
    KnownNames{ArticleField::topic, "topics topic subjects subject keywords newskeywords tags categories"},
    KnownNames{ArticleField::place, "places place locations location entities.locations"},
    KnownNames{ArticleField::person, "people persons person entities.persons"},
    KnownNames{ArticleField::org,
               "orgs org organizations organisations organization organisation entities.organizations"},
    KnownNames{ArticleField::language, "language lang inlanguage"},
    KnownNames{ArticleField::url, "canonicallink canonicalurl url link permalink weburl articleurl"},
    KnownNames{ArticleField::dateline, "dateline"},
    KnownNames{
        ArticleField::modified,
        "modified datemodified modifieddate modifiedat modifiedon lastmodified lastmodifieddate updated "
        "updatedat "
        "updateddate updatedon dateupdated lastupdated lastupdate lastmod datemodify dctermsmodified"}};

/// In the order of ArticleField.
constexpr std::array<std::string_view, kArticleFieldCount> kFieldNames{
    "id",    "title",  "body", "date",     "source", "author",   "section", "topic",
    "place", "person", "org",  "language", "url",    "dateline", "modified"};

void normalize(std::string_view path, std::string& out) {
  out.clear();
  for (const char c : path) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

template <class Prefixes>
void add_prefixes(std::string_view path, Prefixes& prefixes) {
  for (std::size_t at = path.find('.'); at != std::string_view::npos; at = path.find('.', at + 1)) {
    prefixes.emplace(path.substr(0, at));
  }
}

}  // namespace

const std::vector<std::string_view>& mappable_fields() {
  static const std::vector<std::string_view> fields(kFieldNames.begin(), kFieldNames.end());
  return fields;
}

std::optional<ArticleField> find_article_field(std::string_view name) {
  const auto* found = std::ranges::find(kFieldNames, name);
  if (found == kFieldNames.end()) return std::nullopt;
  return static_cast<ArticleField>(found - kFieldNames.begin());
}

FieldNames::FieldNames(const std::multimap<std::string, std::string>& map) {
  for (const auto& [name, path] : map) {
    const auto field = find_article_field(name);
    if (!field) continue;  // refused where the flag is read
    const auto rank = static_cast<std::uint16_t>(mapped_.size());
    mapped_[path].push_back({*field, rank});
    mapped_fields_.insert(*field);
    add_prefixes(path, mapped_prefixes_);
  }
  for (const auto& [field, names] : kKnown) {
    if (mapped_fields_.contains(field)) continue;
    std::uint16_t rank = 0;
    for (std::size_t begin = 0; begin < names.size(); ++rank) {
      const std::size_t end = std::min(names.find(' ', begin), names.size());
      const std::string_view path = names.substr(begin, end - begin);
      known_[std::string(path)].push_back({field, rank});
      add_prefixes(path, known_prefixes_);
      begin = end + 1;
    }
  }
}

std::span<const FieldUse> FieldNames::find(std::string_view path) {
  if (!mapped_.empty()) {
    if (const auto found = mapped_.find(path); found != mapped_.end()) return found->second;
  }
  normalize(path, normalized_);
  const auto found = known_.find(std::string_view(normalized_));
  if (found == known_.end()) return {};
  return found->second;
}

bool FieldNames::leads_on(std::string_view path) {
  if (!mapped_prefixes_.empty() && mapped_prefixes_.contains(path)) return true;
  normalize(path, normalized_);
  return known_prefixes_.contains(std::string_view(normalized_));
}

}  // namespace dateline::article
