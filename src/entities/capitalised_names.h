// Names in texts of languages that the tagger has not learnt: what capitals, first names, tables and
// repetition tell.
#pragma once

#include <memory>
#include <string_view>

#include "entities/article_tagger.h"
#include "entities/known_names.h"
#include "entities/tagger_model.h"
#include "text/analyzer.h"
#include "text/language.h"

namespace dateline::entities {

/// Not thread-safe: one per thread; they share the model, of which only the word lists are used. `known` must
/// outlive it.
///
/// A person is a known first name with the capitalised words behind it (particles such as "de" and "van"
/// between them), and a surname found so wherever else it stands. Organisations and places are those of the
/// tables, and words all in capitals (OTAN) that occur twice or stand in parentheses. The first word of a
/// sentence counts only where the article has it in capitals elsewhere, or as a first name. Where all nouns
/// have capitals (German), places of one word have to stand behind a preposition of place. Scripts without
/// capitals have no such names.
class CapitalisedNames {
 public:
  CapitalisedNames(std::shared_ptr<const TaggerModel> model, const KnownNames& known);
  ~CapitalisedNames();
  CapitalisedNames(CapitalisedNames&&) noexcept;
  CapitalisedNames& operator=(CapitalisedNames&&) noexcept;

  /// Replaces `out`. The result depends on the arguments alone.
  void find(std::string_view title, const text::AnalysedText& title_words, std::string_view body,
            const text::AnalysedText& body_words, const text::Language& language, ArticleMentions& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::entities
