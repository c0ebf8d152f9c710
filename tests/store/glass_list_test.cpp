// Specification of GlassList: the postings that GlassWriter was given (glass_writer_test.cpp compares them
// with what Xapian finds), in whatever leaps they are asked for.
#include "store/glass_list.h"

#include <catch2/catch.hpp>

#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "io/checksum.h"
#include "store/glass_lists.h"
#include "support/temporary_directory.h"

using namespace dateline;
using namespace test_support;
using store::GlassList;
using store::GlassTree;
using store::kBehindDocIds;
using store::Posting;
namespace fs = std::filesystem;

namespace {

std::string checksums_of(const fs::path& database) {
  const std::string blocks = read_whole_file(database / "postlist.glass");
  std::string checksums;
  for (std::size_t at = 0; at < blocks.size(); at += 8192) {
    const std::uint64_t checksum = io::checksum64(std::string_view(blocks).substr(at, 8192));
    checksums.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
  }
  return checksums;
}

std::vector<Posting> walked(const GlassTree& tree, const std::string& term) {
  std::vector<Posting> postings;
  GlassList list;
  for (list.open(tree, term); list.docid() != kBehindDocIds; list.next())
    postings.push_back({list.docid(), list.wdf()});
  return postings;
}

/// Leaps of every length, each checked against a plain search.
void check_seeks(const GlassTree& tree, const std::string& term, const std::vector<Posting>& postings,
                 Random& random) {
  GlassList list;
  list.open(tree, term);
  const std::uint64_t farthest = random.chance(50) ? 40 : 2 * postings.back().docid / 3 + 2;
  for (store::DocId target = 1;; target += static_cast<store::DocId>(random.below(farthest))) {
    const auto expected =
        std::ranges::lower_bound(postings, std::max(target, list.docid()), {}, &Posting::docid);
    const store::DocId found = list.seek(target);
    if (expected == postings.end()) {
      CHECK(found == kBehindDocIds);
      return;
    }
    REQUIRE(found == expected->docid);
    REQUIRE(list.wdf() == expected->wdf);
    if (random.chance(20) && list.next() == kBehindDocIds) return;
  }
}

void check_all(const fs::path& database, const Lists& lists, Random& random) {
  CAPTURE(database);
  const std::string checksums = checksums_of(database);
  const auto tree = GlassTree::open(database, checksums);
  REQUIRE(tree);
  for (const auto& [term, postings] : lists) {
    CAPTURE(term);
    REQUIRE(store::glass_frequency(**tree, term) == postings.size());
    const bool same = walked(**tree, term) == postings;
    REQUIRE(same);
    check_seeks(**tree, term, postings, random);
    for (const std::string& other : {term + "a", term + std::string(1, '\0'), term.substr(1)})
      if (!lists.contains(other)) {
        REQUIRE(store::glass_frequency(**tree, other) == 0);
        REQUIRE(walked(**tree, other).empty());
      }
  }
  CHECK((*tree)->status());
}

}  // namespace

TEST_CASE("lists are those that were written", "[store][glass]") {
  const auto seed = GENERATE(take(25, random(1U, 1U << 30U)));
  CAPTURE(seed);
  Random random(seed);
  const std::size_t documents = 1 + random.below(random.chance(30) ? 6'000 : 200);
  const Lists lists = random_lists(random, documents, 1 + random.below(300));
  const TemporaryDirectory folder;
  write_lists(lists, documents, folder.path() / "ours");
  check_all(folder.path() / "ours", lists, random);
}

TEST_CASE("lists of many chunks in a tree of several levels", "[store][glass]") {
  Random random(11);
  Lists lists;
  for (store::DocId docid = 1; docid <= 40'000; ++docid) {
    lists["Q" + std::string(100, 'x') + std::to_string(docid)] = {{docid, 0}};
    lists["often"].push_back({docid, static_cast<std::uint32_t>(random.below(300))});
    if (docid % 97 == 0) lists["often enough"].push_back({docid, 1});
  }
  for (const store::DocId docid : {1U, 2U, 0x7FFFU, 0x8000U, 40'000U})
    lists["far"].push_back({docid, UINT32_MAX / 8});
  const TemporaryDirectory folder;
  write_lists(lists, 40'000, folder.path() / "ours");
  check_all(folder.path() / "ours", lists, random);
}

TEST_CASE("a block that is not what was written ends a list, and is reported", "[store][glass]") {
  Random random(12);
  const Lists lists = random_lists(random, 3'000, 60);
  const TemporaryDirectory folder;
  const fs::path database = folder.path() / "ours";
  write_lists(lists, 3'000, database);
  const std::string checksums = checksums_of(database);
  const std::string sound = read_whole_file(database / "postlist.glass");
  int noticed = 0;
  for (std::size_t at = 0; at < sound.size(); at += 1 + random.below(6'000)) {
    std::string flipped = sound;
    flipped[at] = static_cast<char>(flipped[at] ^ (1U << random.below(8)));
    std::ofstream(database / "postlist.glass", std::ios::binary) << flipped;
    const auto tree = GlassTree::open(database, checksums);
    REQUIRE(tree);
    bool all = true;
    for (const auto& [term, postings] : lists) all = walked(**tree, term) == postings && all;
    if ((*tree)->status()) CHECK(all);
    if (all) continue;  // the lengths of documents, which no list reads
    ++noticed;
    REQUIRE_FALSE((*tree)->status());
    CHECK((*tree)->status().error().message.find(std::to_string(at / 8192 * 8192)) != std::string::npos);
  }
  CHECK(noticed > 5);
}

TEST_CASE("files that do not belong together are refused", "[store][glass]") {
  const TemporaryDirectory folder;
  const Lists lists{{"a", {{1, 1}, {2, 3}}}};
  write_lists(lists, 2, folder.path() / "ours");
  const std::string checksums = checksums_of(folder.path() / "ours");
  CHECK_FALSE(GlassTree::open(folder.path() / "ours", checksums + checksums));
  CHECK_FALSE(GlassTree::open(folder.path() / "nowhere", checksums));
  fs::resize_file(folder.path() / "ours" / "iamglass", 20);
  CHECK_FALSE(GlassTree::open(folder.path() / "ours", checksums));
}
