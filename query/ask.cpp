// One query: from its text to the answer on standard output.
#include "ask.h"

#include <chrono>
#include <utility>

namespace dateline::query {
namespace {

using render::Format;
using search::Answer;
using search::SearchRequest;

class Stopwatch {
 public:
  double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started_).count();
  }

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// --quiet, --count, or --limit 0: no hits are needed.
bool wants_no_hits(const QueryOptions& options) {
  return options.quiet || options.count || options.request.limit == 0;
}

bool shows_totals(Format format) {
  return format == Format::text || format == Format::json || format == Format::jsonl ||
         format == Format::html;
}

void keep_hits_only(SearchRequest& request) {
  request.facets.clear();
  request.timeline.reset();
  request.date_ranges.clear();
  request.top_terms = 0;
  request.story_hits = 0;
}

std::string count_text(const Answer& answer, const render::AnswerOptions& output) {
  return (output.query_id ? *output.query_id + "\t" : "") + std::to_string(answer.total) + "\n";
}

error::Result<AnswerText> ask_whole(search::Searcher& searcher, const QueryOptions& options,
                                    SearchRequest request, const render::AnswerOptions& output) {
  const Stopwatch stopwatch;
  request.count_only = wants_no_hits(options);
  request.exact_total = !options.quiet;
  if (options.quiet || options.count) {
    keep_hits_only(request);
    request.collapse.reset();
  }
  const auto answer = searcher.answer(request);
  if (!answer) return answer.error();
  const double took = stopwatch.milliseconds();
  if (options.quiet) return AnswerText{answer->total, {}};
  return AnswerText{answer->total, options.count ? count_text(*answer, output)
                                                 : render::render_answer(*answer, took, output)};
}

/// --all: the totals come first, from a pass of their own, so that the hits never have to be held.
error::Result<std::uint64_t> ask_streaming(search::Searcher& searcher, SearchRequest request,
                                           const render::AnswerOptions& output, cli::Output& out) {
  const Stopwatch stopwatch;
  Answer totals;
  if (shows_totals(output.format)) {
    request.count_only = true;
    auto counted = searcher.answer(request);
    if (!counted) return counted.error();
    totals = std::move(*counted);
    request.count_only = false;
  }
  keep_hits_only(request);
  std::string pending;
  const auto format = render::make_answer_format(output, pending);
  const auto pass_on = [&] {
    const bool open = out.write(pending);
    pending.clear();
    return open;
  };
  format->begin(totals, stopwatch.milliseconds());
  const auto streamed = searcher.stream(request, [&](search::Hit&& hit) {
    format->hit(hit);
    return pass_on();
  });
  if (!streamed) {
    pass_on();
    return streamed.error();
  }
  format->end(totals);
  pass_on();
  return streamed->total;
}

}  // namespace

error::Result<std::uint64_t> ask(search::Searcher& searcher, const QueryOptions& options,
                                 search::QueryTree tree, const render::AnswerOptions& output,
                                 cli::Output& out) {
  SearchRequest request = options.request;
  request.query = std::move(tree);
  if (streams(options)) return ask_streaming(searcher, std::move(request), output, out);
  const auto answer = ask_whole(searcher, options, std::move(request), output);
  if (!answer) return answer.error();
  out.write(answer->text);
  return answer->total;
}

bool streams(const QueryOptions& options) { return options.all && !wants_no_hits(options); }

error::Result<AnswerText> ask_for_text(search::Searcher& searcher, const QueryOptions& options,
                                       search::QueryTree tree, const render::AnswerOptions& output) {
  SearchRequest request = options.request;
  request.query = std::move(tree);
  return ask_whole(searcher, options, std::move(request), output);
}

}  // namespace dateline::query
