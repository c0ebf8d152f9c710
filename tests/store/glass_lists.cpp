// Posting lists to write and to read again.
#include "store/glass_lists.h"

#include <catch2/catch.hpp>

#include "store/glass_writer.h"

namespace dateline::test_support {
namespace {

using store::Posting;
namespace fs = std::filesystem;

std::vector<std::uint32_t> lengths_of(const Lists& lists, std::size_t documents) {
  std::vector<std::uint32_t> lengths(documents);
  for (const auto& [term, postings] : lists)
    for (const Posting& posting : postings) lengths[posting.docid - 1] += posting.wdf;
  return lengths;
}

}  // namespace

void write_lists(const Lists& lists, std::size_t documents, const fs::path& folder) {
  auto writer = store::GlassWriter::create(folder);
  REQUIRE(writer);
  REQUIRE(writer->lengths(lengths_of(lists, documents)));
  for (const auto& [term, postings] : lists) REQUIRE(writer->add(term, postings));
  REQUIRE(writer->finish());
}

Lists random_lists(Random& random, std::size_t documents, std::size_t terms) {
  Lists lists;
  for (std::size_t i = 0; i < terms; ++i) {
    std::string term = 1 + random.below(3) == 1 ? "XP" : "";
    for (std::size_t size = 1 + random.below(random.chance(5) ? 110 : 6); size > 0; --size)
      term += static_cast<char>(random.chance(10) ? 0 : random.chance(10) ? 255 : 'a' + random.below(4));
    std::vector<Posting> postings;
    const unsigned share = static_cast<unsigned>(1 + random.below(100));
    for (store::DocId docid = 1; docid <= documents; ++docid)
      if (random.chance(share))
        postings.push_back({docid, static_cast<std::uint32_t>(random.chance(3) ? random.below(1U << 20U)
                                                                               : random.below(200))});
    if (!postings.empty()) lists[term] = std::move(postings);
  }
  return lists;
}

}  // namespace dateline::test_support
