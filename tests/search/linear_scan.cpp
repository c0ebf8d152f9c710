// The second opinion on every answer: what a query means, read off the articles one by one.
#include "search/linear_scan.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "text/analyzer.h"
#include "text/normalizer.h"
#include "text/utf8.h"

namespace dateline::test_support {
namespace {

using search::NodeKind;
using search::QueryNode;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool is_unranked(const QueryNode& node) { return node.kind == NodeKind::word && node.stop_word; }

bool has_weight(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::all:
    case NodeKind::name:
    case NodeKind::id:
    case NodeKind::date:
    case NodeKind::recent:
    case NodeKind::length:
      return false;
    case NodeKind::word:
      return !node.stop_word;
    case NodeKind::exact:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
      return true;
    case NodeKind::difference:
      return has_weight(node.children.front());
    case NodeKind::near:
    case NodeKind::adjacent:
      if (node.excluding) return has_weight(node.children.front());
      return std::ranges::any_of(node.children, has_weight);
    case NodeKind::disjunction:
      return std::ranges::any_of(node.children, has_weight) ||
             std::ranges::all_of(node.children, is_unranked);
    default:
      return std::ranges::any_of(node.children, has_weight);
  }
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool names_match(const QueryNode& node, const std::vector<std::string>& values) {
  return std::ranges::any_of(values, [&](const std::string& value) {
    if (node.whole) return lower(value) == node.text;
    return (" " + lower(value) + " ").find(" " + node.text + " ") != std::string::npos;
  });
}

int year_of(schema::Instant date) { return schema::civil_date(date.start).year; }

bool filter_holds(const search::Filter& filter, const article::Article& article) {
  return std::ranges::any_of(filter.values, [&](const std::string& value) {
    if (filter.id) return article.id == value;
    if (filter.year) return article.published.known() && std::to_string(year_of(article.published)) == value;
    const auto values = values_of(article, *filter.facet);
    return std::ranges::find(values, value) != values.end();
  });
}

std::string bucket_of(schema::Instant date, search::TimelineUnit unit) {
  using namespace std::chrono;
  const schema::CivilDate civil = schema::civil_date(date.start);
  sys_days day = year(civil.year) / month(civil.month) / std::chrono::day(civil.day);
  if (unit == search::TimelineUnit::year) day = year(civil.year) / January / 1;
  if (unit == search::TimelineUnit::month) day = year(civil.year) / month(civil.month) / 1;
  while (unit == search::TimelineUnit::week && weekday(day) != Monday) day -= days(1);
  const year_month_day first(day);
  return schema::to_iso(
      {*schema::seconds_of({int(first.year()), unsigned(first.month()), unsigned(first.day())}),
       schema::Precision::day});
}

}  // namespace

void WordedArticle::write_text() {
  article.title = joined(title);
  article.body.clear();
  for (const auto& paragraph : paragraphs)
    article.body += (article.body.empty() ? "" : "\n\n") + joined(paragraph);
}

unsigned plain_distance(const std::string& a, const std::string& b) {
  const auto letters = [](const std::string& word) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < word.size();) {
      const text::CodePoint point = text::code_point_at(word, at);
      out.push_back(point.value);
      at += point.size;
    }
    return out;
  };
  const auto x = letters(a);
  const auto y = letters(b);
  std::vector<std::vector<unsigned>> table(x.size() + 1, std::vector<unsigned>(y.size() + 1));
  for (unsigned i = 0; i <= x.size(); ++i)
    for (unsigned j = 0; j <= y.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = std::max(i, j);
        continue;
      }
      unsigned& best = table[i][j] = table[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0U : 1U);
      best = std::min({best, table[i - 1][j] + 1, table[i][j - 1] + 1});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
        best = std::min(best, table[i - 2][j - 2] + 1);
    }
  return table[x.size()][y.size()];
}

bool plainly_matches(const std::string& pattern, const std::string& word) {
  if (pattern.empty()) return word.empty();
  if (pattern[0] == '*')
    return plainly_matches(pattern.substr(1), word) ||
           (!word.empty() && plainly_matches(pattern, word.substr(1)));
  return !word.empty() && (pattern[0] == '?' || pattern[0] == word[0]) &&
         plainly_matches(pattern.substr(1), word.substr(1));
}

std::vector<std::string> values_of(const article::Article& article, schema::Facet facet) {
  const auto single = [](const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
  };
  switch (facet) {
    case schema::Facet::person:
      return article.people;
    case schema::Facet::org:
      return article.organisations;
    case schema::Facet::place:
      return article.places;
    case schema::Facet::topic:
      return article.topics;
    case schema::Facet::source:
      return single(article.source);
    case schema::Facet::author:
      return article.authors;
    case schema::Facet::language:
      return single(article.language);
    case schema::Facet::section:
      return single(article.section);
    default:
      return {};
  }
}

