// libcsv is fed one line at a time: its callbacks do not tell where they are, the lines do.
#include "article/csv_rows.h"

#include <algorithm>
#include <new>
#include <utility>

namespace dateline::article {
namespace {

constexpr std::size_t kPiece = 64 * 1024;  // bytes of a line that are parsed at once

}  // namespace

CsvRows::CsvRows(LineBuffer& lines, char separator) : lines_(&lines), separator_(separator) { start(); }
CsvRows::~CsvRows() { csv_free(&parser_); }

void CsvRows::parse(std::string_view text) {
  const auto cell = [](void* bytes, std::size_t size, void* self) {
    static_cast<CsvRows*>(self)->end_cell({static_cast<const char*>(bytes), size});
  };
  const auto row = [](int, void* self) { static_cast<CsvRows*>(self)->end_row(); };
  if (csv_parse(&parser_, text.data(), text.size(), cell, row, this) != text.size()) throw std::bad_alloc();
}

void CsvRows::end_cell(std::string_view cell) {
  if (cells_.size() < kMostCells) {
    cells_.emplace_back(cell);
  } else {
    too_wide_ = true;
  }
}

void CsvRows::end_row() {
  row_ended_ = true;
  if (std::exchange(too_wide_, false)) {
    cells_.clear();
    rows_.emplace_back(error::Error{error::ErrorKind::limit,
                                    {lines_->place(), row_line_, 0},
                                    "the row has more than " + std::to_string(kMostCells) + " cells",
                                    "",
                                    ""});
    return;
  }
  rows_.emplace_back(CsvRow{std::exchange(cells_, {}), row_line_});
}

void CsvRows::start() {
  // How much libcsv's buffer for one cell grows by; its own 128 bytes are many reallocations for a long text.
  constexpr std::size_t kCellGrowth = 1U << 20U;
  if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
  csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
  csv_set_blk_size(&parser_, kCellGrowth);
}

void CsvRows::restart() {
  csv_free(&parser_);
  start();
  cells_.clear();
  too_wide_ = false;
  row_bytes_ = 0;
}

std::optional<error::Result<CsvRow>> CsvRows::take_row() {
  if (rows_.empty()) return std::nullopt;
  error::Result<CsvRow> row = std::move(rows_.front());
  rows_.pop_front();
  return row;
}

void CsvRows::begin_line(const Line& line) {
  if (row_bytes_ == 0) {
    row_line_ = line.number;
    behind_first_line_.clear();
  } else {
    behind_first_line_ += line.text;
  }
  row_bytes_ += line.text.size();
  unparsed_ = line.text;
  row_ended_ = false;
}

std::optional<error::Error> CsvRows::end_line() {
  // Inside quotes libcsv has begun a cell, and only then does a line not end its row.
  if (row_ended_ || (cells_.empty() && parser_.quoted == 0)) row_bytes_ = 0;
  if (row_bytes_ > kLongestRecord) return unclosed_quote();
  return std::nullopt;
}

std::optional<error::Result<CsvRow>> CsvRows::next() {
  while (rows_.empty()) {
    if (unparsed_.empty()) {
      const auto line = lines_->next();
      if (!line) return finish();
      if (!*line) {
        restart();  // a part of the row is missing
        return line->error();
      }
      begin_line(**line);
    }
    // In pieces: a line may hold millions of rows that end in CR alone.
    parse(unparsed_.substr(0, kPiece));
    unparsed_.remove_prefix(std::min(kPiece, unparsed_.size()));
    if (!unparsed_.empty()) continue;
    if (auto failure = end_line()) return *std::move(failure);
  }
  return take_row();
}

/// The file has ended: in the last row, which may lack its line break, or in quotes.
std::optional<error::Result<CsvRow>> CsvRows::finish() {
  constexpr int kFieldBegun =
      2;  // libcsv's states: row not begun, field not begun, field begun, field might have ended
  if (parser_.quoted != 0 && parser_.pstate == kFieldBegun) return unclosed_quote();
  const auto cell = [](void* bytes, std::size_t size, void* self) {
    static_cast<CsvRows*>(self)->end_cell({static_cast<const char*>(bytes), size});
  };
  const auto row = [](int, void* self) { static_cast<CsvRows*>(self)->end_row(); };
  csv_fini(&parser_, cell, row, this);
  return take_row();
}

error::Error CsvRows::unclosed_quote() {
  const bool again = replayed_ + behind_first_line_.size() <= kMostReplayed;
  if (again && !behind_first_line_.empty()) {
    replayed_ += behind_first_line_.size();
    lines_->unread(std::exchange(behind_first_line_, {}), row_line_ + 1);
  }
  restart();
  return bad_article(
      {lines_->place(), row_line_, 0}, "the row has a quote that is never closed",
      again ? "a quote inside quotes is doubled: \"\"" : "what stands behind it is left out as well");
}

}  // namespace dateline::article
