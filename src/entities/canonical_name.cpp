// The rules that make canonical names of local ones.
#include "entities/canonical_name.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "entities/acronym.h"
#include "entities/long_names.h"
#include "entities/name_forest.h"
#include "entities/name_surface.h"

namespace dateline::entities {
namespace {

using schema::Facet;
using NodeId = std::uint32_t;

constexpr NodeId kNone = NameForest::kNone;
constexpr std::array<Facet, 3> kTagged = {Facet::person, Facet::org, Facet::place};

/// How many articles speak for each of several names; a name may come several times.
using Votes = std::vector<std::pair<NodeId, std::uint64_t>>;

/// One vote for each name.
void sum_up(Votes& votes) {
  std::ranges::sort(votes);
  std::size_t count = 0;
  for (const auto& vote : votes) {
    if (count > 0 && votes[count - 1].first == vote.first)
      votes[count - 1].second += vote.second;
    else
      votes[count++] = vote;
  }
  votes.resize(count);
}

/// The name that leads, by how much, and how many votes there are.
struct Lead {
  NodeId node = kNone;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::uint64_t all = 0;
  bool has_share(std::uint64_t percent) const { return first * 100 >= all * percent; }
};

class Canonicaliser {
 public:
  Canonicaliser(std::span<const LocalNameCount> locals, std::span<const LocalAliasCount> aliases,
                const KnownNames& known, const AliasRules& user)
      : locals_(locals), aliases_(aliases), known_(known), user_(user), forest_(locals) {}

  CanonicalNameTable run() {
    apply_tables();
    settle_facets();
    join_middle_initials();
    join_parties();
    collect_evidence();
    expand_acronyms();
    complete_surnames();
    apply_user_rules();
    return table();
  }

 private:
  // What the tables know ------------------------------------------------------------------------------------
  void apply_tables() {
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    for (NodeId node = 0; node < count; ++node) apply_tables_to(node);
  }
  void apply_tables_to(NodeId node) {
    const Facet facet = forest_[node].facet;
    const std::string key(forest_[node].key);
    const auto place = facet == Facet::place ? known_.find_place(key) : std::nullopt;
    if (!place && (facet == Facet::place || facet == Facet::country)) {
      const auto country = known_.find_country(key);
      if (country && country->form == KnownNames::CountryForm::name)
        return call(node, Facet::country, country->name);
      if (country && facet == Facet::country && !country->name.empty())
        return call(node, facet, country->name);
    }
    if (key.empty() || known_.is_generic(facet, key))
      forest_[node].dropped = true;
    else if (const auto alias = known_.find_alias(facet, key, written(node)))
      call(node, facet, *alias);
    else if (place)
      call(node, facet, place->name);
  }
  /// For what counts in capitals only: the spelling that is most like an acronym, of equals the bytewise
  /// first, whatever the order in which they came.
  std::string_view written(NodeId node) {
    const auto rank = [](std::string_view name) {
      return std::tuple(!is_all_capitals(name), !looks_like_acronym(name), name);
    };
    std::string_view best;
    for (std::uint32_t at = forest_[node].first_spelling; at != kNone; at = forest_.spelling(at).next)
      if (const std::string_view name = forest_.spelling(at).name; best.empty() || rank(name) < rank(best))
        best = name;
    return best;
  }
  void call(NodeId node, Facet facet, std::string_view display) {
    const NodeId target = forest_.find_or_add(facet, key_of(facet, display));
    forest_[target].display = display;
    if (target != node) forest_.attach(node, target);
  }

  // A name mostly of one facet is of that facet -------------------------------------------------------------
  void settle_facets() {
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    for (NodeId node = 0; node < count; ++node) {
      if (forest_[node].facet != Facet::person && forest_[node].facet != Facet::org) continue;
      settle_facet(std::string(forest_[node].key), forest_[node].facet);
    }
  }
  void settle_facet(const std::string& key, Facet met) {
    Votes votes;
    for (const Facet facet : kTagged) {
      const NodeId node = forest_.find(facet, key);
      if (node == kNone || !forest_.is_root(node)) continue;
      if (facet < met) return;  // was settled when that one was met
      votes.emplace_back(node, forest_[node].articles);
    }
    if (votes.size() < 2) return;
    const Lead lead = leading(votes);
    if (lead.all < 5 || !lead.has_share(80)) return;
    for (const auto& [node, articles] : votes)
      if (node != lead.node) forest_.attach(node, lead.node);
  }

