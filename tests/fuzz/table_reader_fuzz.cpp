// Fuzz target: any bytes read as a SQLite database with a table of articles.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "article/article_reader.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::article;
  static const std::string path = "/tmp/dateline-table-fuzz-" + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<long>(size));
  ReadOptions options;
  options.format = Format::sqlite;
  SourceReader reader({path}, options);
  std::size_t yielded = 0;
  while (const auto found = reader.next()) {
    if (++yielded > size + 2) std::abort();
    if (!*found) continue;
    const Article& article = **found;
    if (article.id.empty() || article.place.line == 0) std::abort();
    if (article.title.empty() && article.body.empty()) std::abort();
    for (const std::string* text : {&article.id, &article.title, &article.body, &article.source})
      if (!dateline::text::is_valid_utf8(*text)) std::abort();
  }
  ::unlink(path.c_str());
  return 0;
}
