// Every object of every script is looked at; simdjson bounds how deep they are.
#include "article/html/linked_data.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kDeepest = 32;  // objects in one another that are looked at

constexpr std::array<std::string_view, 5> kCollections{"CollectionPage", "ItemList", "SearchResultsPage",
                                                       "VideoObject", "ProfilePage"};

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" ||
         type == "Report" || type == "SocialMediaPosting" || type == "Review" || type == "Recipe" ||
         type == "CriticReview";
}

/// From the first brace or bracket to the last; control characters, which JSON forbids and pages have,
/// become blanks.
std::string json_in(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string json(script.substr(begin, end + 1 - begin));
  for (char& c : json) c = static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  return json;
}

/// Of a string, the first string of an array, or the name (or value) of an object.
std::string text_of(dom::element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  dom::array array;
  if (value.get(array) == simdjson::SUCCESS) return array.size() == 0 ? std::string() : text_of(array.at(0));
  std::int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  for (const char* key : {"name", "@value", "url", "@id"}) {
    if (value[key].get(text) == simdjson::SUCCESS) return std::string(text);
  }
  return {};
}

std::string member(dom::object object, const char* key) {
  dom::element value;
  return object[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

bool has_type(dom::object object, auto accepts) {
  dom::element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return accepts(name);
  dom::array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  return std::ranges::any_of(names, [&](dom::element each) {
    std::string_view text;
    return each.get(text) == simdjson::SUCCESS && accepts(text);
  });
}

void split_keywords(std::string_view text, std::vector<std::string>& keywords) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    keywords.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

struct LinkedDataReader::State {
  dom::parser parser;
  LinkedArticle article;
  std::unordered_map<std::string, std::string> names;  // of things, by their @id

  void look_at(dom::element value, std::size_t depth) {
    if (depth > kDeepest) return;
    dom::array array;
    dom::object object;
    if (value.get(array) == simdjson::SUCCESS) {
      for (const dom::element each : array) look_at(each, depth + 1);
    } else if (value.get(object) == simdjson::SUCCESS) {
      look_at_object(object);
      for (const auto& field : object) look_at(field.value, depth + 1);
    }
  }

  void look_at_object(dom::object object) {
    const std::string id = member(object, "@id");
    const std::string name = member(object, "name");
    if (!id.empty() && !name.empty()) names.emplace(id, name);
    if (has_type(object, [](std::string_view type) { return type == "WebSite"; }) && article.site.empty())
      article.site = name;
    if (has_type(object, is_article_type)) {
      take_article(object);
    } else if (has_type(object,
                        [](std::string_view type) { return std::ranges::count(kCollections, type) > 0; })) {
      article.is_collection = true;
    }
  }

  /// The first article with a headline is the page's; others are linked from it.
  void take_article(dom::object object) {
    if (article.is_article && !article.headline.empty()) return;
    const std::string site = article.site;
    const bool collection = article.is_collection;
    article = {};
    article.is_article = true;
    article.is_collection = collection;
    article.site = site;
    article.headline = member(object, "headline");
    if (article.headline.empty()) article.headline = member(object, "name");
    article.body = member(object, "articleBody");
    article.published = member(object, "datePublished");
    if (article.published.empty()) article.published = member(object, "dateCreated");
    article.modified = member(object, "dateModified");
    article.section = member(object, "articleSection");
    article.language = member(object, "inLanguage");
    article.url = member(object, "url");
    if (article.url.empty()) article.url = member(object, "mainEntityOfPage");
    article.publisher = member(object, "publisher");
    dom::element value;
    if (object["author"].get(value) == simdjson::SUCCESS || object["creator"].get(value) == simdjson::SUCCESS)
      take_authors(value);
    if (object["keywords"].get(value) == simdjson::SUCCESS) take_keywords(value);
  }

  void take_authors(dom::element value) {
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return article.authors.push_back(text_of(value));
    for (const dom::element each : array) article.authors.push_back(text_of(each));
  }

  void take_keywords(dom::element value) {
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return split_keywords(text_of(value), article.keywords);
    for (const dom::element each : array) article.keywords.push_back(text_of(each));
  }

  /// "#/schema/person/1" -> the name that stands elsewhere.
  void resolve() {
    const auto replace = [this](std::string& text) {
      const auto found = names.find(text);
      if (found != names.end()) text = found->second;
    };
    std::ranges::for_each(article.authors, replace);
    replace(article.publisher);
  }
};

LinkedDataReader::LinkedDataReader() : state_(std::make_unique<State>()) {}
LinkedDataReader::~LinkedDataReader() = default;

LinkedArticle LinkedDataReader::read(const std::vector<std::string_view>& scripts) {
  state_->article = {};
  state_->names.clear();
  for (const std::string_view script : scripts) {
    const std::string json = json_in(script);
    dom::element root;
    if (!json.empty() && state_->parser.parse(json).get(root) == simdjson::SUCCESS) state_->look_at(root, 0);
  }
  state_->resolve();
  return std::move(state_->article);
}

}  // namespace dateline::article
