// Titles before the names of persons: "President", "Mr.", "West German Finance Minister".
#pragma once

#include <string>
#include <string_view>

namespace dateline::entities {

/// `name` without the titles before it ("President", "Mr.", "Gen.", "U.S. Secretary of State" ...), but never
/// less than its last word; "King", "Pope" and their like stay before a single word ("Pope Francis").
std::string_view without_titles(std::string_view name);
/// A word that stands before the name of a person: "Mr", "president", "Gen". Folded, without period.
bool is_title(std::string_view folded_word);
/// A title that belongs to a name of one word: "king", "pope".
bool is_name_title(std::string_view folded_word);

}  // namespace dateline::entities
