// Why nothing was found: which parts of a query no article has, and what may have been meant.
#include "search/suggestion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "search/edit_distance.h"
#include "search/fuzzy.h"

namespace dateline::search {
namespace {

constexpr double kRarerByOneSlip = 50;
constexpr double kRarerByFirstLetter = 2;

bool is_asked_leaf(NodeKind kind) {
  return kind == NodeKind::word || kind == NodeKind::exact || kind == NodeKind::wildcard ||
         kind == NodeKind::fuzzy || kind == NodeKind::name;
}

std::vector<NearWord> near_words(std::string_view folded, const store::Generation& generation) {
  const unsigned edits = default_edits(folded);
  const WildcardExpansion expansion = expand_fuzzy(folded, edits, generation);
  std::map<std::string_view, std::uint64_t> articles;  // views of the mapped dictionaries
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Segment& segment = generation.segment(i);
    for (const store::FormId form : expansion.by_segment[i])
      articles[segment.forms().folded(form)] +=
          segment.forms().record(form).document_frequency - segment.tombstones().dead_with_form(form);
  }
  EditDistances distances(folded, edits);
  std::vector<NearWord> words;
  for (const auto& [word, count] : articles)
    if (count > 0) words.push_back({std::string(word), distances.to(word), count});
  return words;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) parts.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return parts;
}

}  // namespace

std::string likeliest_word(std::string_view folded, const std::vector<NearWord>& words) {
  std::string best;
  double most = 0;
  for (const NearWord& word : words) {
    double likely = static_cast<double>(word.articles) / std::pow(kRarerByOneSlip, word.distance);
    if (word.word.front() != folded.front()) likely /= kRarerByFirstLetter;
    if (likely < most || (likely == most && word.word >= best)) continue;
    most = likely;
    best = word.word;
  }
  return best;
}

error::Result<std::vector<MissingTerm>> Suggester::missing_terms(const SearchRequest& request,
                                                                 const Bm25& bm25) {
  request_ = &request;
  bm25_ = &bm25;
  missing_.clear();
  if (auto s = look_at(request.query.root); !s) return s.error();
  return std::move(missing_);
}

error::Status Suggester::look_at(const QueryNode& node) {
  if (is_asked_leaf(node.kind)) {
    QueryTree alone{request_->query.query, node};
    auto plan = planner_.plan(alone, request_->language, *bm25_);
    if (!plan) return plan.error();
    if (plan->root.kind == PlanKind::nothing)
      missing_.push_back({to_string(node), node.bytes, node.saved ? std::string() : suggestion_for(node)});
    return {};
  }
  const bool excludes = node.kind == NodeKind::difference || node.excluding;
  const std::size_t asked = excludes ? 1 : node.children.size();
  for (std::size_t i = 0; i < asked && i < node.children.size(); ++i)
    if (auto s = look_at(node.children[i]); !s) return s;
  return {};
}

std::string Suggester::suggestion_for(const QueryNode& leaf) const {
  if (leaf.kind == NodeKind::word) return word_suggestion(leaf.text);
  return leaf.kind == NodeKind::name ? name_suggestion(leaf) : std::string();
}

std::string Suggester::word_suggestion(std::string_view folded) const {
  return folded.empty() ? std::string() : likeliest_word(folded, near_words(folded, generation_));
}

std::string Suggester::name_suggestion(const QueryNode& leaf) const {
  const auto in = [&](schema::Facet facet) {
    return leaf.whole ? whole_name(facet, leaf.text) : corrected_words(facet, leaf.text);
  };
  std::string found = in(leaf.facet);
  if (found.empty() && leaf.facet == schema::Facet::place) found = in(schema::Facet::country);
  return found;
}

/// The words of names with those that no name holds replaced, if a name holds them all then.
std::string Suggester::corrected_words(schema::Facet facet, std::string_view words) const {
  const store::CanonicalNames& names = generation_.names();
  std::string corrected;
  for (const std::string_view word : split(words)) {
    std::string found(word);
    if (names.find_words(facet, word).empty()) {
      const unsigned edits = default_edits(word);
      EditDistances distances(word, edits);
      std::vector<NearWord> near;
      names.for_each_word(facet, [&](std::string_view other) {
        const unsigned distance = distances.to(other);
        if (distance <= edits) near.push_back({std::string(other), distance, 0});
      });
      for (NearWord& candidate : near)
        for (const store::NameId name : names.find_words(facet, candidate.word))
          candidate.articles += articles_with(facet, name);
      found = likeliest_word(word, near);
    }
    if (found.empty()) return {};
    corrected += (corrected.empty() ? "" : " ") + found;
  }
  return names.find_words(facet, corrected).empty() ? std::string() : corrected;
}

/// The name with the nearest spelling.
std::string Suggester::whole_name(schema::Facet facet, std::string_view folded) const {
  const store::CanonicalNames& names = generation_.names();
  const unsigned edits = default_edits(folded);
  EditDistances distances(folded, edits);
  std::vector<NearWord> near;
  names.for_each_folded(facet, [&](std::string_view spelling, store::NameId name) {
    const unsigned distance = distances.to(spelling);
    if (distance <= edits)
      near.push_back({std::string(names.display(facet, name)), distance, articles_with(facet, name)});
  });
  return folded.empty() ? std::string() : likeliest_word(folded, near);
}

std::uint64_t Suggester::articles_with(schema::Facet facet, store::NameId name) const {
  std::vector<store::LocalRef> locals;
  std::uint64_t articles = 0;
  for (std::size_t i = 0; i < generation_.segment_count(); ++i) {
    const store::Segment& segment = generation_.segment(i);
    generation_.names().locals(facet, i, name, locals);
    for (const auto& [of, local] : locals)
      articles +=
          segment.names().document_frequency(of, local) - segment.tombstones().dead_with_name(of, local);
  }
  return articles;
}

std::string corrected_query(std::string_view query, const std::vector<MissingTerm>& missing) {
  std::string corrected;
  std::size_t at = 0;
  for (const MissingTerm& term : missing) {
    if (term.suggestion.empty() || term.bytes.begin < at || term.bytes.end > query.size()) return {};
    corrected.append(query.substr(at, term.bytes.begin - at)).append(term.suggestion);
    at = term.bytes.end;
  }
  return missing.empty() ? std::string() : corrected.append(query.substr(at));
}

}  // namespace dateline::search
