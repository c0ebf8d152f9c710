// What an item of an exchange format says, whatever the format: an article, with what its source wants done
// with it.
#pragma once

#include <optional>
#include <string>

#include "article/raw_article.h"

namespace dateline::article {

struct NewsItem {
  RawArticle raw;
  std::string version;       // a number; others are no version
  std::string version_date;  // when this version was made
  std::string embargo;       // not to be published before
  bool embargoed = false;    // the source says so, perhaps without an instant
  bool withdrawn = false;    // "canceled", "withheld", killed: no version up to this one may be published
  std::string no_article;    // why it is none ("picture"); empty for an article
};

/// Nothing when it is no article and only articles are wanted: then it is counted. A withdrawn item is an
/// Article with an id, an edition and nothing else.
std::optional<error::Result<Article>> finish_item(NewsItem&& item, const ReadContext& context,
                                                  error::Place place, ReadNotes& notes);

/// "By Jane Doe and Joe Bloggs, Reuters" -> both names; what is no name of two words goes where others are.
std::vector<std::string> names_in_byline(std::string_view byline);

}  // namespace dateline::article
