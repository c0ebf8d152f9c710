// Queries like one that finds nothing: other words in their places, phrases as their words.
#include "search/query_rewriting.h"

#include <algorithm>
#include <utility>

namespace dateline::search {
namespace {

struct Edit {
  text::ByteRange bytes;
  std::string text;
};

bool is_within(text::ByteRange inner, text::ByteRange outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

/// `range` of the query with the edits in it; they are in order.
std::string edited(std::string_view query, text::ByteRange range, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t at = range.begin;
  for (const Edit& edit : edits) {
    if (!is_within(edit.bytes, range) || edit.bytes.begin < at) continue;
    out.append(query.substr(at, edit.bytes.begin - at)).append(edit.text);
    at = edit.bytes.end;
  }
  return out.append(query.substr(at, range.end - at));
}

text::ByteRange all_of(std::string_view query) { return {0, static_cast<std::uint32_t>(query.size())}; }

/// The words of a phrase, all of them wanted.
std::string loosened(std::string_view query, const QueryNode& phrase, const std::vector<Edit>& edits,
                     bool bare_and) {
  const bool alone = phrase.bytes == all_of(query);
  std::string words;
  for (const QueryNode& child : phrase.children) {
    if (!words.empty()) words += alone && bare_and ? " " : " AND ";
    const std::string word = edited(query, child.bytes, edits);
    words += child.children.empty() ? word : "(" + word + ")";
  }
  return alone ? words : "(" + words + ")";
}

void loosen(std::string_view query, const QueryNode& node, const std::vector<Edit>& edits, bool bare_and,
            std::vector<Edit>& phrases) {
  const bool fits = !node.saved && node.bytes.size() > 0 && node.bytes.end <= query.size();
  if (node.kind == NodeKind::phrase && fits) {
    phrases.push_back({node.bytes, loosened(query, node, edits, bare_and)});
    return;
  }
  for (const QueryNode& child : node.children) loosen(query, child, edits, bare_and, phrases);
}

class Rewriter {
 public:
  Rewriter(const QueryTree& tree, bool bare_and) : tree_(tree), bare_and_(bare_and) {}

  void add(const std::vector<Edit>& edits) { add_text(edited(tree_.query, all_of(tree_.query), edits)); }
  void add_loosened(const std::vector<Edit>& edits) {
    std::vector<Edit> all;
    loosen(tree_.query, tree_.root, edits, bare_and_, all);
    const std::vector<Edit> phrases = all;
    if (phrases.empty()) return;
    for (const Edit& edit : edits)
      if (std::ranges::none_of(phrases, [&](const Edit& one) { return is_within(edit.bytes, one.bytes); }))
        all.push_back(edit);
    std::ranges::sort(all, {}, [](const Edit& edit) { return edit.bytes.begin; });
    add(all);
  }
  std::size_t size() const { return texts_.size(); }
  std::vector<std::string> take() { return std::move(texts_); }

 private:
  void add_text(std::string text) {
    if (text != tree_.query && std::ranges::find(texts_, text) == texts_.end() &&
        texts_.size() < kMostRewritings)
      texts_.push_back(std::move(text));
  }
  const QueryTree& tree_;
  bool bare_and_;
  std::vector<std::string> texts_;
};

/// The likeliest of all, then one less likely at a time.
std::vector<std::vector<Edit>> choices(const std::vector<Replacement>& replacements) {
  std::vector<Edit> likeliest;
  for (const Replacement& one : replacements) likeliest.push_back({one.bytes, one.texts.front()});
  std::vector<std::vector<Edit>> all{likeliest};
  for (std::size_t i = 0; i < replacements.size(); ++i) {
    for (std::size_t other = 1; other < replacements[i].texts.size(); ++other) {
      all.push_back(likeliest);
      all.back()[i].text = replacements[i].texts[other];
    }
  }
  return all;
}

}  // namespace

std::vector<std::string> rewritings(const QueryTree& tree, const std::vector<Replacement>& replacements,
                                    bool bare_and) {
  Rewriter rewriter(tree, bare_and);
  const std::vector<std::vector<Edit>> all = choices(replacements);
  for (const std::vector<Edit>& edits : all)
    if (rewriter.size() + 1 < kMostRewritings) rewriter.add(edits);
  rewriter.add_loosened(all.front());
  return rewriter.take();
}

}  // namespace dateline::search
