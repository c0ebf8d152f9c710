// The mentions of one article as drafts, put right before they are given names: cut firms joined, missed
// acronyms added, long forms of acronyms found, capitals repaired, types settled.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/article_registry.h"
#include "entities/credit_lines.h"
#include "entities/defined_acronyms.h"
#include "entities/known_names.h"
#include "entities/mention_draft.h"

namespace dateline::entities {

/// Reused from article to article.
class ArticleDrafts {
 public:
  explicit ArticleDrafts(const KnownNames& known) : known_(known) {}
  /// The texts have to outlive the use of the drafts.
  void read(const TaggedText& title, const TaggedText& body, const SourceNames& source);

  const KnownNames& known() const { return known_; }
  /// Reading order: title, body, then the names of the source.
  const std::vector<MentionDraft>& drafts() const { return drafts_; }
  /// Of the title or the body.
  const TaggedText& text(Origin origin) const { return texts_[static_cast<std::size_t>(origin)]; }
  const CreditLines& credits(Origin origin) const { return credits_[static_cast<std::size_t>(origin)]; }
  bool says(std::string_view words) const;
  /// What the article defines the acronym as; nullptr when it does not.
  const std::string* long_form(std::string_view acronym) const;

 private:
  template <class JoinedType>
  void join_neighbours(JoinedType&& joined_type);
  void join_initials();
  void join_firms();
  void add_known_acronyms(Origin origin);
  void drop_headings();
  void define_acronyms(Origin origin);
  void apply_definition(Origin origin, const DefinedAcronym& definition);
  std::string known_spelling(std::string_view acronym, const MentionDraft& long_form) const;
  void repair_capitals();
  std::string repaired(const MentionDraft& draft) const;
  void settle_types();
  bool is_known(const MentionDraft& draft) const;

  const KnownNames& known_;
  std::array<TaggedText, 2> texts_{};
  std::array<CreditLines, 2> credits_{};
  std::vector<MentionDraft> drafts_;
  std::unordered_map<std::string, std::string> long_forms_;  // by acronym_letters(); clean surfaces
  std::unordered_map<std::string, std::string> twins_;       // by key: a spelling that is not all in capitals
};

schema::Facet facet_of(EntityType type);
std::uint32_t word_count(std::string_view key);
/// The name that the tables have for a draft, the tagged facet first. Two letters that are a word ("IS")
/// count only where tagged so.
std::optional<NameTarget> known_alias(const KnownNames& known, const MentionDraft& draft);

}  // namespace dateline::entities
