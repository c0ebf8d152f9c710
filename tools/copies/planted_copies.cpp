// Copies as other outlets print them, made of real articles.
#include "copies/planted_copies.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace dateline::copies {
namespace {

using Words = std::vector<std::string>;

constexpr std::array kHeads{"LONDON (Harbour Wire) -", "From our correspondents and wire services:",
                            "By the staff of the Meridian Post, with agencies", "(Tidewater News Service)",
                            "Updated on 14 May at 09:30 by the online desk -"};
constexpr std::array kFeet{"Copyright 1999 Harbour Wire. All rights reserved.",
                           "(Editing by A. Smith; additional reporting by the Northgate bureau)",
                           "This story was first published by the Pacific Ledger.",
                           "Read more in tomorrow's Meridian Post.", "Contact the newsdesk: 555 0147"};
constexpr std::array kBoilerplate{
    "Subscribe to our morning newsletter and get the ten stories that matter in your inbox before breakfast "
    "every day of the week. You can unsubscribe at any time.",
    "This material may not be published, broadcast, rewritten or redistributed without the written "
    "permission "
    "of the agency. The agency accepts no liability for errors, omissions or delays in its reports.",
    "Prices are delayed by at least 15 minutes. The information on this page is not intended as advice to "
    "buy "
    "or sell any security, and past performance is no guide to what may happen in the future.",
    "Do you have a story for us? Write to the editor, call our newsroom between nine and five, or send your "
    "pictures and videos to the desk. We read everything that we are sent."};

/// SplitMix64 (Steele, Lea, Flood 2014).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t bound) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return (z ^ (z >> 31U)) % bound;
  }
  bool percent(std::uint64_t of_hundred) { return below(100) < of_hundred; }
  template <class Array>
  auto pick(const Array& values) {
    return values[below(values.size())];
  }

 private:
  std::uint64_t state_;
};

Words split(const std::string& text) {
  Words words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(std::move(word));
  return words;
}

std::string join(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

class Copyist {
 public:
  Copyist(const std::vector<PlantedArticle>& originals, Chance& chance)
      : originals_(&originals), chance_(&chance) {}

  PlantedArticle copy(const PlantedArticle& original) {
    PlantedArticle copy = original;
    copy.id = original.id + "-copy" + std::to_string(++copies_);
    copy.touched = true;
    Words words = split(original.body);
    if (chance_->percent(50)) words.resize(words.size() * (40 + chance_->below(51)) / 100);
    edit(words);
    copy.body = join(words);
    if (chance_->percent(50)) copy.title = other_headline(original);
    if (chance_->percent(25)) copy.body = std::string(chance_->pick(kHeads)) + " " + copy.body;
    if (chance_->percent(25)) copy.body += "\n\n" + std::string(chance_->pick(kFeet));
    if (chance_->percent(33)) add_boilerplate(copy);
    return copy;
  }
  void add_boilerplate(PlantedArticle& article) {
    article.body += "\n\n" + std::string(chance_->pick(kBoilerplate));
    article.touched = true;
  }

 private:
  void edit(Words& words) {
    const std::uint64_t edited = 1 + chance_->below(5);  // of a hundred
    Words out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!chance_->percent(edited)) {
        out.push_back(words[i]);
        continue;
      }
      const std::uint64_t how = chance_->below(3);
      if (how == 0 && i + 1 < words.size()) std::swap(words[i], words[i + 1]);
      if (how <= 1) out.push_back(how == 0 ? words[i] : other_word());
    }
    words = std::move(out);
  }
  std::string other_word() {
    const Words words = split((*originals_)[chance_->below(originals_->size())].body);
    return words.empty() ? "however" : words[chance_->below(words.size())];
  }
  /// Its first words, or what another desk would write above it.
  std::string other_headline(const PlantedArticle& original) {
    if (chance_->percent(50)) return "News in brief: " + original.title;
    Words words = split(original.body);
    words.resize(std::min<std::size_t>(words.size(), 7));
    return join(words);
  }

  const std::vector<PlantedArticle>* originals_;
  Chance* chance_;
  std::uint64_t copies_ = 0;
};

}  // namespace

std::vector<PlantedArticle> plant_copies(const std::vector<PlantedArticle>& originals,
                                         const PlantingPlan& plan) {
  Chance chance(plan.seed);
  Copyist copyist(originals, chance);
  std::vector<PlantedArticle> planted;
  for (std::uint32_t i = 0; i < originals.size(); ++i) {
    PlantedArticle original = originals[i];
    original.origin = i;
    original.touched = false;
    const bool copied =
        chance.percent(plan.copied_percent) && split(original.body).size() >= plan.least_words;
    if (copied) original.touched = true;
    for (std::uint64_t copies = copied ? 1 + chance.below(4) : 0; copies > 0; --copies)
      planted.push_back(copyist.copy(original));
    if (!copied && chance.percent(plan.boilerplate_percent) && !original.body.empty())
      copyist.add_boilerplate(original);
    planted.push_back(std::move(original));
  }
  return planted;
}

}  // namespace dateline::copies
