// Makes the names of a document agree with one another: what is a person's surname in one sentence is so in
// all.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/mention.h"
#include "entities/name_spellings.h"
#include "entities/tagger.h"

namespace dateline::entities {

/// Reuses its memory; one per thread.
class NameConsistency {
 public:
  /// Changes `names`, which `tagger` has just found:
  ///   * a single token that is the last name of a person of several tokens in the document is that person;
  ///   * a person without a first name whose name begins that of a firm ("Ford", "Ford Motor Co") is the
  ///   firm;
  ///   * a name of several tokens that the gazetteer has as an organisation's alone is one ("White House"),
  ///   and
  ///     so is one of type misc that ends like an organisation's ("Securities and Exchange Commission");
  ///   * a name of one spelling has one type, if one has more than twice the mentions of all others together;
  ///   * a capitalised token that no name holds, not the first of its sentence, that is such a last name, or
  ///     was found as a name twice or more, is a name too.
  void apply(const Tagger& tagger, std::vector<Mention>& names);

 private:
  void count(const Tagger& tagger, const std::vector<Mention>& names);
  void count_firms(const Tagger& tagger, const std::vector<Mention>& names);
  EntityType type_of(const Tagger& tagger, const Mention& name) const;
  void retype(const Tagger& tagger, std::vector<Mention>& names) const;
  void add_missed(const Tagger& tagger, std::vector<Mention>& names);

  NameSpellings spellings_;
  NameSpellings firm_beginnings_;  // "ford" and "ford motor" of "Ford Motor Co"
  NameSpellings last_names_;       // of persons of several tokens
  std::vector<Mention> added_;
};

}  // namespace dateline::entities
