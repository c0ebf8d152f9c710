// What a page says of its article in JSON-LD (schema.org).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::article {

/// Values as they are written, HTML in them and all; empty when the page does not say.
struct LinkedArticle {
  std::string headline, body, published, modified, section, language, url, publisher;
  std::vector<std::string> authors, keywords;
  bool is_article = false;     // NewsArticle and its kin
  bool is_collection = false;  // a list of things, a video, a person, a product: no article
  std::string site;            // the name of a WebSite
};

/// Reads JSON-LD, one per thread: it keeps a parser.
class LinkedDataReader {
 public:
  LinkedDataReader();
  ~LinkedDataReader();
  /// The article that the scripts of a page tell of, wherever it stands in them (`@graph`, arrays,
  /// mainEntity). What is no JSON is passed over.
  LinkedArticle read(const std::vector<std::string_view>& scripts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::article
