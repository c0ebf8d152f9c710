// Comma, tab or semicolon separated values: one article a row, fields by the names in the first row.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/csv_rows.h"
#include "article/field_names.h"
#include "article/line_buffer.h"
#include "article/raw_article.h"
#include "article/read_context.h"

namespace dateline::article {

/// What separates the cells of a header: the one of , TAB ; that gives the most known names, then the most
/// cells.
struct CsvShape {
  char separator = ',';
  std::size_t cells = 0;
  std::size_t known = 0;  // names that mean a field
  bool has_text = false;  // one of them title or body
  bool all_names = true;  // each cell is short and no sentence
};
CsvShape csv_shape(std::string_view first_line, FieldNames& names);

class CsvReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  CsvReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Error> begin();
  bool use_header(const CsvRow& row);
  void use_numbers();
  bool has_column(ArticleField field) const;
  bool has_text() const;
  error::Result<Article> read(CsvRow row);

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  FieldNames names_;
  std::optional<CsvRows> rows_;
  std::vector<std::vector<FieldUse>> columns_;  // what each is used for
  std::size_t width_ = 0;                       // cells of the first row
  std::optional<CsvRow> first_row_;             // when it is no header
  RecordFields fields_;
  bool over_ = false;
};

}  // namespace dateline::article
