// Mentions on their way to names: cleaned and trimmed, with what the source names beside them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entities/credit_lines.h"
#include "entities/known_names.h"
#include "entities/mention.h"
#include "entities/name_resolver.h"

namespace dateline::entities {

/// Which text a draft stands in; names of the source (its dateline too) stand in none.
enum class Origin : std::uint8_t { title, body, source };

struct MentionDraft {
  Origin origin = Origin::body;
  EntityType type = EntityType::misc;
  std::uint32_t begin = 0;  // words of its text
  std::uint32_t end = 0;
  text::ByteRange bytes;  // of these words, in its text
  std::string surface;    // clean, without titles; never empty
  std::string key;        // name_key(surface); never empty
};

/// Drafts of the mentions that are not in `credits`, trimmed of "the" and titles. The places of a dateline
/// are drafts whether tagged or not, its agency never.
void draft_mentions(const TaggedText& text, Origin origin, const CreditLines& credits,
                    const KnownNames& known, std::vector<MentionDraft>& drafts);
/// Names as sources write them ("james-baker", "Putin, Vladimir", "gatt", "el-salvador"), in a reader's
/// spelling.
void draft_source_names(const SourceNames& source, std::vector<MentionDraft>& drafts);

/// A draft of words [begin, end), or of nothing (empty surface) if no name is left of them.
MentionDraft draft_of_words(const TaggedText& text, Origin origin, Mention mention, const KnownNames& known);

}  // namespace dateline::entities
