// What --explain says, for people and for programs.
#include "render/explanation_format.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "render/json_values.h"

namespace dateline::render {
namespace {

using search::ExpandedWord;
using search::Expansion;
using search::ExpansionKind;
using search::ScoreBasis;
using search::TermScore;

constexpr std::size_t kTermsShown = 12;

std::string digits(double value, const char* format) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), format, value);
  return out.data();
}

std::string articles_text(std::uint64_t articles) {
  return std::to_string(articles) + (articles == 1 ? " article" : " articles");
}

std::string beginning_of(const Expansion& expansion) {
  switch (expansion.kind) {
    case ExpansionKind::stems:
      return expansion.term + ": stems ";
    case ExpansionKind::alias:
      return expansion.term + ": also ";
    case ExpansionKind::spellings:
      return expansion.term + ": also written ";
    case ExpansionKind::added:
      return "added: ";
    case ExpansionKind::close:
      return "close together: ";
    case ExpansionKind::like:
      return "like: ";
    default:
      return expansion.term + ": ";
  }
}

std::string word_text(const Expansion& expansion, const ExpandedWord& word) {
  std::string text = word.value;
  if (expansion.kind == ExpansionKind::close) return text;
  if (expansion.kind == ExpansionKind::alias) text = word.facet + " " + text;
  if (expansion.kind == ExpansionKind::added) text += digits(word.factor, " %.3f");
  if (expansion.kind == ExpansionKind::like) text += digits(word.factor, " weighs %.4g");
  const bool first = &word == &expansion.words.front();
  return text + " (" + (first ? articles_text(word.articles) : std::to_string(word.articles)) + ")";
}

std::string term_text(const TermScore& term) {
  const std::string text = term.term + " " + digits(term.score, "%.4g");
  switch (term.basis) {
    case ScoreBasis::presence:
      return text + " (however often)";
    case ScoreBasis::age:
      return text + " (times " + digits(term.weighted_count, "%.4g") + ")";
    default:
      return text + " (weighted count " + digits(term.weighted_count, "%.4g") + ")";
  }
}

void write_word(io::JsonWriter& json, const Expansion& expansion, const ExpandedWord& word) {
  json.begin_object().field("value", word.value);
  write_if_present(json, "facet", word.facet);
  if (expansion.kind != ExpansionKind::close) json.field("articles", word.articles);
  if (word.factor != 0) json.key("factor").number(word.factor);
  json.end_object();
}

void write_expansion(io::JsonWriter& json, const Expansion& expansion) {
  json.begin_object().field("kind", search::name_of(expansion.kind));
  write_if_present(json, "term", expansion.term);
  json.key("words").begin_array();
  for (const ExpandedWord& word : expansion.words) write_word(json, expansion, word);
  json.end_array().end_object();
}

}  // namespace

std::string line_of(const Expansion& expansion) {
  std::string line = beginning_of(expansion);
  const std::size_t all = expansion.words.size();
  const std::size_t shown =
      expansion.kind == ExpansionKind::like || all == kWordsShown + 1 ? all : std::min(all, kWordsShown);
  for (std::size_t i = 0; i < shown; ++i)
    line += (i == 0 ? "" : ", ") + word_text(expansion, expansion.words[i]);
  if (all == 0) line += "nothing";
  if (shown == all) return line;
  const bool names = expansion.kind == ExpansionKind::names || expansion.kind == ExpansionKind::alias;
  return line + ", and " + std::to_string(all - shown) + (names ? " more names" : " more words");
}

std::vector<PlanLine> lines_of(const std::vector<search::PlanStep>& plan) {
  const auto added = static_cast<std::size_t>(std::ranges::count_if(plan, &search::PlanStep::added));
  const std::size_t shown = added == kWordsShown + 1 ? added : std::min(added, kWordsShown);
  std::vector<PlanLine> lines;
  std::size_t met = 0;
  for (const search::PlanStep& step : plan) {
    if (step.added && ++met > shown) {
      if (met == shown + 1)
        lines.push_back({step.depth, std::to_string(added - shown) + " more added words"});
      continue;
    }
    lines.push_back({step.depth, step.text});
  }
  return lines;
}

std::string score_sum(const search::Hit& hit) {
  std::string out = digits(hit.score, "%.4g");
  std::string_view sign = " = ";
  std::size_t left_out = 0;
  double rest = 0;
  const bool all = hit.terms.size() <= kTermsShown + 1;
  const auto add = [&](const std::string& text) {
    out += std::string(sign) + text;
    sign = " + ";
  };
  for (std::size_t i = 0; i < hit.terms.size(); ++i) {
    const TermScore& term = hit.terms[i];
    if (all || i < kTermsShown || term.basis == ScoreBasis::age) {
      if (left_out > 0) add(std::to_string(left_out) + " more terms " + digits(rest, "%.4g"));
      left_out = 0;
      add(term_text(term));
    } else {
      ++left_out;
      rest += term.score;
    }
  }
  if (left_out > 0) add(std::to_string(left_out) + " more terms " + digits(rest, "%.4g"));
  return out;
}

std::vector<std::string> lines_of_missing(const search::Answer& answer) {
  std::vector<std::string> lines;
  for (const search::MissingTerm& missing : answer.missing) {
    std::string line = "no article has " + missing.term;
    if (!missing.suggestion.empty() && (answer.did_you_mean.empty() || missing.is_filter))
      line += "; there is " + (missing.is_filter ? missing.suggestion : "\"" + missing.suggestion + "\"") +
              " (" + articles_text(missing.found) + ")";
    lines.push_back(std::move(line));
  }
  if (!answer.did_you_mean.empty())
    lines.push_back("did you mean: " + answer.did_you_mean + " (" + articles_text(answer.did_you_mean_total) +
                    ")");
  return lines;
}

void write_explanation(io::JsonWriter& json, const search::Explanation& explanation) {
  std::vector<std::string> lines;
  std::vector<std::string> plan;
  for (const Expansion& expansion : explanation.expansions) lines.push_back(line_of(expansion));
  for (const search::PlanStep& step : explanation.plan)
    plan.push_back(std::string(2 * step.depth, ' ') + step.text);
  json.key("explanation").begin_object();
  write_strings(json, "expansions", lines);
  if (!explanation.expansions.empty()) {
    json.key("expanded").begin_array();
    for (const Expansion& expansion : explanation.expansions) write_expansion(json, expansion);
    json.end_array();
  }
  write_strings(json, "plan", plan);
  json.end_object();
}

/// A count where it is one; the factor of age.
void write_terms(io::JsonWriter& json, const std::vector<TermScore>& terms) {
  if (terms.empty()) return;
  json.key("terms").begin_array();
  for (const TermScore& term : terms) {
    json.begin_object().field("term", term.term);
    json.key(term.basis == ScoreBasis::age ? "factor" : "weighted_count").number(term.weighted_count);
    json.key("score").number(term.score).end_object();
  }
  json.end_array();
}

}  // namespace dateline::render
