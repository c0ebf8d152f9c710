// Names that an article was found by although its text does not mention them.
#include "search/name_reasons.h"

#include <algorithm>

namespace dateline::search {
namespace {

class NameCollector {
 public:
  NameCollector(const store::Generation& generation, store::ArticleRef article)
      : generation_(generation), article_(article) {}

  void visit(const PlanNode& node) {
    if (!node.shown) return;
    switch (node.kind) {
      case PlanKind::names:
        for (const FacetNames& asked : node.names) collect(asked);
        return;
      case PlanKind::difference:
        visit(node.children.front());
        return;
      case PlanKind::conjunction:
      case PlanKind::disjunction:
      case PlanKind::preference:
        for (const PlanNode& child : node.children) visit(child);
        return;
      default:
        return;
    }
  }
  std::vector<FoundName> take() {
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  void collect(const FacetNames& asked) {
    if (!schema::is_entity_facet(asked.facet)) return;
    for (std::string& name : generation_.names_of(asked.facet, article_)) {
      const bool wanted = std::ranges::any_of(asked.names, [&](store::NameId id) {
        return generation_.names().display(asked.facet, id) == name;
      });
      if (wanted) found_.emplace_back(asked.facet, std::move(name));
    }
  }
  const store::Generation& generation_;
  store::ArticleRef article_;
  std::vector<FoundName> found_;
};

}  // namespace

std::vector<FoundName> names_asked_for(const Plan& plan, const store::Generation& generation,
                                       store::ArticleRef article) {
  NameCollector collector(generation, article);
  collector.visit(plan.root);
  return collector.take();
}

}  // namespace dateline::search
