// One input, read as articles of one format: what every reader's fuzz target does.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "article/open_reader.h"
#include "article/read_text.h"
#include "text/utf8.h"

namespace dateline::article {

/// The first byte chooses the size of the pieces that the bytes come in, and whether fields are mapped.
/// Aborts when an article breaks what article.h promises.
inline void fuzz_reader(Format format, const std::uint8_t* data, std::size_t size) {
  static TitleCutter titles;
  if (size == 0) return;
  ReadOptions options;
  options.keep_non_articles = (data[0] & 2U) == 0;
  options.format = format;
  if ((data[0] & 1U) != 0) options.map = {{"title", "a"}, {"body", "b.c"}, {"date", "2"}, {"topic", "b"}};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  MemoryStream stream(bytes, 1 + data[0] / 2U);
  MemberReader reader(format, stream, {"fuzz", "fuzz", &options, &titles});
  std::size_t yielded = 0;
  while (const auto found = reader.next()) {
    if (++yielded > size + 1) std::abort();  // each takes at least a byte
    if (!*found) continue;
    const Article& article = **found;
    const bool says_nothing = article.title.empty() && article.body.empty() && !article.withdrawn;
    if (article.id.empty() || says_nothing) std::abort();
    if (article.title.find('\n') != std::string::npos || article.place.line == 0) std::abort();
    for (const std::string* text :
         {&article.id, &article.title, &article.body, &article.source, &article.url}) {
      if (!text::is_valid_utf8(*text)) std::abort();
    }
  }
}

}  // namespace dateline::article
