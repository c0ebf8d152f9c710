// The terms of the Xapian databases: what is posted for words, names, ids and dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::schema {

/// Longest term that Xapian takes, in bytes (a zero byte counts twice).
inline constexpr std::size_t kLongestTerm = 245;

/// A word's term is its stem, unprefixed (stems are folded: no capital ASCII letter begins one).
/// A title word posts title_term(stem) besides.
std::string title_term(std::string_view stem);
/// One term per facet value, exactly as the article calls it; long values are cut and gain a hash.
std::string facet_term(Facet facet, std::string_view value);
std::string id_term(std::string_view id);

/// Terms of a date: "DY2024", "DM202403", "DD20240322" as far as it is precise, and "Dy2024" or "Dm202403"
/// when it is no more precise than that (such an article belongs to every range that touches its year or
/// month). None if unknown.
std::vector<std::string> date_terms(const Instant& instant);

/// The fewest terms whose union holds every article that touches `span` (which may be open at either side;
/// `oldest` and `newest` bound it), and perhaps articles of the first and last day that do not when `exact`
/// is false.
struct DateCover {
  std::vector<std::string> terms;
  bool exact = true;  // false: `span` begins or ends inside a day, so dates have to be compared too
};
DateCover date_cover(const Span& span, Seconds oldest, Seconds newest);

}  // namespace dateline::schema
