// The title of an article, without the name of the site.
#pragma once

#include <string>

#include "article/html/linked_data.h"
#include "article/html/page_metadata.h"

namespace dateline::article {

/// `site`: what the site calls itself, or empty; `host`: of its address.
std::string page_title(const PageMetadata& page, const LinkedArticle& linked, const std::string& site,
                       const std::string& host);

/// "A headline | The Daily" -> "A headline", when the part is the name of the site or of its host.
std::string without_site_name(const std::string& title, const std::string& site, const std::string& host);

}  // namespace dateline::article
