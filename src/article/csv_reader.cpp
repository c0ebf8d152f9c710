// The header is looked up once; then a row is only moved into fields.
#include "article/csv_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "article/clean_text.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestName = 64;  // bytes of a column's name

/// Cells of one line, for a look at what may be a header: quotes around cells are taken off, nothing more.
std::vector<std::string_view> rough_cells(std::string_view line, char separator) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t end = line.find(separator);
    std::string_view cell = without_outer_blanks(line.substr(0, end));
    if (cell.size() >= 2 && cell.starts_with('"') && cell.ends_with('"'))
      cell = cell.substr(1, cell.size() - 2);
    cells.push_back(cell);
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

bool is_list(ArticleField field) {
  return field == ArticleField::author || field == ArticleField::topic || field == ArticleField::place ||
         field == ArticleField::person || field == ArticleField::org;
}

/// Several names in one cell stand between semicolons or bars.
void add_names(FieldUse use, std::string_view cell, RecordFields& fields) {
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(";|"), cell.size());
    fields.add(use, std::string(cell.substr(0, end)));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

/// A column number from 1.
std::optional<std::size_t> column_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || number == 0 || number > 10000)
    return std::nullopt;
  return number;
}

/// The first names, for a message.
std::string joined(const std::vector<std::string>& names) {
  constexpr std::size_t kMostShown = 20;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMostShown); ++i)
    out += (i == 0 ? "" : ", ") + names[i].substr(0, text::boundary_before(names[i], kLongestName));
  return out + (names.size() > kMostShown ? ", ..." : "");
}

}  // namespace

CsvShape csv_shape(std::string_view first_line, FieldNames& names) {
  CsvShape best;
  for (const char separator : {',', '\t', ';'}) {
    CsvShape shape{separator, 0, 0, false, true};
    for (const std::string_view cell : rough_cells(first_line, separator)) {
      ++shape.cells;
      shape.all_names = shape.all_names && cell.size() <= kLongestName &&
                        cell.find_first_of(".!?") == std::string_view::npos;
      const auto uses = names.find(cell);
      shape.known += uses.empty() ? 0 : 1;
      shape.has_text = shape.has_text || std::ranges::any_of(uses, [](FieldUse use) {
                         return use.field == ArticleField::title || use.field == ArticleField::body;
                       });
    }
    if (std::pair(shape.known, shape.cells) > std::pair(best.known, best.cells)) best = shape;
  }
  return best;
}

CsvReader::CsvReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
    : lines_(&lines), context_(&context), notes_(&notes), names_(context.options->map) {}

bool CsvReader::has_column(ArticleField field) const {
  return std::ranges::any_of(columns_, [field](const std::vector<FieldUse>& uses) {
    return std::ranges::find(uses, field, &FieldUse::field) != uses.end();
  });
}

/// There is a column for title or body, and for each of them that --map names.
bool CsvReader::has_text() const {
  const bool title = has_column(ArticleField::title);
  const bool body = has_column(ArticleField::body);
  return (title || body) && (title || !names_.is_mapped(ArticleField::title)) &&
         (body || !names_.is_mapped(ArticleField::body));
}

bool CsvReader::use_header(const CsvRow& row) {
  bool any = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto uses = names_.find(without_outer_blanks(row.cells[i]));
    columns_[i].assign(uses.begin(), uses.end());
    any = any || !uses.empty();
  }
  return any;
}

void CsvReader::use_numbers() {
  for (const auto& [name, column] : context_->options->map) {
    const auto field = find_article_field(name);
    const auto number = column_number(column);
    if (!field || !number) continue;
    if (columns_.size() < *number) columns_.resize(*number);
    columns_[*number - 1].push_back({*field, static_cast<std::uint16_t>(columns_[*number - 1].size())});
  }
}

/// Reads the first row and decides what the columns are.
std::optional<error::Error> CsvReader::begin() {
  const std::string_view front = lines_->front(Utf8Stream::kPieceBytes);
  rows_.emplace(*lines_, csv_shape(front.substr(0, front.find_first_of("\r\n")), names_).separator);
  auto row = rows_->next();
  if (!row) return std::nullopt;
  if (!*row) return row->error();
  width_ = (*row)->cells.size();
  columns_.resize(width_);
  const bool header = use_header(**row);
  use_numbers();
  const error::Place place{lines_->place(), (*row)->line, 0};
  if (!has_text()) {
    return bad_article(
        place, "expected a header with a column for the title or the text, found: " + joined((*row)->cells),
        "name the columns, by name or by number: --map title=2 --map body=3");
  }
  if (!header) first_row_ = std::move(**row);
  return std::nullopt;
}

std::optional<error::Result<Article>> CsvReader::next() {
  if (over_) return std::nullopt;
  if (!rows_) {
    if (auto failure = begin()) {
      over_ = true;
      return *std::move(failure);
    }
  }
  if (first_row_) return read(*std::exchange(first_row_, std::nullopt));
  auto row = rows_->next();
  if (!row) return std::nullopt;
  if (!*row) return row->error();
  return read(std::move(**row));
}

error::Result<Article> CsvReader::read(CsvRow row) {
  const error::Place place{lines_->place(), row.line, 0};
  while (row.cells.size() > width_ && row.cells.back().empty()) row.cells.pop_back();
  if (row.cells.size() != width_) {
    return bad_article(place,
                       "the row has " + std::to_string(row.cells.size()) + " cells, the first one has " +
                           std::to_string(width_),
                       "a cell with a separator or a line break in it must stand in quotes");
  }
  fields_.clear();
  for (std::size_t i = 0; i < std::min(width_, columns_.size()); ++i) {
    for (const FieldUse use : columns_[i]) {
      if (is_list(use.field)) {
        add_names(use, row.cells[i], fields_);
      } else {
        fields_.add(use, row.cells[i]);
      }
    }
  }
  return finish_article(fields_.take(), *context_, IdFrom::record, place, *notes_);
}

}  // namespace dateline::article
