// When an article was published, as its page says.
#pragma once

#include <string>
#include <vector>

#include "article/html/linked_data.h"
#include "article/html/page_metadata.h"
#include "article/html/text_blocks.h"

namespace dateline::article {

/// A date that can be read (publication_date.h), the most reliable first: linked data, metadata, marked
/// elements, a line at the heading or the `title`, <time>, the address, a text whose class says date, a line
/// that calls it the date of publication; then the date of a change; at last any short line.
/// Empty when there is none.
std::string page_date(const PageMetadata& page, const LinkedArticle& linked, const std::string& url,
                      const std::string& title, const std::vector<TextBlock>& blocks);

/// When it was changed last, as linked data, metadata or marked elements say; empty when they do not.
std::string page_modified(const PageMetadata& page, const LinkedArticle& linked);

}  // namespace dateline::article
