// One article, whole: for --show.
#pragma once

#include <string>

#include "render/answer_format.h"
#include "search/searcher.h"

namespace dateline::render {

/// For people: title, what is known of the article in aligned lines, then the body in its paragraphs. Uses
/// `width` and `color` of the options.
std::string render_article_text(const search::Searcher::ShownArticle& shown, const AnswerOptions& options);

/// One JSON object on one line; "highlights" holds byte ranges of "title" and "body".
std::string render_article_json(const search::Searcher::ShownArticle& shown);

/// One page, whole in itself; the url is a link if it is http or https.
std::string render_article_html(const search::Searcher::ShownArticle& shown);

}  // namespace dateline::render
