// Articles in a table of a SQLite database, one a row.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "article/article_reader.h"
#include "article/field_names.h"
#include "article/raw_article.h"
#include "article/read_context.h"
#include "article/sqlite/database.h"
#include "io/checksum.h"

namespace dateline::article {

/// The table of a database that holds articles. `table`: as its SOURCE names it, whatever the case; empty:
/// the one plain table with two known columns, one of them a title or a text (else the one view or virtual
/// table). An error when there is none or more than one; it names the tables.
error::Result<std::string> find_table(Database& database, const std::string& table, const std::string& place,
                                      const ReadOptions& options);

/// Columns are found by the names of JSON keys (field_names.h) and those of --map. Rows are counted from 1 in
/// the order of the table; errors and articles have that number for a line. Dates may be numbers: Unix time,
/// or Julian days where they are real. In columns of names several stand between ; or | or in a JSON array.
class TableReader final : public ArticleReader {
 public:
  /// `context.place` names the database and the table. What `context` points to outlives the reader.
  /// `file_size`: of the database. Pages that are shared could stand for any number of rows: more rows than
  /// bytes, or more text than a packed file of this size may hold (ReadOptions::unpack), are an error.
  TableReader(Database database, std::string table, ReadContext context, std::uint64_t file_size);
  std::optional<error::Result<Article>> next() override;

  const ReadNotes& notes() const { return notes_; }
  std::uint64_t bytes() const { return bytes_; }                // of the cells that were read
  std::uint64_t content_hash() const { return hash_.value(); }  // of these cells
  bool failed() const { return failed_; }

 private:
  std::optional<error::Error> begin();
  error::Error no_text(const std::vector<std::string>& columns) const;
  std::optional<error::Result<Article>> too_large();
  bool beyond_limit() const;
  error::Result<Article> read_row();
  void add(FieldUse use, const Cell& cell, const std::string& text);

  Database database_;
  std::string table_;
  ReadContext context_;
  ReadNotes notes_;
  FieldNames names_;
  std::vector<std::string> columns_;         // that are used
  std::vector<std::vector<FieldUse>> uses_;  // of each of them
  std::optional<DatabaseRows> rows_;
  RecordFields fields_;
  std::uint64_t file_size_;
  std::uint64_t row_ = 0;
  std::uint64_t bytes_ = 0;
  io::StreamChecksum hash_;
  bool over_ = false;
  bool failed_ = false;
};

}  // namespace dateline::article
