// The full names of persons and organisations in one article, and which of them a shorter form stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::entities {

/// Where a name was met: drafts numbered in reading order. Number of the name in the order of adding.
class LongNames {
 public:
  using Id = std::uint32_t;

  void clear();
  /// One mention; `key` is a key of words joined by blanks.
  void add(std::string_view key, std::string_view display, std::uint32_t at);
  bool empty() const { return names_.empty(); }

  /// Of the names for which `key` may stand, the last that was mentioned before `at`, else the first after
  /// it. A name itself is not among them.
  /// ... as a surname or the end of a name: "bin salman" of "mohammed bin salman", "j smith" of "john smith".
  std::optional<Id> by_last_words(std::string_view key, std::uint32_t at) const;
  /// ... as the first word of exactly one name: "saddam".
  std::optional<Id> by_first_word(std::string_view key) const;
  /// ... as the first words: "kidder" of "kidder peabody".
  std::optional<Id> by_first_words(std::string_view key, std::uint32_t at) const;
  /// ... as a generic head, first or last: "bank" of "bank of england", "commission" of "european
  /// commission".
  std::optional<Id> by_head(std::string_view key, std::uint32_t at) const;
  /// The fuller form of a full name: "james a baker" of "james baker", if there is one only.
  std::optional<Id> fuller(std::string_view key) const;

  const std::string& display(Id id) const { return names_[id].display; }
  const std::string& key(Id id) const { return names_[id].key; }
  const std::vector<std::uint32_t>& mentioned_at(Id id) const { return names_[id].at; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Name {
    std::string key;
    std::string display;
    std::vector<std::uint32_t> at;  // ascending
  };
  using Holders = std::unordered_map<std::string, std::vector<Id>>;
  template <class Fits>
  std::optional<Id> nearest(const Holders& holders, std::string_view word, std::uint32_t at,
                            Fits&& fits) const;

  std::vector<Name> names_;
  std::unordered_map<std::string, Id> ids_;
  Holders by_first_;
  Holders by_last_;
};

/// The last word of a person's key, before "jr", "sr", "ii" and "iii".
std::string_view surname_of(std::string_view key);

}  // namespace dateline::entities