LinearScan::LinearScan(std::vector<WordedArticle> articles) {
  for (const WordedArticle& worded : articles) {
    Scanned scanned;
    scanned.article = worded.article;
    const std::string language = text::stemming_language(worded.article.language);
    stemming_languages_.insert(language);
    const auto read = [&](const std::vector<std::string>& from, Words& to) {
      for (const std::string& word : from) {
        const std::string folded = text::folded_form(word);
        to.push_back({text::surface_form(word), folded, std::string(stemmer_.stem(folded, language))});
      }
    };
    read(worded.title, scanned.title);
    for (const auto& paragraph : worded.paragraphs) {
      if (scanned.lead.empty()) read(paragraph, scanned.lead);
      read(paragraph, scanned.body);
    }
    articles_.push_back(std::move(scanned));
  }
}

std::set<std::string> LinearScan::stems(const std::string& folded) {
  std::set<std::string> stems;
  if (!language_.empty()) return {std::string(stemmer_.stem(folded, text::stemming_language(language_)))};
  for (const std::string& language : stemming_languages_) stems.emplace(stemmer_.stem(folded, language));
  return stems;
}

bool LinearScan::is(const QueryNode& leaf, const Word& word) {
  if (leaf.kind == NodeKind::wildcard) return plainly_matches(leaf.text, word.folded);
  if (leaf.kind == NodeKind::fuzzy) return plain_distance(leaf.text, word.folded) <= leaf.distance;
  if (leaf.kind == NodeKind::exact)
    return word.surface == leaf.text && stems(text::folded_form(leaf.text)).contains(word.stem);
  return stems(leaf.text).contains(word.stem);
}

double LinearScan::weight(const QueryNode& leaf, const Scanned& article) {
  if (leaf.kind == NodeKind::wildcard || leaf.kind == NodeKind::fuzzy) return 1.0;
  const std::set<std::string> wanted =
      stems(leaf.kind == NodeKind::exact ? text::folded_form(leaf.text) : leaf.text);
  const auto count = [&](const Words& words) {
    return static_cast<double>(
        std::ranges::count_if(words, [&](const Word& word) { return wanted.contains(word.stem); }));
  };
  double holders = 0;
  double lengths = 0;
  for (const Scanned& other : articles_) {
    holders += count(other.title) + count(other.body) > 0 ? 1 : 0;
    lengths += static_cast<double>(other.title.size() * ranking_.title_weight + other.body.size());
  }
  const auto all = static_cast<double>(articles_.size());
  double odds = (all - holders + 0.5) / (holders + 0.5);
  if (odds < 2) odds = odds / 2 + 1;
  const double occurrences = ranking_.title_weight * count(article.title) + count(article.body);
  const auto length = static_cast<double>(article.title.size() * ranking_.title_weight + article.body.size());
  const double normal = std::max(length / (lengths / all), ranking_.min_normlen);
  return std::log(odds) * occurrences * (ranking_.k1 + 1) /
         (occurrences + ranking_.k1 * (1 - ranking_.b + ranking_.b * normal));
}

std::vector<const LinearScan::Words*> LinearScan::parts(schema::TextField field,
                                                        const Scanned& article) const {
  switch (field) {
    case schema::TextField::title:
      return {&article.title};
    case schema::TextField::body:
      return {&article.body};
    case schema::TextField::lead:
      return {&article.title, &article.lead};
    default:
      return {&article.title, &article.body};
  }
}

/// Are the words of the stretch what the word, phrase or group of alternatives asks for?
bool LinearScan::spans(const QueryNode& item, const Words& words, Stretch stretch, std::size_t child) {
  if (item.kind == NodeKind::disjunction)
    return std::ranges::any_of(
        item.children, [&](const QueryNode& alternative) { return spans(alternative, words, stretch, 0); });
  if (item.kind != NodeKind::phrase)
    return stretch.end == stretch.begin + 1 && is(item, words[stretch.begin]);
  if (child == item.children.size()) return stretch.begin == stretch.end;
  for (std::size_t end = stretch.begin + 1; end <= stretch.end; ++end)
    if (spans(item.children[child], words, {stretch.begin, end}, 0) &&
        spans(item, words, {end, stretch.end}, child + 1))
      return true;
  return false;
}

std::vector<LinearScan::Stretch> LinearScan::occurrences(const QueryNode& node, const Words& words) {
  constexpr std::size_t kLongest = 9;  // random_positions() makes no longer ones
  std::vector<Stretch> all;
  for (std::size_t begin = 0; begin < words.size(); ++begin)
    for (std::size_t end = begin + 1; end <= words.size() && end <= begin + kLongest; ++end)
      if (spans(node, words, {begin, end}, 0)) all.push_back({begin, end});
  return all;
}

