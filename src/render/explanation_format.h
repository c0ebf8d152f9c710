// What --explain says, for people and for programs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/json_writer.h"
#include "search/search_request.h"

namespace dateline::render {

/// Of what may be thousands of words a person sees so many; programs see all.
inline constexpr std::size_t kWordsShown = 8;

/// "bank*: banks (301 articles), bank (211), and 30 more words".
std::string line_of(const search::Expansion& expansion);

struct PlanLine {
  std::size_t depth = 0;
  std::string text;
};
/// The plan as a person sees it: of added words the first kWordsShown, and how many more there are.
std::vector<PlanLine> lines_of(const std::vector<search::PlanStep>& plan);

/// "6.581 = oil 3.41 (weighted count 5) + price 3.17 (weighted count 4)"; of many terms the first, and what
/// the others add up to.
std::string score_sum(const search::Hit& hit);

/// Why nothing matches, a sentence a line: what no article has, and what may have been meant.
std::vector<std::string> lines_of_missing(const search::Answer& answer);

/// The members "explanation" of an answer and "terms" of a hit.
void write_explanation(io::JsonWriter& json, const search::Explanation& explanation);
void write_terms(io::JsonWriter& json, const std::vector<search::TermScore>& terms);

}  // namespace dateline::render
