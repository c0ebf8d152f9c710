// Rows of separated values (RFC 4180), with the line that each begins on.
#pragma once

#include <csv.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/line_buffer.h"
#include "error/result.h"

namespace dateline::article {

struct CsvRow {
  std::vector<std::string> cells;
  std::uint64_t line = 0;  // where it begins
};

/// Cuts lines into rows with libcsv; line breaks in quotes belong to the cell. Rows without any cell are
/// skipped. A quote that is never closed (or not within kLongestRecord) is an error at the line where its row
/// begins, and reading goes on behind that line, as often as kMostReplayed allows. So is a row of more than
/// kMostCells cells.
class CsvRows {
 public:
  CsvRows(LineBuffer& lines, char separator);
  ~CsvRows();
  CsvRows(const CsvRows&) = delete;
  CsvRows& operator=(const CsvRows&) = delete;

  std::optional<error::Result<CsvRow>> next();

  static constexpr std::size_t kMostCells = 10'000;
  /// Bytes that are read a second time, over the whole file, after quotes that are never closed.
  static constexpr std::uint64_t kMostReplayed = 4 * kLongestRecord;

 private:
  void parse(std::string_view text);
  void begin_line(const Line& line);
  std::optional<error::Error> end_line();
  void end_cell(std::string_view cell);
  void end_row();
  std::optional<error::Result<CsvRow>> take_row();
  std::optional<error::Result<CsvRow>> finish();
  error::Error unclosed_quote();
  void start();
  void restart();

  LineBuffer* lines_;
  char separator_;
  csv_parser parser_{};
  std::vector<std::string> cells_;          // of the row that is being read
  bool too_wide_ = false;                   // it has more than kMostCells, and the others are dropped
  std::deque<error::Result<CsvRow>> rows_;  // complete ones: several where lines end in CR alone
  std::string_view unparsed_;               // of the line that is being read
  bool row_ended_ = false;                  // in that line
  std::uint64_t row_line_ = 1;
  std::uint64_t row_bytes_ = 0;
  std::string behind_first_line_;  // of the row that is being read
  std::uint64_t replayed_ = 0;
};

}  // namespace dateline::article
