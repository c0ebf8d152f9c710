// Copies as other outlets print them, made of real articles: of each it is known what it is a copy of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::copies {

/// What planting needs of an article.
struct PlantedArticle {
  std::string id;
  std::string title;
  std::string body;
  std::string date;          // ISO
  std::uint32_t origin = 0;  // which of the originals it is, or is a copy of
  bool touched = false;      // a copy, an article with copies, or one that was given a boilerplate paragraph
};

struct PlantingPlan {
  std::uint64_t seed = 1;
  unsigned copied_percent = 10;      // originals of which copies are made
  unsigned boilerplate_percent = 5;  // others with a body that are given a paragraph that many have
  std::size_t least_words = 80;      // in the body of an article that is copied
};

/// All originals and their copies, one to four of each chosen one. Every copy has 1 to 5 in 100 of its words
/// swapped, dropped or replaced; half of them lose their end and keep 40 to 90 in 100 of the text, half have
/// another headline, half an agency's line at head or foot, a third a paragraph of boilerplate that hundreds
/// of articles share. The same for the same seed on every machine. Bodies lose their line breaks.
std::vector<PlantedArticle> plant_copies(const std::vector<PlantedArticle>& originals,
                                         const PlantingPlan& plan);

}  // namespace dateline::copies
