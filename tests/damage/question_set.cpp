// A fixed set of questions that reads every part of an index, and what they bring.
#include "damage/question_set.h"

#include <array>

#include "render/answer_format.h"
#include "render/article_format.h"
#include "search/query_parser.h"
#include "search/searcher.h"

namespace dateline::damage {
namespace {

using error::ErrorKind;
using search::SearchRequest;

constexpr std::array kQueries{"oil",
                              "oil bank -war",
                              "\"oil prices\"",
                              "talks NEAR/4 peace",
                              "pri*",
                              "exact:Trade OR exact:US",
                              "title:moscow OR lead:attack",
                              "person:putin place:\"West Bank\"",
                              "date:2021-03..2022 minister",
                              "bank ADJ/5 rates",
                              "NOT the"};
constexpr std::array kShown{"a0000", "a0999", "a1000", "a1111"};

SearchRequest request_for(const char* query) {
  SearchRequest request;
  request.query = search::parse_query(query).value();
  request.limit = 25;
  request.explain = true;
  for (const char* facet : {"person", "place", "source", "topic", "year"})
    request.facets.push_back(*search::parse_facet_choice(facet));
  request.timeline = search::TimelineUnit::month;
  return request;
}

std::vector<SearchRequest> requests() {
  std::vector<SearchRequest> all;
  for (const char* query : kQueries) all.push_back(request_for(query));
  SearchRequest filtered = request_for("price");
  filtered.filters.push_back(search::parse_filter("source=Reuters|Harbour Wire").value());
  filtered.filters.push_back(search::parse_filter("place!=usa").value());
  filtered.sort = search::SortOrder::newest;
  all.push_back(filtered);
  return all;
}

/// Before a question is asked of an open index: it may be gone or of another version. Behind that, "not
/// found" would be a wrong answer.
Reply refusal(const error::Error& failure, bool opened) {
  const bool says_so =
      failure.kind == ErrorKind::damaged ||
      (!opened && (failure.kind == ErrorKind::version || failure.kind == ErrorKind::not_found));
  return {says_so, error::describe(failure)};
}

template <class T, class Render>
Reply reply(const error::Result<T>& result, Render&& render) {
  if (!result) return refusal(result.error(), true);
  return {false, render(*result)};
}

}  // namespace

std::vector<Reply> ask_everything(const std::filesystem::path& index) {
  auto searcher = search::Searcher::open(index);
  if (!searcher) return {refusal(searcher.error(), false)};
  std::vector<Reply> replies;
  for (const SearchRequest& request : requests())
    replies.push_back(reply(searcher->answer(request), [](const search::Answer& answer) {
      std::string text = render::render_answer(answer, 0, {.format = render::Format::json});
      for (const search::PlanStep& step : answer.explanation->plan) text += step.text + "\n";
      return text;
    }));
  const search::QueryTree marked = search::parse_query("oil OR \"peace talks\" OR wars").value();
  for (const char* id : kShown)
    replies.push_back(reply(searcher->show(id, &marked), render::render_article_json));
  return replies;
}

}  // namespace dateline::damage
