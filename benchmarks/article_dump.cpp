// Length and bytes, field by field.
#include "benchmarks/article_dump.h"

#include <array>
#include <string>
#include <string_view>

#include "benchmarks/article_values.h"

namespace dateline::benchmarks {
namespace {

void write_field(std::string_view text, std::ostream& out) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::array<char, 4> length{static_cast<char>(size >> 24U), static_cast<char>(size >> 16U),
                                   static_cast<char>(size >> 8U), static_cast<char>(size)};
  out.write(length.data(), length.size()).write(text.data(), static_cast<std::streamsize>(text.size()));
}

void write_article(const article::Article& article, std::ostream& out) {
  for (const std::string& text : {article.id, article.title, article.body, day_of(article.published)})
    write_field(text, out);
  for (const PlainFacet& facet : kPlainFacets) {
    std::string joined;
    for (const std::string& value : values_of(article, facet.facet))
      joined += (joined.empty() ? "" : std::string(1, kValueSeparator)) + value;
    write_field(joined, out);
  }
}

}  // namespace

error::Result<Volume> dump_articles(article::ArticleReader& reader, std::ostream& out) {
  Volume volume;
  while (auto article = reader.next()) {
    if (!*article) continue;
    write_article(**article, out);
    ++volume.articles;
    volume.text_bytes += text_bytes(**article);
  }
  out.flush();
  if (!out)
    return error::Error{
        error::ErrorKind::storage, {"the dump"}, "could not be written", "", "is the disk full?"};
  return volume;
}

}  // namespace dateline::benchmarks