/// Tries every choice of an occurrence for each child.
bool LinearScan::choose(const QueryNode& node, const std::vector<std::vector<Stretch>>& all,
                        std::vector<Stretch>& chosen) {
  if (chosen.size() == all.size()) return true;
  for (const Stretch& next : all[chosen.size()]) {
    const auto fits = [&](const Stretch& before) {
      if (before.end <= next.begin) return next.begin - (before.end - 1) <= node.distance;
      return node.kind == NodeKind::near && next.end <= before.begin &&
             before.begin - (next.end - 1) <= node.distance;
    };
    const bool fitting = node.kind == NodeKind::near ? std::ranges::all_of(chosen, fits)
                                                     : chosen.empty() || fits(chosen.back());
    if (!fitting) continue;
    chosen.push_back(next);
    if (choose(node, all, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

bool LinearScan::stands(const QueryNode& node, const Words& words) {
  if (node.kind != NodeKind::near && node.kind != NodeKind::adjacent)
    return !occurrences(node, words).empty();
  std::vector<std::vector<Stretch>> all;
  for (const QueryNode& child : node.children) all.push_back(occurrences(child, words));
  if (node.excluding) return stands_apart(node, all);
  std::vector<Stretch> chosen;
  return choose(node, all, chosen);
}

/// An occurrence of the first child with none of another child's near it.
bool LinearScan::stands_apart(const QueryNode& node, const std::vector<std::vector<Stretch>>& all) const {
  const auto is_near = [&](const Stretch& one, const Stretch& other) {
    if (other.begin >= one.end) return other.begin - (one.end - 1) <= node.distance;
    if (one.begin >= other.end)
      return node.kind == NodeKind::near && one.begin - (other.end - 1) <= node.distance;
    return true;
  };
  return std::ranges::any_of(all.front(), [&](const Stretch& one) {
    for (std::size_t i = 1; i < all.size(); ++i)
      for (const Stretch& other : all[i])
        if (is_near(one, other)) return false;
    return true;
  });
}

LinearScan::Weights LinearScan::phrase_weights(const QueryNode& node, const Scanned& article) {
  if (node.children.empty()) return {weight(node, article)};
  if (node.kind == NodeKind::disjunction) return evaluate(node, article).value_or(Weights{});
  if (node.excluding) return phrase_weights(node.children.front(), article);
  Weights weights;
  for (const QueryNode& child : node.children)
    for (const double own : phrase_weights(child, article)) weights.push_back(own);
  return weights;
}

/// The same of an article of which the body is so short, with the weights of the whole article.
std::optional<LinearScan::Weights> LinearScan::evaluate_begin(const QueryNode& node, const Scanned& article) {
  Scanned begin = article;
  begin.title.clear();
  begin.body.resize(std::min<std::size_t>(begin.body.size(), node.distance));
  begin.lead.resize(std::min<std::size_t>(begin.lead.size(), node.distance));
  if (!evaluate(node.children.front(), begin)) return std::nullopt;
  return phrase_weights(node, article);
}

/// Days are counted back one by one from the newest article.
bool LinearScan::is_recent(const search::RecentDates& recent, const Scanned& article) const {
  schema::Instant newest;
  for (const Scanned& other : articles_)
    if (other.article.published.known() && (!newest.known() || other.article.published.start > newest.start))
      newest = other.article.published;
  if (!newest.known() || !article.article.published.known()) return false;
  const schema::CivilDate last = schema::civil_date(newest.start);
  const schema::Seconds end = *schema::seconds_of(last) + 86400;
  const std::int64_t days = recent.unit == search::RecentDates::Unit::week ? 7 * recent.count : recent.count;
  return schema::touches(article.article.published, {end - days * 86400, end});
}

std::optional<LinearScan::Weights> LinearScan::evaluate(const QueryNode& node, const Scanned& article) {
  const auto without_weight = [](bool matches) { return matches ? std::optional(Weights{}) : std::nullopt; };
  switch (node.kind) {
    case NodeKind::all:
      return Weights{};
    case NodeKind::id:
      return without_weight(article.article.id == node.text);
    case NodeKind::date:
      return without_weight(schema::touches(article.article.published, node.span));
    case NodeKind::length: {
      const std::size_t words = article.title.size() + article.body.size();
      return without_weight(node.words.least <= words && words <= node.words.most);
    }
    case NodeKind::recent:
      return without_weight(is_recent(node.recent, article));
    case NodeKind::name:
      return without_weight(names_match(node, values_of(article.article, node.facet)));
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::preference:
    case NodeKind::difference:
      return evaluate_group(node, article);
    default:
      break;
  }
  if (node.kind == NodeKind::first) return evaluate_begin(node, article);
  if (node.kind == NodeKind::at_least) {
    std::size_t times = 0;
    for (const Words* words : parts(node.field, article))
      times += occurrences(node.children.front(), *words).size();
    return times >= node.distance ? std::optional(phrase_weights(node, article)) : std::nullopt;
  }
  for (const Words* words : parts(node.field, article))
    if (stands(node, *words)) return is_unranked(node) ? Weights{} : phrase_weights(node, article);
  return std::nullopt;
}

std::optional<LinearScan::Weights> LinearScan::evaluate_group(const QueryNode& node, const Scanned& article) {
  const bool ranks_stop_words =
      node.kind == NodeKind::disjunction && std::ranges::all_of(node.children, is_unranked);
  bool all = true;
  bool any = false;
  std::optional<Weights> first;
  Weights sum;
  for (const QueryNode& child : node.children) {
    const bool is_first = &child == &node.children.front();
    const bool optional =
        node.kind == NodeKind::disjunction || (node.kind == NodeKind::preference && !is_first);
    if (optional && is_unranked(child) && !ranks_stop_words) continue;
    QueryNode ranked = child;
    if (ranks_stop_words) ranked.stop_word = false;
    const auto own = evaluate(ranked, article);
    all = all && own;
    any = any || own;
    if (is_first) first = own;
    if (node.kind == NodeKind::difference && !is_first && own) return std::nullopt;
    if (own && (node.kind != NodeKind::difference || is_first))
      sum.insert(sum.end(), own->begin(), own->end());
  }
  const bool matches = node.kind == NodeKind::conjunction   ? all
                       : node.kind == NodeKind::disjunction ? any
                                                            : first.has_value();
  return matches ? std::optional(sum) : std::nullopt;
}

bool LinearScan::passes(const Scanned& article, const search::SearchRequest& request) const {
  if (request.date_range != schema::Span{} && !schema::touches(article.article.published, request.date_range))
    return false;
  return std::ranges::all_of(request.filters, [&](const search::Filter& filter) {
    return filter_holds(filter, article.article) != filter.excluded;
  });
}

std::vector<const LinearScan::Scanned*> LinearScan::found(const search::SearchRequest& request) {
  language_ = request.language;
  ranking_ = request.ranking;
  std::vector<const Scanned*> found;
  for (const Scanned& article : articles_)
    if (passes(article, request) && evaluate(request.query.root, article)) found.push_back(&article);
  return found;
}

std::vector<ScannedHit> LinearScan::matches(const search::SearchRequest& request) {
  QueryNode root = request.query.root;
  root.stop_word = false;
  std::vector<ScannedHit> hits;
  for (const Scanned* article : found(request)) {
    double score = 0;
    const auto weights = evaluate(root, *article);
    for (const double weight : *weights) score += weight;
    hits.push_back({article->article.id, score, article->article.published});
  }
  const bool by_score = request.sort == search::SortOrder::relevance && has_weight(root);
  const auto key = [&](const ScannedHit& hit) {
    if (by_score) return hit.score;
    if (!hit.published.known()) return -std::numeric_limits<double>::infinity();
    const auto start = static_cast<double>(hit.published.start);
    return request.sort == search::SortOrder::oldest ? -start : start;
  };
  std::ranges::sort(hits, [&](const ScannedHit& a, const ScannedHit& b) {
    return key(a) != key(b) ? key(a) > key(b) : a.id < b.id;
  });
  return hits;
}

std::map<std::string, std::uint64_t> LinearScan::facet(const search::SearchRequest& request,
                                                       const search::FacetChoice& choice) {
  std::map<std::string, std::uint64_t> counts;
  for (const Scanned* article : found(request)) {
    if (!choice.facet) {
      if (article->article.published.known())
        ++counts[schema::to_iso({article->article.published.start, schema::Precision::year})];
      continue;
    }
    for (const std::string& value : values_of(article->article, *choice.facet)) ++counts[value];
  }
  return counts;
}

std::map<std::string, std::uint64_t> LinearScan::timeline(const search::SearchRequest& request,
                                                          search::TimelineUnit unit) {
  std::map<std::string, std::uint64_t> counts;
  for (const Scanned* article : found(request))
    if (article->article.published.known()) ++counts[bucket_of(article->article.published, unit)];
  return counts;
}

std::uint64_t LinearScan::undated(const search::SearchRequest& request) {
  std::uint64_t count = 0;
  for (const Scanned* article : found(request)) count += article->article.published.known() ? 0 : 1;
  return count;
}

}  // namespace dateline::test_support
