// The columns are looked up once; then a row is only moved into fields.
#include "article/table_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "article/clean_text.h"
#include "article/encoding.h"
#include "article/html/ascii.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kMostShown = 30;  // names in a message

bool is_list(ArticleField field) {
  return field == ArticleField::author || field == ArticleField::topic || field == ArticleField::place ||
         field == ArticleField::person || field == ArticleField::org;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMostShown); ++i)
    out += (i == 0 ? "" : ", ") + text::replace_invalid_utf8(names[i]).text;
  return out + (names.size() > kMostShown ? ", ..." : "");
}

std::vector<std::string> names_of(const std::vector<DatabaseTable>& tables) {
  std::vector<std::string> names;
  for (const DatabaseTable& table : tables) names.push_back(table.name);
  return names;
}

bool is_text_field(FieldUse use) {
  return use.field == ArticleField::title || use.field == ArticleField::body;
}

/// Two known columns, one of them a title or a text; as for the header of a CSV file.
bool looks_like_articles(const std::vector<std::string>& columns, FieldNames& names) {
  std::size_t known = 0;
  bool text = false;
  for (const std::string& column : columns) {
    const auto uses = names.find(column);
    known += uses.empty() ? 0 : 1;
    text = text || std::ranges::any_of(uses, is_text_field);
  }
  return known >= 2 && text;
}

error::Error no_table(const std::string& place, const std::string& what,
                      const std::vector<std::string>& names) {
  return {error::ErrorKind::bad_source,
          {place},
          what + (names.empty() ? "; there are no tables" : "; there are: " + joined(names)),
          "",
          names.empty() ? "" : "name one: sqlite:FILE?table=NAME"};
}

/// Of tables of one kind.
std::vector<std::string> candidates(Database& database, const std::vector<DatabaseTable>& tables, bool plain,
                                    FieldNames& names) {
  std::vector<std::string> found;
  for (const DatabaseTable& table : tables) {
    if (table.is_plain != plain) continue;
    const auto columns = database.columns(table.name);  // of a view that is none, an error
    if (columns && looks_like_articles(*columns, names)) found.push_back(table.name);
  }
  return found;
}

/// A day that is counted from noon of November 24, 4714 BC, as SQLite's julianday() does.
std::optional<std::int64_t> seconds_of_julian_day(double day) {
  constexpr double kFirst = 1721426;  // of the year 1
  constexpr double kLast = 5373484;   // of the year 9999
  constexpr double kEpoch = 2440587.5;
  if (!(day >= kFirst && day < kLast)) return std::nullopt;
  return static_cast<std::int64_t>(std::llround((day - kEpoch) * 86400));
}

std::string text_of_real(double value, bool date) {
  const auto seconds = date ? seconds_of_julian_day(value) : std::nullopt;
  if (seconds) return schema::to_iso({*seconds, schema::Precision::second});
  if (std::abs(value) < 1e15 && value == std::floor(value))
    return std::to_string(static_cast<std::int64_t>(value));
  char buffer[40];
  return {buffer, static_cast<std::size_t>(std::snprintf(buffer, sizeof buffer, "%.17g", value))};
}

/// "[...]" with names in it, or objects with a name; nothing for any other text.
std::optional<std::vector<std::string>> names_in_json(const std::string& text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  if (parser.parse(text).get(array) != simdjson::SUCCESS) return std::nullopt;
  std::vector<std::string> names;
  for (const simdjson::dom::element element : array) {
    std::string_view name;
    if (element.get(name) == simdjson::SUCCESS || element["name"].get(name) == simdjson::SUCCESS)
      names.emplace_back(name);
  }
  return names;
}

}  // namespace

error::Result<std::string> find_table(Database& database, const std::string& table, const std::string& place,
                                      const ReadOptions& options) {
  const auto tables = database.tables();
  if (!tables) return tables.error();
  const std::vector<std::string> all = names_of(*tables);
  if (!table.empty()) {
    if (std::ranges::find(all, table) != all.end()) return table;
    for (const std::string& name : all)
      if (equal_ignoring_case(name, table)) return name;
    return no_table(place, "there is no table \"" + table + "\"", all);
  }
  FieldNames names(options.map);
  std::vector<std::string> found = candidates(database, *tables, true, names);
  if (found.empty()) found = candidates(database, *tables, false, names);
  if (found.size() == 1) return found.front();
  if (found.empty()) return no_table(place, "no table looks like one of articles", all);
  return no_table(place, "more than one table looks like one of articles", found);
}

