// Writes the table of canonical names of a generation.
#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "store/canonical_names.h"
#include "text/normalizer.h"
#include "text/utf8.h"
#include "text/word_breaker.h"

namespace dateline::store {
namespace {

/// One spelling of a canonical name.
struct Alias {
  std::string_view exact;
  std::string folded;
  NameId name = 0;
};

/// The words of aliases, numbered.
class WordIndex {
 public:
  explicit WordIndex(text::WordBreaker& breaker) : breaker_(breaker) {}

  /// Aliases have to be added in their order.
  void add(std::string_view alias) {
    const std::string valid =
        text::is_valid_utf8(alias) ? std::string(alias) : text::replace_invalid_utf8(alias).text;
    breaker_.split(valid, ranges_);
    for (const text::ByteRange range : ranges_)
      alias_words_.values.push_back(number_of(text::slice(valid, range)));
    alias_words_.end_list();
  }
  error::Status write(SectionWriter& writer, const std::string& facet) {
    const std::vector<std::string_view> sorted = number_by_order();
    if (auto s = write_strings(writer, facet + ".word", sorted); !s) return s;
    if (auto s = write_lists(writer, facet + ".alias_words", alias_words_); !s) return s;
    return write_lists(writer, facet + ".word_aliases", aliases_of_words(sorted.size()));
  }

 private:
  std::uint32_t number_of(std::string_view word) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace(text::folded_form(word), next).first->second;
  }
  /// Replaces the numbers of words by their rank in bytewise order; returns the words in this order.
  std::vector<std::string_view> number_by_order() {
    std::vector<std::string_view> sorted;
    for (const auto& [word, number] : numbers_) sorted.emplace_back(word);
    std::ranges::sort(sorted);
    std::vector<std::uint32_t> ranks(sorted.size());
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank)
      ranks[numbers_.at(std::string(sorted[rank]))] = rank;
    for (std::uint32_t& word : alias_words_.values) word = ranks[word];
    return sorted;
  }
  Lists aliases_of_words(std::size_t words) const {
    std::vector<std::vector<std::uint32_t>> holders(words);
    for (std::uint32_t alias = 0; alias + 1 < alias_words_.offsets.size(); ++alias) {
      for (std::uint32_t i = alias_words_.offsets[alias]; i < alias_words_.offsets[alias + 1]; ++i) {
        auto& aliases = holders[alias_words_.values[i]];
        if (aliases.empty() || aliases.back() != alias) aliases.push_back(alias);
      }
    }
    Lists lists;
    for (const auto& aliases : holders) {
      lists.values.insert(lists.values.end(), aliases.begin(), aliases.end());
      lists.end_list();
    }
    return lists;
  }
  text::WordBreaker& breaker_;
  std::vector<text::ByteRange> ranges_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  Lists alias_words_;
};

/// The spellings of the names of a facet, by folded form, then as written, then canonical name.
std::vector<Alias> spellings_of(const std::vector<CanonicalName>& names) {
  std::vector<Alias> aliases;
  for (NameId id = 0; id < names.size(); ++id) {
    aliases.push_back({names[id].display, text::folded_form(names[id].display), id});
    for (const std::string& alias : names[id].aliases)
      aliases.push_back({alias, text::folded_form(alias), id});
  }
  std::ranges::sort(aliases, {},
                    [](const Alias& a) { return std::tuple(std::string_view(a.folded), a.exact, a.name); });
  return aliases;
}

/// Writes the sections of one facet: "<facet>.display" and so on.
class FacetWriter {
 public:
  FacetWriter(SectionWriter& writer, schema::Facet facet)
      : writer_(writer), facet_(facet), name_(schema::info(facet).name) {}

  error::Status write_names(const std::vector<CanonicalName>& names, text::WordBreaker& breaker) {
    if (names.empty()) return {};
    std::vector<std::string_view> displays;
    displays.reserve(names.size());
    for (const CanonicalName& name : names) displays.emplace_back(name.display);
    if (auto s = write_strings(writer_, name_ + ".display", displays); !s) return s;
    const std::vector<Alias> aliases = spellings_of(names);
    if (auto s = write_aliases(aliases); !s) return s;
    WordIndex words(breaker);
    for (const Alias& alias : aliases) words.add(alias.exact);
    return words.write(writer_, name_);
  }

