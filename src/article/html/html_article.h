// A page as an article, or as none.
#pragma once

#include <string>
#include <string_view>

#include "article/html/linked_data.h"
#include "article/raw_article.h"

namespace dateline::article {

struct HtmlArticle {
  RawArticle raw;
  bool is_article = false;  // else a front page, a list, a video, an error page ...
  bool too_large = false;   // the page has more elements than anything that people read
};

/// Keeps a JSON parser; one per thread.
class HtmlPageReader {
 public:
  /// `page`: valid UTF-8. `url`: where it comes from, if that is known; relative addresses start from there.
  HtmlArticle read(std::string_view page, std::string_view url = {});

 private:
  LinkedDataReader linked_;
};

/// HTML as plain text: paragraphs with a blank line between them. For what feeds and metadata hold.
std::string text_of_html(std::string_view html);

}  // namespace dateline::article
