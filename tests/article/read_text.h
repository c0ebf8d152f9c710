// Reads articles out of a text in memory, for tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article_reader.h"
#include "article/open_reader.h"
#include "article/title.h"
#include "io/memory_stream.h"

namespace dateline::article {

using io::MemoryStream;
inline constexpr std::size_t kPiece = 1000;  // bytes at a time, so that texts of tests come in several

struct ReadResult {
  std::vector<Article> articles;
  std::vector<error::Error> errors;
  ReadNotes notes;

  /// The errors as people see them, without the line and its caret.
  std::vector<std::string> messages() const {
    std::vector<std::string> out;
    for (const error::Error& failure : errors)
      out.push_back(to_string(failure.place) + ": " + failure.message);
    return out;
  }
  std::vector<std::string> titles() const {
    std::vector<std::string> out;
    for (const Article& article : articles) out.push_back(article.title);
    return out;
  }
};

inline ReadResult read_text(Format format, std::string_view bytes, const ReadOptions& options = {},
                            const std::string& name = "file") {
  static TitleCutter titles;
  MemoryStream stream(bytes, kPiece);
  MemberReader reader(format, stream, {name, name, &options, &titles});
  ReadResult result;
  while (auto found = reader.next()) {
    if (*found) {
      result.articles.push_back(std::move(**found));
    } else {
      result.errors.push_back(found->error());
    }
  }
  result.notes = reader.notes();
  return result;
}

}  // namespace dateline::article
