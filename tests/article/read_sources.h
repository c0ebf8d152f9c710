// Reads all that SOURCE arguments name, for tests.
#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "article/article_reader.h"
#include "article/read_text.h"

namespace dateline::article {

struct SourcesRead : ReadResult {
  std::vector<SourceFile> files;
  std::uint64_t bytes_total = 0;
  std::uint64_t bytes_consumed = 0;
};

inline SourcesRead read_sources(const std::vector<std::string>& sources, ReadOptions options = {}) {
  SourceReader reader(sources, std::move(options));
  SourcesRead all;
  while (auto found = reader.next()) {
    if (*found) {
      all.articles.push_back(std::move(**found));
    } else {
      all.errors.push_back(found->error());
    }
  }
  CHECK_FALSE(reader.next());
  all.files = reader.files();
  all.bytes_total = reader.bytes_total();
  all.bytes_consumed = reader.bytes_consumed();
  return all;
}

}  // namespace dateline::article
