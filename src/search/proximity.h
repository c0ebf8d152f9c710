// Phrases, NEAR and its kin: which words of an article stand together as the query wants it.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "schema/field.h"
#include "search/form_set.h"
#include "search/query_tree.h"
#include "store/canonical_names.h"
#include "store/column.h"
#include "store/token_stream.h"

namespace dateline::search {

/// A part of the query that is about positions, for one segment.
struct PositionPart {
  /// word, mention, phrase and any are items: they have occurrences. near and adjacent are about several
  /// items. at_least counts the occurrences of its one child; first looks for its one child near the begin.
  enum class Kind : std::uint8_t { word, mention, phrase, any, near, adjacent, at_least, first };
  Kind kind = Kind::word;
  FormSet forms;                       // word
  std::vector<store::LocalRef> names;  // mention: of any of these names; ascending
  std::vector<PositionPart> children;  // items; any: words and phrases, each of which is an occurrence
  std::size_t rarest = 0;              // phrase, near, adjacent: the child to look for first
  std::size_t next_rarest = 1;         // and the one behind it
  std::uint32_t words = 1;             // an occurrence of each child has at most so many together
  std::uint32_t distance = 0;          // near, adjacent, first: words; at_least: times
  Within within = Within::field;       // near
  bool excluding = false;              // near, adjacent: the first child, without any of the others near it
};

/// Does it look for forms that have no code of their own?
bool holds_rare_forms(const PositionPart& part);
/// Does it need to know where sentences end?
bool asks_sentences(const PositionPart& part);
/// Does it need to know where names are mentioned?
bool asks_mentions(const PositionPart& part);

/// The sentence or paragraph that holds the position, within `range`.
PositionRange unit_around(std::uint32_t position, PositionRange range, Within within,
                          std::span<const store::SentenceMark> marks);

/// What a token stream knows of an article beside its words; each can be left out where nothing asks for it.
struct TextMarks {
  std::span<const store::SentenceMark> sentences;
  std::span<const store::MentionSpan> mentions;
};

/// Where the words of a field stand in an article: nothing may cross from one range to the next.
struct FieldRanges {
  PositionRange parts[2];
  std::size_t count = 0;
  std::span<const PositionRange> ranges() const { return {parts, count}; }
};
FieldRanges ranges_of(schema::TextField field, const store::CodeView& view,
                      const store::FieldLengths& lengths);

/// Keeps its memory from article to article; one per thread.
///
/// near: one occurrence of each child, no word used twice, and the nearest words of any two of them at most
/// `distance` apart. adjacent: one of each in order, the first word of each at most `distance` behind the
/// last word of the one before. A near within sentences or paragraphs stands in one of those that the marks
/// say; without marks the field is one. An excluding near or adjacent: an
/// occurrence of the first child that no occurrence of another child overlaps or is that near to. at_least
/// counts over the whole field; first keeps to the first `distance` words of the body.
class PositionMatcher {
 public:
  /// Once `stop` is true nothing occurs anywhere, so that a search that nobody waits for is soon through its
  /// candidates.
  void end_early_when(const std::atomic<bool>* stop) { stop_ = stop; }
  bool occurs(const PositionPart& part, const store::CodeView& view, const FieldRanges& field,
              const TextMarks& marks = {});

  /// Appends what takes part in a match of `part` within `range`: words, or phrases as a whole. Sorted by
  /// begin, distinct; they may overlap.
  void occurrences(const PositionPart& part, const store::CodeView& view, PositionRange range,
                   std::vector<PositionRange>& out, const TextMarks& marks = {});

 private:
  bool occurs_in(const PositionPart& part, const store::CodeView& view, const FieldRanges& field);
  /// An occurrence of a child of near or adjacent: words [begin, end).
  struct Occurrence {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t child = 0;
  };
  bool phrase(const PositionPart& part, const store::CodeView& view, PositionRange range,
              std::vector<PositionRange>* out);
  bool phrase_of_words(const PositionPart& part, const store::CodeView& view, PositionRange range,
                       std::vector<PositionRange>* out);
  bool phrase_of_items(const PositionPart& part, const store::CodeView& view, PositionRange range,
                       std::vector<PositionRange>* out);
  bool stands(const PositionPart& part, const store::CodeView& view, PositionRange range,
              std::vector<PositionRange>* out);
  bool gather(const PositionPart& part, const store::CodeView& view, PositionRange range);
  void find_items(const PositionPart& item, const store::CodeView& view, PositionRange range,
                  std::vector<PositionRange>& out);
  bool apart(const PositionPart& part, const store::CodeView& view, PositionRange range,
             std::vector<PositionRange>* out);
  bool is_near(const PositionPart& part, PositionRange one, PositionRange range) const;
  bool near(const PositionPart& part, std::vector<PositionRange>* out);
  bool near_in(const PositionPart& part, const store::CodeView& view, PositionRange range,
               std::vector<PositionRange>* out);
  bool near_words(const PositionPart& part, std::vector<PositionRange>* out);
  bool choose_words(std::size_t children, std::size_t first, std::size_t last);
  bool move_word(std::uint32_t child, std::size_t first, std::size_t last);
  bool near_phrases(const PositionPart& part, std::vector<PositionRange>* out);
  bool choose_phrases(std::uint32_t child, std::uint64_t farthest);
  bool fits(std::size_t candidate, std::uint64_t farthest) const;
  bool adjacent(const PositionPart& part, std::vector<PositionRange>* out);
  void reach(std::uint32_t child, std::uint32_t distance);
  void reach_back(std::uint32_t child, std::uint32_t distance);

  const std::atomic<bool>* stop_ = nullptr;
  TextMarks marks_;  // of the article in work
  std::vector<std::uint32_t> positions_;
  std::vector<PositionRange> found_;
  std::vector<PositionRange> rarest_;      // occurrences of the child to look for first
  std::vector<PositionRange> units_;       // sentences or paragraphs that hold one of these
  std::vector<Occurrence> occurrences_;    // of all children; by child, then begin
  std::vector<std::size_t> child_ends_;    // in occurrences_
  std::vector<Occurrence> in_text_order_;  // the same by begin, then child
  bool shared_words_ = false;              // a word is an occurrence of two children
  std::vector<std::uint32_t> counts_;      // near: occurrences in the window, by child
  std::vector<std::uint32_t> owners_;      // near: by occurrence of the window: child + 1 that took the word
  std::vector<std::uint8_t> tried_;
  std::vector<std::size_t> chosen_;  // near with phrases: occurrence, by child
  std::uint32_t earliest_child_ = 0;
  std::vector<std::uint8_t> reached_;  // adjacent: by occurrence
  std::vector<std::uint32_t> ends_;    // adjacent: of reached occurrences; apart: the last end up to each
};

}  // namespace dateline::search
