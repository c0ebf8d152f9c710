// Which name each draft of an article stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/article_drafts.h"
#include "entities/long_names.h"

namespace dateline::entities {

/// Reused from article to article.
class NameTargets {
 public:
  /// Full names of the article are looked for in its drafts, which have to outlive the use.
  void index(const ArticleDrafts& article);

  /// Nothing for what is no name. `at`: the number of the draft.
  std::optional<NameTarget> target_of(std::uint32_t at) const;
  /// Where the place that draft `at` stands for lies, at the time that the article speaks of; empty if in no
  /// country or an unknown one.
  std::string_view country_of(std::uint32_t at, std::string_view place) const;
  /// "Georgia" is the American state here.
  bool is_state(std::string_view country) const;

 private:
  std::optional<NameTarget> country_target(const MentionDraft& draft, std::uint32_t at) const;
  std::optional<NameTarget> person_target(const MentionDraft& draft, std::uint32_t at) const;
  std::optional<NameTarget> org_target(const MentionDraft& draft, std::uint32_t at) const;
  std::optional<NameTarget> government_target(std::string_view key) const;
  std::optional<NameTarget> place_target(const MentionDraft& draft) const;
  NameTarget known_or(schema::Facet facet, const std::string& name) const;
  LongNames::Id fullest(LongNames::Id name, std::uint32_t at) const;
  bool is_state_abbreviation(const MentionDraft& draft) const;
  std::string_view country_by_text(std::uint32_t at, std::string_view place) const;
  std::string_view country_then(std::string_view country) const;
  const KnownNames& known() const { return article_->known(); }
  const ArticleDrafts* article_ = nullptr;
  LongNames persons_;
  LongNames orgs_;
  // What was asked of the whole text before: it is read once.
  mutable std::vector<std::pair<std::string_view, std::string_view>> then_;
  mutable std::optional<bool> georgia_is_state_;
};

}  // namespace dateline::entities