  // "Ronald W. Reagan" is "Ronald Reagan" where no other middle initials occur ------------------------------
  void join_middle_initials() {
    std::map<std::string, std::vector<std::pair<std::string, NodeId>>> variants;  // by first and last word
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    for (NodeId node = 0; node < count; ++node) {
      if (forest_[node].facet != Facet::person || !forest_.is_root(node)) continue;
      const std::string_view key = forest_[node].key;
      const std::size_t first = key.find(' ');
      const std::size_t last = key.rfind(' ');
      if (first == last || last - first > 3) continue;  // middle of one or two letters
      std::string base(key.substr(0, first));
      variants[base.append(key.substr(last))].emplace_back(key.substr(first + 1, last - first - 1), node);
    }
    for (const auto& [base, nodes] : variants) {
      const NodeId target = forest_.find(Facet::person, base);
      if (target != kNone && nodes.size() == 1) forest_.attach(nodes[0].second, target);
    }
  }

  // "Labour" is the "Labour Party"
  // ---------------------------------------------------------------------------
  void join_parties() {
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    for (NodeId node = 0; node < count; ++node) {
      constexpr std::string_view kParty = " party";
      const std::string_view key = forest_[node].key;
      if (forest_[node].facet != Facet::org || !key.ends_with(kParty)) continue;
      const NodeId bare = forest_.find(Facet::org, key.substr(0, key.size() - kParty.size()));
      if (bare != kNone && forest_.is_root(bare) && forest_[bare].display.empty())
        forest_.attach(bare, forest_.root(node));
    }
  }

  // What articles say that an alias stands for --------------------------------------------------------------
  void collect_evidence() {
    for (const LocalAliasCount& alias : aliases_) {
      const NodeId node = forest_.find(alias.facet, key_of(alias.facet, alias.alias));
      const NodeId name = forest_.find(alias.facet, key_of(alias.facet, alias.name));
      if (node == kNone || name == kNone || node == name) continue;
      evidence_[node].emplace_back(forest_.root(name), alias.articles);
    }
    for (auto& [node, votes] : evidence_) sum_up(votes);
  }

  // Acronyms ------------------------------------------------------------------------------------------------
  void expand_acronyms() {
    std::unordered_map<std::string, std::vector<NodeId>> acronyms;  // bare ones, by letters
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    for (NodeId node = 0; node < count; ++node) {
      if (forest_[node].facet != Facet::org || !forest_.is_root(node) || !forest_[node].display.empty())
        continue;
      const std::string_view name = written(node);
      if (looks_like_acronym(name)) acronyms[acronym_letters(name)].push_back(node);
    }
    std::unordered_map<std::string, Votes> candidates;
    for (NodeId node = 0; node < count; ++node) {
      if (forest_[node].facet != Facet::org || forest_[node].articles < 3 || forest_[node].dropped) continue;
      std::string letters = initials(forest_[node].key);
      if (letters.size() >= 3 && acronyms.contains(letters))
        candidates[letters].emplace_back(forest_.root(node), forest_[node].articles);
    }
    for (auto& [letters, votes] : candidates) sum_up(votes);
    std::vector<std::pair<NodeId, std::string>> bare;
    for (const auto& [letters, nodes] : acronyms)
      for (const NodeId node : nodes) bare.emplace_back(node, letters);
    // Two that stand for each other go to the one that comes later: so the order has to be that of the names.
    std::ranges::sort(bare, {}, [&](const auto& one) { return order_of(one.first); });
    for (const auto& [node, letters] : bare) expand_acronym(node, candidates[letters]);
  }
  void expand_acronym(NodeId node, const Votes& by_initials) {
    if (const auto said = evidence_.find(node); said != evidence_.end()) {
      const Lead lead = leading(said->second);
      if (lead.first >= 2 && lead.has_share(70)) forest_.attach(node, lead.node);
      return;
    }
    const Lead lead = leading(by_initials);
    if (lead.node != kNone && lead.first >= 3 && lead.has_share(80)) forest_.attach(node, lead.node);
  }

