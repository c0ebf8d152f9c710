// A person before a screen without a terminal: keys in, pictures out, answers made up.
#pragma once

#include <string>
#include <string_view>

#include "screen/screen_state.h"
#include "screen/screen_view.h"

namespace dateline::screen {

/// `hits` of `total` articles, with facets org (Kremlin 40, FSB 4) and place (Moscow 9), and three days.
search::Answer made_up_answer(std::uint64_t total, std::size_t hits);

class Person {
 public:
  explicit Person(const std::string& query = "", Size size = {16, 72});

  Person& type(std::string_view ascii);
  Person& press(KeyKind kind, std::size_t times = 1);
  Person& resize(Size size);
  /// The latest wish is answered.
  Person& answer(const search::Answer& answer);
  Person& answer_late(std::uint64_t number, const search::Answer& answer);
  Person& fail(const error::Error& error);
  /// The article that was opened comes, with `body`, in which every "oil" is a match.
  Person& bring_article(const std::string& body);

  const State& state() const { return state_; }
  /// The screen as text: a line for each row, without blanks at the end.
  std::string screen() const;
  /// The texts of a look, in the order of the screen.
  std::vector<std::string> with_look(Look look) const;

 private:
  State state_;
};

}  // namespace dateline::screen
