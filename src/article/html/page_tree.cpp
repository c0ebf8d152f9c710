// gumbo builds the tree; it is walked once, without recursion.
#include "article/html/page_tree.h"

#include <utility>

#include "article/clean_text.h"

namespace dateline::article {

PageTree::PageTree(std::string html) : html_(std::move(html)) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  parsed_.reset(gumbo_parse_with_options(&options, html_.data(), html_.size()));
  nodes_.reserve(html_.size() / 24 + 16);
  flatten();
}

void PageTree::add(const GumboNode* node, NodeIndex parent) {
  PageNode added;
  added.parent = parent;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
    added.tag = node->v.element.tag;
    added.element = node;
  } else {
    added.text = node->v.text.text;
  }
  nodes_.push_back(added);
}

void PageTree::flatten() {
  struct Step {
    const GumboNode* node;
    NodeIndex index;
    unsigned next_child;
  };
  add(parsed_->root, 0);
  std::vector<Step> path{{parsed_->root, 0, 0}};
  while (!path.empty()) {
    Step& step = path.back();
    const GumboVector& children = step.node->v.element.children;
    if (step.next_child == children.length) {
      nodes_[step.index].end = size();
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[step.next_child++]);
    if (child->type == GUMBO_NODE_COMMENT) continue;
    const NodeIndex index = size();
    add(child, step.index);
    nodes_[index].end = index + 1;
    if (nodes_[index].element != nullptr) path.push_back({child, index, 0});
  }
}

std::string_view PageTree::attribute(NodeIndex index, const char* name) const {
  const GumboNode* element = nodes_[index].element;
  if (element == nullptr) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool PageTree::has_attribute(NodeIndex index, const char* name) const {
  const GumboNode* element = nodes_[index].element;
  return element != nullptr && gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

std::string PageTree::text_of(NodeIndex index) const {
  std::string text;
  for (NodeIndex i = index; i < nodes_[index].end; ++i) {
    if (nodes_[i].is_text()) {
      text += nodes_[i].text;
    } else if (i > index && nodes_[i].tag == GUMBO_TAG_BR) {
      text += ' ';
    }
  }
  return one_line(text);
}

}  // namespace dateline::article
