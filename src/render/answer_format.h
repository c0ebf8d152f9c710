// An answer as text for people or for programs: one interface, a class for each format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/export_fields.h"
#include "search/search_request.h"

namespace dateline::render {

/// The number in "format_version" of everything that is written as JSON. Additions do not change it.
inline constexpr std::uint64_t kFormatVersion = 1;

enum class Format : std::uint8_t { text, json, jsonl, csv, trec, ids, html };
std::optional<Format> parse_format(std::string_view name);
/// In the order in which help lists them.
const std::vector<std::string_view>& format_names();

struct AnswerOptions {
  Format format = Format::text;
  std::size_t width = 80;                    // columns, for text
  bool color = false;                        // for text
  bool hyperlinks = false;                   // for text: titles lead to the articles' addresses
  std::string run_id = "dateline";           // for trec
  std::optional<std::string> query_id = {};  // in a batch
  bool timed = true;                         // text and JSON say how long the answer took
  bool only_new = false;                     // the matches are those that were not reported before
  std::vector<ExportField> fields = {};      // of a hit in json, jsonl and csv; empty: the usual ones
  bool first_of_run = true;  // false for all answers of a batch but the first: csv has one header
};

/// Writes one answer piece by piece, so that a stream of hits never has to be held. Order: begin, hit...,
/// end.
class AnswerFormat {
 public:
  virtual ~AnswerFormat() = default;
  AnswerFormat(const AnswerFormat&) = delete;
  AnswerFormat& operator=(const AnswerFormat&) = delete;

  /// `answer`: all but the hits that are given to hit(). `took_ms`: milliseconds from the query to the
  /// answer.
  virtual void begin(const search::Answer& answer, double took_ms) = 0;
  virtual void hit(const search::Hit& hit) = 0;
  virtual void end(const search::Answer& answer) = 0;

 protected:
  AnswerFormat() = default;
};

/// Appends to `out`, which may be emptied between the calls and must outlive the format.
std::unique_ptr<AnswerFormat> make_answer_format(const AnswerOptions& options, std::string& out);

/// The whole of an answer that holds its hits.
std::string render_answer(const search::Answer& answer, double took_ms, const AnswerOptions& options);

/// The shortest text that reads back as the same number.
std::string number_text(double value);

}  // namespace dateline::render