  // Surnames ------------------------------------------------------------------------------------------------
  void complete_surnames() {
    std::map<std::string_view, std::pair<NodeId, Votes>> surnames;  // in this order, as acronyms are
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    const auto is_bare = [&](NodeId node) { return forest_[node].key.find(' ') == std::string_view::npos; };
    for (NodeId node = 0; node < count; ++node)
      if (forest_[node].facet == Facet::person && forest_.is_root(node) && is_bare(node) &&
          forest_[node].display.empty())
        surnames[forest_[node].key].first = node;
    for (NodeId node = 0; node < count; ++node) {
      if (forest_[node].facet != Facet::person || forest_[node].dropped || is_bare(node)) continue;
      const auto bare = surnames.find(surname_of(forest_[node].key));
      if (bare != surnames.end())
        bare->second.second.emplace_back(forest_.root(node), forest_[node].articles);
    }
    for (auto& [surname, bare] : surnames) {
      sum_up(bare.second);
      complete_surname(bare.first, bare.second);
    }
  }
  void complete_surname(NodeId node, const Votes& holders) {
    const auto said = evidence_.find(node);
    const Votes& votes = said != evidence_.end() ? said->second : holders;
    const Lead lead = leading(votes);
    const bool alone = holders.size() == 1 && lead.first >= 2;
    const bool dominant = lead.first >= 4 && lead.has_share(80);
    const bool frequent = lead.first >= 20 && lead.has_share(60) && lead.first >= 3 * lead.second;
    if (lead.node != kNone && (alone || dominant || frequent)) forest_.attach(node, lead.node);
  }

  // The user has the last word ------------------------------------------------------------------------------
  void apply_user_rules() {
    for (const AliasRule& rule : user_.rules)
      if (rule.kind == AliasRule::Kind::call) pin(rule.target);
    for (const AliasRule& rule : user_.rules)
      for (const RuleName& name : rule.names) apply(rule, name);
  }
  /// The target stands for itself, written as the user writes it.
  void pin(const RuleName& target) {
    NameNode& node = forest_[forest_.find_or_add(target.facet, target.key)];
    node.display = target.name;
    node.parent = kNone;
    node.dropped = false;
  }
  void apply(const AliasRule& rule, const RuleName& name) {
    const NodeId node = forest_.find_or_add(name.facet, name.key);
    if (rule.kind == AliasRule::Kind::drop) {
      forest_[node].dropped = true;
      return;
    }
    const NodeId target = forest_.find(rule.target.facet, rule.target.key);
    user_aliases_.emplace_back(target, name.name);
    if (node == target) return;
    forest_[node].dropped = false;
    forest_[node].parent = target;  // rules go in no circle
  }

