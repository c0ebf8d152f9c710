// What every way to show a whole article shares.
#include "render/article_parts.h"

#include <algorithm>

#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

using text::ByteRange;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

}  // namespace

std::vector<ArticleFact> facts_of(const search::Searcher::ShownArticle& shown) {
  const store::StoredArticle& article = shown.article;
  std::vector<ArticleFact> facts{{"id", article.id},
                                 {"date", schema::to_iso(article.published)},
                                 {"modified", schema::to_iso(article.modified)},
                                 {"source", article.source},
                                 {"author", joined(article.authors)},
                                 {"section", article.section},
                                 {"topic", joined(article.topics)},
                                 {"language", article.language}};
  for (std::size_t kind = 0; kind < shown.entities.size(); ++kind)
    facts.push_back({schema::kFacets[kind].name, joined(shown.entities[kind])});
  facts.push_back({"url", article.url});
  std::erase_if(facts, [](const ArticleFact& fact) { return fact.value.empty(); });
  return facts;
}

std::vector<ByteRange> ranges_within(const std::vector<ByteRange>& ranges, ByteRange part) {
  std::vector<ByteRange> inside;
  for (const ByteRange range : ranges) {
    if (range.end <= part.begin || range.begin >= part.end) continue;
    inside.push_back(
        {std::max(range.begin, part.begin) - part.begin, std::min(range.end, part.end) - part.begin});
  }
  return inside;
}

void for_each_line(std::string_view body, const std::vector<ByteRange>& highlights, const UseLine& use) {
  bool gap = false;
  bool any = false;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const ByteRange bytes{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::string_view line = text::slice(body, bytes);
    if (line.find_first_not_of(" \t\r\v\f") == std::string_view::npos) {
      gap = true;
    } else {
      use(line, ranges_within(highlights, bytes), gap && any);
      gap = false;
      any = true;
    }
    begin = end + 1;
  }
}

}  // namespace dateline::render
