// What the codes and types of subjects in exchange formats stand for.
#pragma once

#include <string>
#include <string_view>

#include "article/raw_article.h"

namespace dateline::article {

/// The label of a media topic or subject code of the IPTC ("medtop:20000379", "15054000"): its own if
/// data/topics has it, else that of its uppermost topic, where the first two digits give it. Empty for other
/// codes.
std::string_view topic_label(std::string_view code);

/// Puts the name of a subject under what it is, by its type or the scheme of its code
/// ("cpnat:person", "organisation", "geoArea"); topics are all that is none of these. A subject without a
/// name is called by its label, if its code has one.
void add_subject(RawArticle& raw, std::string_view type, std::string_view code, std::string_view name);

}  // namespace dateline::article