  // The result ----------------------------------------------------------------------------------------------
  CanonicalNameTable table() {
    CanonicalNameTable table;
    std::vector<std::uint32_t> numbers(forest_.nodes().size(), kDroppedName);
    for (std::size_t local = 0; local < locals_.size(); ++local) {
      const NodeId root = forest_.root(forest_.node_of_local(local));
      if (forest_[root].dropped || numbers[root] != kDroppedName) continue;
      numbers[root] = static_cast<std::uint32_t>(table.names.size());
      table.names.push_back({forest_[root].facet, forest_.best_spelling(root), {}, 0});
    }
    add_aliases(table, numbers);
    const std::vector<std::uint32_t> ranks = sort_names(table);
    for (std::size_t local = 0; local < locals_.size(); ++local) {
      const std::uint32_t number = numbers[forest_.root(forest_.node_of_local(local))];
      table.targets.push_back(number == kDroppedName ? kDroppedName : ranks[number]);
    }
    return table;
  }
  void add_aliases(CanonicalNameTable& table, const std::vector<std::uint32_t>& numbers) {
    const auto count = static_cast<NodeId>(forest_.nodes().size());
    for (NodeId node = 0; node < count; ++node) {
      const std::uint32_t number = numbers[forest_.root(node)];
      if (number == kDroppedName) continue;
      CanonicalName& name = table.names[number];
      name.articles += forest_[node].articles;
      for (std::uint32_t at = forest_[node].first_spelling; at != kNone; at = forest_.spelling(at).next)
        name.aliases.emplace_back(forest_.spelling(at).name);
      if (forest_[node].display.empty()) continue;
      const auto& spellings = known_.aliases_of(forest_[node].facet, forest_[node].display);
      name.aliases.insert(name.aliases.end(), spellings.begin(), spellings.end());
    }
    for (const LocalAliasCount& said : aliases_) {
      const NodeId node = forest_.find(said.facet, key_of(said.facet, said.name));
      const std::uint32_t number = node == kNone ? kDroppedName : numbers[forest_.root(node)];
      if (number != kDroppedName) table.names[number].aliases.emplace_back(said.alias);
    }
    for (const auto& [node, alias] : user_aliases_)
      if (const std::uint32_t number = numbers[forest_.root(node)]; number != kDroppedName)
        table.names[number].aliases.push_back(alias);
    for (CanonicalName& name : table.names) {
      std::ranges::sort(name.aliases);
      name.aliases.erase(std::unique(name.aliases.begin(), name.aliases.end()), name.aliases.end());
      std::erase(name.aliases, name.display);
    }
  }
  static std::vector<std::uint32_t> sort_names(CanonicalNameTable& table) {
    std::vector<std::uint32_t> order(table.names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t n) {
      return std::tuple(table.names[n].facet, std::string_view(table.names[n].display));
    });
    std::vector<std::uint32_t> ranks(order.size());
    std::vector<CanonicalName> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t number : order) {
      ranks[number] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(table.names[number]));
    }
    table.names = std::move(sorted);
    return ranks;
  }

  /// Of equals the one whose facet and key come first.
  Lead leading(const Votes& votes) {
    Lead lead;
    for (const auto& [node, articles] : votes) {
      lead.all += articles;
      const bool before = lead.node == kNone || articles > lead.first ||
                          (articles == lead.first && order_of(node) < order_of(lead.node));
      lead.second = std::max(lead.second, before ? lead.first : articles);
      if (!before) continue;
      lead.first = articles;
      lead.node = node;
    }
    return lead;
  }
  std::tuple<Facet, std::string_view> order_of(NodeId node) {
    return {forest_[node].facet, forest_[node].key};
  }

  std::span<const LocalNameCount> locals_;
  std::span<const LocalAliasCount> aliases_;
  const KnownNames& known_;
  const AliasRules& user_;
  NameForest forest_;
  std::unordered_map<NodeId, Votes> evidence_;  // by the node of the alias
  std::vector<std::pair<NodeId, std::string>> user_aliases_;
};

/// Writes "FACET: " before a name that is of another facet than the line.
void append_name(std::string& line, Facet of_line, Facet facet, std::string_view name) {
  if (facet != of_line) line.append(schema::info(facet).name).append(":");
  line += quoted_name(name);
}

}  // namespace

CanonicalNameTable canonicalise(std::span<const LocalNameCount> locals,
                                std::span<const LocalAliasCount> aliases, const KnownNames& known,
                                const AliasRules& user) {
  return Canonicaliser(locals, aliases, known, user).run();
}

std::string export_alias_rules(const CanonicalNameTable& table, std::span<const LocalNameCount> locals) {
  using Local = std::pair<Facet, std::string_view>;
  std::vector<std::vector<Local>> locals_of(table.names.size());
  std::vector<Local> dropped;
  for (std::size_t local = 0; local < locals.size(); ++local) {
    if (key_of(locals[local].facet, locals[local].name).empty()) continue;  // never a name, and none to write
    auto& list = table.targets[local] == kDroppedName ? dropped : locals_of[table.targets[local]];
    list.emplace_back(locals[local].facet, locals[local].name);
  }
  std::vector<std::uint32_t> order(table.names.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(
      order, {}, [&](std::uint32_t n) { return std::tuple(table.names[n].facet, ~table.names[n].articles); });
  std::string text =
      "# Names of the index: left of = as shown, right of it as the articles have them. "
      "docs/entity-names.md\n";
  const auto distinct = [](std::vector<Local>& names) {
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
  };
  for (const std::uint32_t number : order) {
    const CanonicalName& name = table.names[number];
    distinct(locals_of[number]);
    text.append(schema::info(name.facet).name).append(": ").append(quoted_name(name.display)).append(" = ");
    bool first = true;
    for (const auto& [facet, local] : locals_of[number]) {
      if (!std::exchange(first, false)) text += " | ";
      append_name(text, name.facet, facet, local);
    }
    text.append("  # ").append(std::to_string(name.articles)).append("\n");
  }
  distinct(dropped);
  for (const auto& [facet, local] : dropped)
    text.append("drop ")
        .append(schema::info(facet).name)
        .append(": ")
        .append(quoted_name(local))
        .append("\n");
  return text;
}

}  // namespace dateline::entities
