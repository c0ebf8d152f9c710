// What a page says of itself in its head and in marks of its elements, collected and not yet judged.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/html/page_tree.h"

namespace dateline::article {

struct PageMetadata {
  /// <meta>: name, property, itemprop or http-equiv in lower case -> contents.
  std::unordered_map<std::string, std::vector<std::string>> meta;
  /// Microdata and RDFa: itemprop or property in lower case -> content, datetime or text.
  std::unordered_map<std::string, std::vector<std::string>> marked;
  std::string title;                       // <title>
  std::string heading;                     // the <h1> of the article, or what is marked as its headline
  bool heading_is_link = false;            // as names of sites are, and titles in lists
  bool heading_is_marked = false;          // its class or its place says so
  std::string home_heading;                // the first heading that is a link to the front page of a site
  std::vector<std::string> main_headings;  // <h1> that are no links, in order
  std::string second_heading;              // the first <h2> that is no link
  std::vector<std::string> shown_titles;   // texts in no heading with a class "title" or "headline"
  std::string canonical;                   // <link rel=canonical>
  std::string language;                    // <html lang>
  std::vector<std::string> authors;        // rel=author, class byline or author
  std::vector<std::string> times;          // <time datetime> in the article, the one of publication first
  std::vector<std::string> other_times;    // <time datetime> elsewhere
  std::vector<std::string> date_texts;     // of elements whose class says date
  bool marked_as_article = false;          // itemtype of schema.org

  /// The first content of the first name that has one, or empty.
  std::string_view first(std::initializer_list<const char*> names) const;
};

PageMetadata page_metadata(const PageTree& tree);

}  // namespace dateline::article
