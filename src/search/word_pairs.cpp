// Neighbours in the tree of a query.
#include "search/word_pairs.h"

#include "text/stop_words.h"

namespace dateline::search {
namespace {

using Pairs = std::vector<std::pair<const QueryNode*, const QueryNode*>>;

bool is_word(const QueryNode& node, std::string_view language) {
  return node.kind == NodeKind::word && node.field == schema::TextField::any && !node.stop_word &&
         !text::is_stop_word(node.text, language);
}

void find(const QueryNode& node, std::string_view language, Pairs& pairs) {
  if (node.kind == NodeKind::difference) return find(node.children.front(), language, pairs);
  if (node.kind != NodeKind::conjunction && node.kind != NodeKind::disjunction &&
      node.kind != NodeKind::preference)
    return;
  const QueryNode* before = nullptr;
  for (const QueryNode& child : node.children) {
    find(child, language, pairs);
    const bool word = is_word(child, language);
    if (word && before != nullptr) pairs.emplace_back(before, &child);
    before = word ? &child : nullptr;
  }
}

}  // namespace

Pairs side_by_side(const QueryNode& root, std::string_view language) {
  Pairs pairs;
  find(root, language, pairs);
  return pairs;
}

}  // namespace dateline::search
