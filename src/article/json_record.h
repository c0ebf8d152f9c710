// The fields of articles out of JSON values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/field_names.h"
#include "article/raw_article.h"

namespace dateline::article {

/// One article of a JSON text, and the byte of the text that its object begins at.
struct JsonRecord {
  RawArticle raw;
  std::size_t begin = 0;
};
/// Why a JSON text cannot be read, and the byte where, if that is known.
struct JsonFailure {
  std::string reason;
  std::optional<std::size_t> at;
};

/// More articles in one JSON text are an error: they are all held in memory, some 500 bytes each at least.
inline constexpr std::size_t kMostArticlesInOneText = 500'000;

/// Not thread-safe.
class JsonParser {
 public:
  /// `names` outlives the parser.
  /// `records`: the key that articles are under, with dots for nested ones ("response.docs"); empty: see
  /// parse().
  explicit JsonParser(FieldNames& names, std::string_view records = {});
  ~JsonParser();
  JsonParser(const JsonParser&) = delete;
  JsonParser& operator=(const JsonParser&) = delete;

  /// Appends the articles of one JSON text: of an object itself, or of an object without title and body (an
  /// answer of a news service) those in its "articles", "posts" or "results"; of an array those of all its
  /// objects. `readable`: bytes that may be read behind the text; fewer than 64 cost a copy. Escapes of half
  /// a surrogate pair become U+FFFD and are counted in `replaced`. With a key of records: the object under
  /// it, or the objects of the array under it, of every object on the way there; an error when there is none.
  std::optional<JsonFailure> parse(std::string_view text, std::size_t readable,
                                   std::vector<JsonRecord>& records, std::uint64_t& replaced);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::article