TableReader::TableReader(Database database, std::string table, ReadContext context, std::uint64_t file_size)
    : database_(std::move(database)),
      table_(std::move(table)),
      context_(std::move(context)),
      names_(context_.options->map),
      file_size_(file_size) {
  notes_.format = Format::sqlite;
}

error::Error TableReader::no_text(const std::vector<std::string>& columns) const {
  return bad_article({context_.place, 0, 0},
                     "expected a column for the title or the text, found: " + joined(columns),
                     "name the columns: --map title=COLUMN --map body=COLUMN");
}

/// Finds the columns, and begins with the rows.
std::optional<error::Error> TableReader::begin() {
  const auto columns = database_.columns(table_);
  if (!columns) return columns.error();
  for (const auto& [field, column] : context_.options->map) {
    if (std::ranges::find(*columns, column) != columns->end()) continue;
    if (field == "title" || field == "body")
      return bad_article({context_.place, 0, 0}, "there is no column \"" + column + "\" for --map " + field +
                                                     ", found: " + joined(*columns));
  }
  bool text = false;
  for (const std::string& column : *columns) {
    const auto uses = names_.find(column);
    if (uses.empty()) continue;
    columns_.push_back(column);
    uses_.emplace_back(uses.begin(), uses.end());
    text = text || std::ranges::any_of(uses, is_text_field);
  }
  if (!text) return no_text(*columns);
  auto rows = database_.rows(table_, columns_, 0);
  if (!rows) return rows.error();
  rows_.emplace(std::move(*rows));
  return std::nullopt;
}

std::optional<error::Result<Article>> TableReader::next() {
  if (over_) return std::nullopt;
  if (!rows_) {
    if (auto failure = begin()) {
      over_ = failed_ = true;
      return *std::move(failure);
    }
  }
  const DatabaseRows::Step step = rows_->next();
  if (step == DatabaseRows::Step::too_large) return too_large();
  if (step == DatabaseRows::Step::row && !beyond_limit()) return read_row();
  over_ = true;
  if (step == DatabaseRows::Step::row) {
    failed_ = true;
    return error::Error{
        error::ErrorKind::limit,
        {context_.place, row_ + 1, 0},
        "the table holds more than a file of this size may: its pages are damaged, or it is a "
        "view that multiplies rows",
        "",
        "--unpack-ratio allows for more text"};
  }
  if (step == DatabaseRows::Step::failed) {
    failed_ = true;
    return database_.failure(row_ + 1);
  }
  if (row_ == 0) return bad_article({context_.place, 0, 0}, "the table holds no article");
  return std::nullopt;
}

bool TableReader::beyond_limit() const {
  const io::UnpackLimit& limit = context_.options->unpack;
  const bool any_amount = limit.ratio == 0;
  return row_ >= file_size_ || (!any_amount && bytes_ > std::max(limit.free, limit.ratio * file_size_));
}

/// SQLite gives the query up: another one begins behind the row.
std::optional<error::Result<Article>> TableReader::too_large() {
  ++row_;
  rows_.reset();
  auto rows = database_.rows(table_, columns_, row_);
  if (rows) {
    rows_.emplace(std::move(*rows));
  } else {
    over_ = failed_ = true;
  }
  return error::Error{error::ErrorKind::limit,
                      {context_.place, row_, 0},
                      "the row is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB",
                      "",
                      ""};
}

void TableReader::add(FieldUse use, const Cell& cell, const std::string& text) {
  if (!is_list(use.field) || cell.type != Cell::Type::text) {
    fields_.add(use, text);
    return;
  }
  if (auto names = names_in_json(text)) {
    for (std::string& name : *names) fields_.add(use, std::move(name));
    return;
  }
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(";|"), rest.size());
    fields_.add(use, std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

error::Result<Article> TableReader::read_row() {
  ++row_;
  fields_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Cell cell = rows_->cell(static_cast<int>(i));
    std::string text;
    const auto is_date = [](FieldUse use) {
      return use.field == ArticleField::date || use.field == ArticleField::modified;
    };
    if (cell.type == Cell::Type::integer) text = std::to_string(cell.integer);
    if (cell.type == Cell::Type::real) text = text_of_real(cell.real, std::ranges::any_of(uses_[i], is_date));
    const bool binary = cell.type == Cell::Type::bytes && looks_binary(cell.text);
    if (!cell.text.empty() && !binary) text = to_utf8(cell.text, "", notes_);
    hash_.add(std::to_string(text.size()) + ":");
    hash_.add(text);
    bytes_ += text.size();
    for (const FieldUse use : uses_[i]) add(use, cell, text);
  }
  return finish_article(fields_.take(), context_, IdFrom::record, {context_.place, row_, 0}, notes_);
}

}  // namespace dateline::article
