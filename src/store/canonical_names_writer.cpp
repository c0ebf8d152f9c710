// Makes the table of canonical names from the local names of all segments.
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

/// A local name and where it comes from.
struct LocalName {
  std::string_view name;
  std::uint32_t segment = 0;
  std::uint32_t local = 0;
};

/// The local names of a facet in all segments, sorted bytewise.
std::vector<LocalName> merged_names(std::span<const LocalNames* const> segments, schema::Facet facet) {
  std::vector<LocalName> merged;
  for (std::uint32_t segment = 0; segment < segments.size(); ++segment) {
    const auto old_size = static_cast<std::ptrdiff_t>(merged.size());
    for (std::uint32_t local = 0; local < segments[segment]->count(facet); ++local)
      merged.push_back({segments[segment]->name(facet, local), segment, local});
    std::ranges::inplace_merge(merged, merged.begin() + old_size, {}, &LocalName::name);
  }
  return merged;
}

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

/// The table of one facet.
class FacetTable {
 public:
  FacetTable(std::span<const LocalNames* const> segments, schema::Facet facet) {
    for (const LocalNames* names : segments) of_locals_.emplace_back(names->count(facet));
    for (const LocalName& local : merged_names(segments, facet)) {
      if (displays_.empty() || displays_.back() != local.name) add_name(local.name);
      of_locals_[local.segment][local.local] = static_cast<NameId>(displays_.size() - 1);
    }
    std::ranges::sort(aliases_, {},
                      [](const Alias& a) { return std::tuple(std::string_view(a.folded), a.exact, a.name); });
  }

  bool empty() const { return displays_.empty(); }
  error::Status write(SectionWriter& writer, const std::string& facet, text::WordBreaker& breaker) const {
    if (auto s = write_strings(writer, facet + ".display", displays_); !s) return s;
    if (auto s = write_aliases(writer, facet); !s) return s;
    WordIndex words(breaker);
    for (const Alias& alias : aliases_) words.add(alias.exact);
    if (auto s = words.write(writer, facet); !s) return s;
    for (std::size_t segment = 0; segment < of_locals_.size(); ++segment)
      if (auto s = write_segment(writer, facet, segment); !s) return s;
    return {};
  }

 private:
  void add_name(std::string_view name) {
    aliases_.push_back({name, text::folded_form(name), static_cast<NameId>(displays_.size())});
    displays_.push_back(name);
  }
  error::Status write_aliases(SectionWriter& writer, const std::string& facet) const {
    std::vector<std::string_view> exact;
    std::vector<std::string_view> folded;
    std::vector<NameId> names;
    for (const Alias& alias : aliases_) {
      exact.push_back(alias.exact);
      folded.emplace_back(alias.folded);
      names.push_back(alias.name);
    }
    if (auto s = write_strings(writer, facet + ".alias", exact); !s) return s;
    if (auto s = write_strings(writer, facet + ".folded", folded); !s) return s;
    return writer.section<NameId>(facet + ".alias_names", names);
  }
  error::Status write_segment(SectionWriter& writer, const std::string& facet, std::size_t segment) const {
    const std::vector<NameId>& names = of_locals_[segment];
    std::vector<std::uint32_t> locals(names.size());
    std::iota(locals.begin(), locals.end(), 0U);
    std::ranges::stable_sort(locals, {}, [&](std::uint32_t local) { return names[local]; });
    const std::string number = std::to_string(segment);
    if (auto s = writer.section<NameId>(facet + ".canonical." + number, names); !s) return s;
    return writer.section<std::uint32_t>(facet + ".locals." + number, locals);
  }
  std::vector<std::string_view> displays_;
  std::vector<Alias> aliases_;
  std::vector<std::vector<NameId>> of_locals_;  // per segment
};

}  // namespace

error::Status write_canonical_names(const std::filesystem::path& path,
                                    std::span<const LocalNames* const> segments) {
  auto breaker = text::WordBreaker::open();
  if (!breaker) return breaker.error();
  auto writer = SectionWriter::create(path, kCanonicalNamesKind);
  if (!writer) return writer.error();
  for (const schema::FacetInfo& facet : schema::kFacets) {
    const FacetTable table(segments, facet.facet);
    if (table.empty()) continue;
    if (auto s = table.write(*writer, std::string(facet.name), *breaker); !s) return s;
  }
  return writer->finish(false);  // publication syncs it
}

}  // namespace dateline::store
