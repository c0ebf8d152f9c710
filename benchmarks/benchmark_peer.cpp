// benchmark_peer: one question to plain Xapian or FTS5, or one update of it, as a command of its own.
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "benchmarks/article_dump.h"
#include "benchmarks/plain_xapian.h"
#include "benchmarks/sqlite_fts5.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

constexpr const char* kUsage =
    "benchmark_peer ask xapian|fts5 DATABASE QUERY [ids|total|facets|snippets]\n"
    "benchmark_peer update xapian|fts5 DATABASE SOURCE   articles of SOURCE replace those of the same id\n"
    "benchmark_peer dump FILE SOURCE                     articles as Lucene's program reads them\n";

int fail(const error::Error& error) {
  std::cerr << "benchmark_peer: " << describe(error);
  return 3;
}

template <class Peer>
int ask(const std::string& database, const PlainRequest& request) {
  auto peer = Peer::open(database);
  if (!peer) return fail(peer.error());
  const auto answer = peer->answer(request);
  if (!answer) return fail(answer.error());
  for (const PlainHit& hit : answer->hits)
    std::cout << hit.id << '\t' << hit.title << '\t' << hit.snippet << '\n';
  for (const ValueCounts& facet : answer->facets)
    for (const auto& [value, count] : facet) std::cout << value << '\t' << count << '\n';
  std::cout << answer->total << '\n';
  return 0;
}

int say(const error::Result<Volume>& volume) {
  if (!volume) return fail(volume.error());
  std::cout << volume->articles << ' ' << volume->text_bytes << '\n';
  return 0;
}

int update(bool xapian, const std::string& database, const std::string& source) {
  article::SourceReader reader({source}, {});
  return say(xapian ? update_plain_xapian(database, reader) : update_sqlite_fts5(database, reader));
}

int dump(const std::string& file, const std::string& source) {
  article::SourceReader reader({source}, {});
  std::ofstream out(file, std::ios::binary);
  return say(dump_articles(reader, out));
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 3 && words[0] == "dump") return dump(words[1], words[2]);
  const bool xapian = words.size() > 1 && words[1] == "xapian";
  if (words.size() < 4 || (!xapian && words[1] != "fts5")) {
    std::cerr << kUsage;
    return 2;
  }
  if (words[0] == "update") return update(xapian, words[2], words[3]);
  const std::string mode = words.size() > 4 ? words[4] : "ids";
  const PlainRequest request{words[3], mode == "total", mode == "facets", mode == "snippets"};
  return xapian ? ask<PlainXapian>(words[2], request) : ask<SqliteFts5>(words[2], request);
}
