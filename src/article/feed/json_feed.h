// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/raw_article.h"

namespace dateline::article {

bool is_json_feed(std::string_view front);

/// The items in their order, or why the text cannot be read.
class JsonFeedItems {
 public:
  JsonFeedItems(std::vector<RawArticle> items) : held_(std::move(items)) {}
  JsonFeedItems(std::string failure) : held_(std::move(failure)) {}
  explicit operator bool() const { return held_.index() == 0; }
  std::vector<RawArticle>& operator*() { return std::get<0>(held_); }
  const std::string& error() const { return std::get<1>(held_); }

 private:
  std::variant<std::vector<RawArticle>, std::string> held_;
};
JsonFeedItems read_json_feed(std::string_view text);

}  // namespace dateline::article