  error::Status write_segment(const SegmentNames& segment, std::size_t number) {
    segment_ = std::to_string(number);
    const auto facet = static_cast<std::size_t>(facet_);
    if (auto s = write_own(segment.targets[facet]); !s) return s;
    if (auto s = write_moved(segment); !s) return s;
    if (auto s = write_pairs("joined", segment.joined[facet]); !s) return s;
    return write_pairs("repeated", segment.repeated[facet]);
  }

 private:
  /// Sections are left out when they are empty.
  template <class T>
  error::Status section(const std::string& what, const std::vector<T>& values) {
    if (values.empty()) return {};
    return writer_.section<T>(name_ + "." + what + "." + segment_, values);
  }
  error::Status write_aliases(const std::vector<Alias>& aliases) {
    std::vector<std::string_view> exact;
    std::vector<std::string_view> folded;
    std::vector<NameId> names;
    for (const Alias& alias : aliases) {
      exact.push_back(alias.exact);
      folded.emplace_back(alias.folded);
      names.push_back(alias.name);
    }
    if (auto s = write_strings(writer_, name_ + ".alias", exact); !s) return s;
    if (auto s = write_strings(writer_, name_ + ".folded", folded); !s) return s;
    return writer_.section<NameId>(name_ + ".alias_names", names);
  }
  /// Local names that stay in the facet.
  error::Status write_own(const std::vector<NameTarget>& targets) {
    std::vector<NameId> names;
    names.reserve(targets.size());
    for (const NameTarget& target : targets) names.push_back(target.facet == facet_ ? target.name : kNoName);
    std::vector<std::uint32_t> locals(names.size());
    std::iota(locals.begin(), locals.end(), 0U);
    std::ranges::stable_sort(locals, {}, [&](std::uint32_t local) { return names[local]; });
    if (auto s = section("canonical", names); !s) return s;
    return section("locals", locals);
  }
  /// Local names of other facets that came to this one.
  error::Status write_moved(const SegmentNames& segment) {
    std::vector<std::tuple<NameId, std::uint8_t, std::uint32_t>> moved;
    for (std::size_t from = 0; from < schema::kFacetCount; ++from) {
      if (from == static_cast<std::size_t>(facet_)) continue;
      for (std::uint32_t local = 0; local < segment.targets[from].size(); ++local)
        if (const NameTarget& target = segment.targets[from][local];
            target.facet == facet_ && target.name != kNoName)
          moved.emplace_back(target.name, static_cast<std::uint8_t>(from), local);
    }
    std::ranges::sort(moved);
    std::vector<NameId> names;
    std::vector<std::uint8_t> facets;
    std::vector<std::uint32_t> locals;
    for (const auto& [name, facet, local] : moved) {
      names.push_back(name);
      facets.push_back(facet);
      locals.push_back(local);
    }
    if (auto s = section("moved_names", names); !s) return s;
    if (auto s = section("moved_from", facets); !s) return s;
    return section("moved_locals", locals);
  }
  error::Status write_pairs(const std::string& what, const std::vector<ArticleName>& pairs) {
    std::vector<DocId> articles;
    std::vector<NameId> names;
    for (const auto& [article, name] : pairs) {
      articles.push_back(article);
      names.push_back(name);
    }
    if (auto s = section(what + "_articles", articles); !s) return s;
    return section(what + "_names", names);
  }

  SectionWriter& writer_;
  schema::Facet facet_;
  std::string name_;
  std::string segment_;  // its number
};

}  // namespace

error::Status write_canonical_names(const std::filesystem::path& path, const CanonicalNamesTable& table) {
  auto breaker = text::WordBreaker::open();
  if (!breaker) return breaker.error();
  auto writer = SectionWriter::create(path, kCanonicalNamesKind);
  if (!writer) return writer.error();
  for (const schema::FacetInfo& facet : schema::kFacets) {
    FacetWriter of_facet(*writer, facet.facet);
    const auto& names = table.names[static_cast<std::size_t>(facet.facet)];
    if (auto s = of_facet.write_names(names, *breaker); !s) return s;
    for (std::size_t segment = 0; segment < table.segments.size(); ++segment)
      if (auto s = of_facet.write_segment(table.segments[segment], segment); !s) return s;
  }
  if (!table.user_rules.empty())
    if (auto s = writer->section<char>("rules", table.user_rules); !s) return s;
  return writer->finish(false);  // publication syncs it
}

}  // namespace dateline::store
