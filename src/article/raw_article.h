// An article between the format that it was read from and its final form.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "article/field_names.h"
#include "article/read_context.h"
#include "error/result.h"

namespace dateline::article {

/// Values as the source writes them, blanks and all.
struct RawArticle {
  std::string id, title, body, date, modified, source, section, language, url, dateline;
  std::vector<std::string> authors, topics, places, people, organisations;
};

/// Where an article has its id from when the source gives none (docs/formats.md).
enum class IdFrom : std::uint8_t { path, record };

/// Cleans all texts, reads date and language, and finds the id. An error when there is neither title nor
/// body. A date that cannot be read is left out and noted.
error::Result<Article> finish_article(RawArticle&& raw, const ReadContext& context, IdFrom id_from,
                                      error::Place place, ReadNotes& notes);

/// The values of one record, by the rank of the names that they stood under. Reused from record to record.
class RecordFields {
 public:
  /// Blank values are no values. Several values of one rank are kept in order.
  void add(FieldUse use, std::string value);
  bool has(ArticleField field) const { return !values_of(field).values.empty(); }
  /// Takes all values out.
  RawArticle take();
  void clear();

 private:
  struct Values {
    std::uint16_t rank = 0;
    std::vector<std::string> values;
  };
  const Values& values_of(ArticleField field) const { return values_[static_cast<std::size_t>(field)]; }
  std::string take_first(ArticleField field);
  std::string take_paragraphs();
  std::vector<std::string> take_all(ArticleField field);
  std::array<Values, kArticleFieldCount> values_;
};

}  // namespace dateline::article
