// A person before a screen without a terminal.
#include "screen/sample_screen.h"

namespace dateline::screen {
namespace {

search::Hit made_up_hit(std::size_t number) {
  search::Hit hit;
  hit.rank = number;
  hit.id = "wire-" + std::to_string(number);
  hit.title = "Oil talks, round " + std::to_string(number);
  hit.title_highlights = {{0, 3}};
  hit.published = *schema::parse_iso("2024-03-22");
  hit.source = "Example Wire";
  hit.snippets = {
      {"Ministers who talked of oil in Vienna did not agree on anything on Friday, and will meet again.",
       {{24, 27}}}};
  return hit;
}

std::vector<text::ByteRange> places_of(std::string_view text, std::string_view word) {
  std::vector<text::ByteRange> ranges;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    ranges.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  return ranges;
}

}  // namespace

search::Answer made_up_answer(std::uint64_t total, std::size_t hits) {
  search::Answer answer;
  answer.total = total;
  for (std::size_t number = 1; number <= hits; ++number) answer.hits.push_back(made_up_hit(number));
  answer.facets = {
      {"org", {{"Kremlin", 40}, {"FSB", 4}}, 12}, {"person", {}, 0}, {"place", {{"Moscow", 9}}, 1}};
  const auto day = [](std::string_view iso) { return *schema::parse_iso(iso); };
  answer.timeline = search::Timeline{
      search::TimelineUnit::day, {{day("2024-03-01"), 1}, {day("2024-03-02"), 2}, {day("2024-03-04"), 8}}, 5};
  return answer;
}

Person::Person(const std::string& query, Size size) : state_(first_state({}, {}, query, size)) {}

Person& Person::type(std::string_view ascii) {
  for (const char c : ascii) state_ = next(state_, Key{KeyKind::character, std::string(1, c)});
  return *this;
}

Person& Person::press(KeyKind kind, std::size_t times) {
  for (; times > 0; --times) state_ = next(state_, Key{kind, {}});
  return *this;
}

Person& Person::resize(Size size) {
  state_ = next(state_, size);
  return *this;
}

Person& Person::answer(const search::Answer& answer) { return answer_late(state_.search.number, answer); }

Person& Person::answer_late(std::uint64_t number, const search::Answer& answer) {
  state_ = next(state_, SearchDone{number, answer, 1.5});
  return *this;
}

Person& Person::fail(const error::Error& error) {
  state_ = next(state_, SearchDone{state_.search.number, error, 1.5});
  return *this;
}

Person& Person::bring_article(const std::string& body) {
  search::Searcher::ShownArticle shown;
  shown.article.id = state_.open.id;
  shown.article.title = "Oil talks";
  shown.article.body = body;
  shown.body_highlights = places_of(body, "oil");
  state_ = next(state_, ArticleDone{state_.open.number, shown});
  return *this;
}

std::string Person::screen() const {
  std::string out;
  for (const Line& line : picture_of(state_).lines) {
    std::string text;
    for (const Cells& cells : line) text += cells.text;
    out += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::vector<std::string> Person::with_look(Look look) const {
  std::vector<std::string> texts;
  for (const Line& line : picture_of(state_).lines)
    for (const Cells& cells : line)
      if (cells.look == look) texts.push_back(cells.text);
  return texts;
}

}  // namespace dateline::screen
