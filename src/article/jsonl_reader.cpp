// A line (or the whole file) at a time goes through the JSON parser; what it yields is finished one by one.
#include "article/jsonl_reader.h"

#include <algorithm>
#include <utility>

#include "article/clean_text.h"

namespace dateline::article {
namespace {

constexpr std::size_t kFront = 64 * 1024;         // bytes in which the second line is looked for
constexpr std::size_t kLongestLineShown = 65536;  // an error carries no longer line
constexpr std::size_t kManyRecords = 1000;        // of one text, whose memory is not kept for the next

/// The error at a byte of a text that begins with line `first_line`.
error::Error json_error(const JsonFailure& failure, std::string_view text, std::uint64_t first_line,
                        const std::string& place) {
  if (!failure.at) {
    return bad_article({place, first_line, 0}, failure.reason, "",
                       text.size() <= kLongestLineShown && text.find('\n') == std::string_view::npos
                           ? std::string(text)
                           : "");
  }
  const std::size_t before = text.substr(0, *failure.at).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view line = text.substr(begin, text.find('\n', *failure.at) - begin);
  const std::uint64_t number = LineCounter(text, first_line).line_at(*failure.at);
  return bad_article({place, number, *failure.at - begin + 1}, failure.reason, "",
                     line.size() <= kLongestLineShown ? std::string(line) : "");
}

}  // namespace

std::uint64_t LineCounter::line_at(std::size_t at) {
  line_ += static_cast<std::uint64_t>(std::ranges::count(text_.substr(counted_, at - counted_), '\n'));
  counted_ = at;
  return line_;
}

bool is_one_json_text(std::string_view front) {
  front = without_outer_blanks(front);
  if (!front.starts_with('[') && !front.starts_with('{')) return false;
  const char open = front.front();
  const char close = open == '[' ? ']' : '}';
  const std::size_t end = front.find('\n');
  if (end == std::string_view::npos) return open == '[';
  const bool closed = without_outer_blanks(front.substr(0, end)).ends_with(close);
  const bool another = without_outer_blanks(front.substr(end)).starts_with(open);
  return open == '[' ? !(closed && another) : !closed && !another;
}

JsonlReader::JsonlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
    : lines_(&lines),
      context_(&context),
      notes_(&notes),
      names_(context.options->map),
      parser_(names_, context.options->records) {}

std::optional<error::Result<Article>> JsonlReader::next() {
  if (!one_text_) {
    one_text_ = is_one_json_text(lines_->front(kFront));
    if (*one_text_) {
      if (auto failure = read_whole()) return *std::move(failure);
    }
  }
  while (finished_ == records_.size()) {
    if (records_.size() > kManyRecords) records_ = {};
    records_.clear();
    finished_ = 0;
    const auto line = lines_->next();
    if (!line) return std::nullopt;
    if (!*line) return line->error();
    if (auto failure = read_line(**line)) return *std::move(failure);
  }
  return finish(std::move(records_[finished_++]));
}

std::optional<error::Error> JsonlReader::read_line(const Line& line) {
  const std::string_view text = line.content();
  if (without_outer_blanks(text).empty()) return std::nullopt;
  const auto failure =
      parser_.parse(text, lines_->readable_behind(text), records_, notes_->replaced_characters);
  if (failure) return json_error(*failure, text, line.number, lines_->place());
  line_counter_ = {text, line.number};
  return std::nullopt;
}

std::optional<error::Error> JsonlReader::read_whole() {
  const auto all = lines_->rest();
  if (!all) {
    error::Error failure = all.error();
    if (failure.kind == error::ErrorKind::limit)
      failure.hint = "write each article on a line of its own (JSON Lines), for instance: jq -c '.[]'";
    return failure;
  }
  const auto failure =
      parser_.parse(*all, lines_->readable_behind(*all), records_, notes_->replaced_characters);
  if (failure) return json_error(*failure, *all, 1, lines_->place());
  line_counter_ = {*all, 1};
  if (records_.size() == 1) id_from_ = IdFrom::path;
  return std::nullopt;
}

error::Result<Article> JsonlReader::finish(JsonRecord&& record) {
  error::Place place{lines_->place(), line_counter_.line_at(record.begin), 0};
  auto article = finish_article(std::move(record.raw), *context_, id_from_, std::move(place), *notes_);
  if (article) return article;
  error::Error failure = article.error();
  failure.hint = "say which keys hold them: --map title=KEY --map body=KEY";
  return failure;
}

}  // namespace dateline::article
