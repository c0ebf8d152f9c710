// Specification of GlassWriter: Xapian reads what it writes as if WritableDatabase had written it.
#include "store/glass_writer.h"

#include <catch2/catch.hpp>

#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/glass_lists.h"
#include "support/temporary_directory.h"

using namespace dateline;
using store::Posting;
using namespace test_support;
namespace fs = std::filesystem;

namespace {

/// The second opinion: the same documents, added to Xapian one by one.
void write_with_xapian(const Lists& lists, std::size_t documents, const fs::path& folder) {
  std::vector<Xapian::Document> made(documents);
  for (const auto& [term, postings] : lists)
    for (const Posting& posting : postings) made[posting.docid - 1].add_term(term, posting.wdf);
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (const Xapian::Document& document : made) database.add_document(document);
  database.commit();
}

Lists read(const Xapian::Database& database) {
  Lists lists;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::vector<Posting>& postings = lists[*term];
    CHECK(term.get_termfreq() == database.get_termfreq(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      postings.push_back({*at, at.get_wdf()});
    CHECK(postings.size() == database.get_termfreq(*term));
  }
  return lists;
}

void check_same_facts(const Xapian::Database& a, const Xapian::Database& b) {
  CHECK(a.get_doccount() == b.get_doccount());
  CHECK(a.get_lastdocid() == b.get_lastdocid());
  CHECK(a.get_total_length() == b.get_total_length());
  CHECK(a.get_doclength_lower_bound() == b.get_doclength_lower_bound());
  CHECK(a.get_doclength_upper_bound() == b.get_doclength_upper_bound());
  for (Xapian::docid docid = 1; docid <= a.get_doccount(); ++docid)
    if (a.get_doclength(docid) != b.get_doclength(docid)) FAIL("length of document " << docid);
  for (auto term = a.allterms_begin(); term != a.allterms_end(); ++term) {
    CHECK(a.get_collection_freq(*term) == b.get_collection_freq(*term));
    CHECK(a.get_wdf_upper_bound(*term) == b.get_wdf_upper_bound(*term));
  }
}

/// skip_to() by way of the B-tree, and one key after the other.
void check_skips(const Xapian::Database& database, const Lists& lists, Random& random) {
  for (const auto& [term, postings] : lists) {
    Xapian::docid target = 1;
    auto at = database.postlist_begin(term);
    for (std::size_t i = 0; i < postings.size();) {
      target += static_cast<Xapian::docid>(random.below(2 * postings.back().docid / 3 + 2));
      at.skip_to(target);
      while (i < postings.size() && postings[i].docid < target) ++i;
      if (i == postings.size()) {
        CHECK(at == database.postlist_end(term));
        break;
      }
      REQUIRE(*at == postings[i].docid);
      CHECK(at.get_wdf() == postings[i].wdf);
    }
  }
}

}  // namespace

TEST_CASE("Xapian finds the same in both databases, and both sound", "[store][glass]") {
  const auto seed = GENERATE(take(25, random(1U, 1U << 30U)));
  CAPTURE(seed);
  Random random(seed);
  const std::size_t documents = 1 + random.below(random.chance(30) ? 3'000 : 200);
  const Lists lists = random_lists(random, documents, 1 + random.below(400));
  const TemporaryDirectory folder;
  write_lists(lists, documents, folder.path() / "ours");
  write_with_xapian(lists, documents, folder.path() / "xapian");
  const Xapian::Database ours((folder.path() / "ours").string());
  CHECK(Xapian::Database::check((folder.path() / "ours").string(), 0, nullptr) == 0);
  const bool same = read(ours) == lists;
  CHECK(same);
  check_same_facts(ours, Xapian::Database((folder.path() / "xapian").string()));
  check_skips(ours, lists, random);
}

TEST_CASE("lists of many chunks in a tree of three levels", "[store][glass]") {
  Random random(7);
  constexpr std::size_t kDocuments = 40'000;
  Lists lists;
  for (store::DocId docid = 1; docid <= kDocuments; ++docid) {
    lists["Q" + std::string(100, 'x') + std::to_string(docid)] = {{docid, 0}};
    lists["often"].push_back({docid, static_cast<std::uint32_t>(random.below(300))});
    if (docid % 97 == 0) lists["often enough"].push_back({docid, 1});
  }
  const TemporaryDirectory folder;
  write_lists(lists, kDocuments, folder.path() / "ours");
  CHECK(Xapian::Database::check((folder.path() / "ours").string(), 0, nullptr) == 0);
  const Xapian::Database ours((folder.path() / "ours").string());
  const bool same = read(ours) == lists;
  CHECK(same);
  check_skips(ours, {{"often", lists["often"]}, {"often enough", lists["often enough"]}}, random);
}

TEST_CASE("docids of every length", "[store][glass]") {
  constexpr std::size_t kDocuments = 4'300'000;
  Lists lists;
  for (const store::DocId docid : {1U, 2U, 0x7FFFU, 0x8000U, 0x3FFFFFU, 0x400000U, 4'300'000U}) {
    lists["far"].push_back({docid, UINT32_MAX});
    lists["Q" + std::to_string(docid)] = {{docid, 0}};
  }
  lists["far"].back().wdf = 3;
  for (store::DocId docid = 3; docid <= kDocuments; docid += 5) lists["near"].push_back({docid, 1});
  const TemporaryDirectory folder;
  write_lists(lists, kDocuments, folder.path() / "ours");
  CHECK(Xapian::Database::check((folder.path() / "ours").string(), 0, nullptr) == 0);
  const bool same = read(Xapian::Database((folder.path() / "ours").string())) == lists;
  CHECK(same);
}

TEST_CASE("the sum of a term's wdfs is kept modulo 2^32", "[store][glass]") {
  Lists lists;
  for (store::DocId docid = 1; docid <= 5'000; ++docid) lists["heavy"].push_back({docid, UINT32_MAX - docid});
  const TemporaryDirectory folder;
  write_lists(lists, 5'000, folder.path() / "ours");
  write_with_xapian(lists, 5'000, folder.path() / "xapian");
  CHECK(Xapian::Database::check((folder.path() / "ours").string(), 0, nullptr) == 0);
  const Xapian::Database ours((folder.path() / "ours").string());
  CHECK(ours.get_collection_freq("heavy") ==
        Xapian::Database((folder.path() / "xapian").string()).get_collection_freq("heavy"));
  CHECK(ours.get_total_length() == 5'000ULL * UINT32_MAX - 5'000ULL * 5'001 / 2);
}

TEST_CASE("the same content gives the same bytes; a term that is too long is refused", "[store][glass]") {
  const TemporaryDirectory folder;
  const Lists lists{{"a", {{1, 1}, {2, 3}}}};
  write_lists(lists, 2, folder.path() / "one");
  write_lists(lists, 2, folder.path() / "two");
  for (const char* file : {"iamglass", "postlist.glass"})
    CHECK(read_whole_file(folder.path() / "one" / file) == read_whole_file(folder.path() / "two" / file));
  auto writer = store::GlassWriter::create(folder.path() / "three");
  REQUIRE(writer);
  const std::vector<Posting> one{{1, 0}};
  CHECK_FALSE(writer->add(std::string(300, 'x'), one));
  CHECK_FALSE(store::GlassWriter::create(folder.path() / "nowhere" / "three"));
}
