// Hits as comma-separated values (RFC 4180) with the columns that were asked for, every value exactly as the
// article has it.
#include "render/export_fields.h"
#include "render/formats.h"

namespace dateline::render {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

/// In quotes where it holds what would end it, or blanks at an end that some readers cut.
void append_value(std::string& out, std::string_view value) {
  const bool plain = value.find_first_of(",\"\r\n") == std::string_view::npos && !value.starts_with(' ') &&
                     !value.ends_with(' ');
  if (plain) {
    out += value;
    return;
  }
  out += '"';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

class CsvExport final : public AnswerFormat {
 public:
  CsvExport(const AnswerOptions& options, std::string& out) : options_(options), out_(&out) {}

  void begin(const search::Answer&, double) override {
    if (!options_.first_of_run) return;
    if (options_.query_id) append("query");
    for (const ExportField field : options_.fields) append(name_of(field));
    end_line();
  }
  void hit(const search::Hit& hit) override {
    if (options_.query_id) append(*options_.query_id);
    for (const ExportField field : options_.fields) {
      const std::vector<std::string> values = values_of(hit, field);
      if (is_list(field)) {
        append(joined_values(values));
      } else {
        append(values.empty() ? "" : values.front());
      }
    }
    end_line();
  }
  void end(const search::Answer&) override {}

 private:
  void append(std::string_view value) {
    if (!first_in_line_) *out_ += ',';
    first_in_line_ = false;
    append_value(*out_, value);
  }
  void end_line() {
    *out_ += kLineEnd;
    first_in_line_ = true;
  }

  AnswerOptions options_;
  std::string* out_;
  bool first_in_line_ = true;
};

}  // namespace

std::unique_ptr<AnswerFormat> make_csv_export(const AnswerOptions& options, std::string& out) {
  return std::make_unique<CsvExport>(options, out);
}

}  // namespace dateline::render
