// The tree of a parsed page as an array in document order: a subtree is a range of it.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::article {

using NodeIndex = std::uint32_t;

struct PageNode {
  NodeIndex parent = 0;
  NodeIndex end = 0;                   // the subtree is [own index, end)
  GumboTag tag = GUMBO_TAG_UNKNOWN;    // of an element
  std::string_view text;               // of a text; elements have none
  const GumboNode* element = nullptr;  // of an element; texts have none
  bool is_text() const { return element == nullptr; }
};

class PageTree {
 public:
  /// Parses HTML (valid UTF-8, see page_slim.h for what it must not hold).
  explicit PageTree(std::string html);

  const std::vector<PageNode>& nodes() const { return nodes_; }
  const PageNode& operator[](NodeIndex index) const { return nodes_[index]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  /// Value of an attribute; empty when there is none. has_attribute() tells them apart.
  std::string_view attribute(NodeIndex index, const char* name) const;
  bool has_attribute(NodeIndex index, const char* name) const;
  /// All text below a node on one line; its blanks folded.
  std::string text_of(NodeIndex index) const;

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
  };
  void add(const GumboNode* node, NodeIndex parent);
  void flatten();

  std::string html_;
  std::unique_ptr<GumboOutput, Destroy> parsed_;
  std::vector<PageNode> nodes_;  // [0] is <html>
};

}  // namespace dateline::article
