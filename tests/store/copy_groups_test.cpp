// The file of copy groups: what is written comes back, and what does not fit is damage.
#include "store/copy_groups.h"

#include <catch2/catch.hpp>

#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

const std::vector<std::uint32_t> kArticles{4, 3, 5};

std::vector<ArticleRef> members(const CopyGroups& groups, CopyGroupId group) {
  std::vector<ArticleRef> out;
  groups.for_each_member(group, [&](ArticleRef member) { out.push_back(member); });
  return out;
}

}  // namespace

TEST_CASE("copy groups come back as they were written", "[store][copies]") {
  const test_support::TemporaryDirectory folder;
  const auto path = folder.path() / "copies";
  const CopyGroupTable table{7, {{{0, 2}, {2, 5}, {0, 1}}, {{2, 1}, {2, 4}}}};
  REQUIRE(write_copy_groups(path, table, kArticles));
  const auto groups = CopyGroups::open(path, kArticles);
  REQUIRE(groups);
  CHECK(groups->rule() == 7);
  REQUIRE(groups->count() == 2);
  CHECK(members(*groups, 0) == table.groups[0]);
  CHECK(members(*groups, 1) == table.groups[1]);
  CHECK(groups->group_of(0, 1) == 0);
  CHECK(groups->group_of(0, 3) == kNoCopyGroup);
  CHECK(groups->group_of(2, 4) == 1);
  CHECK_FALSE(groups->has_groups(1));
  CHECK(groups->group_of(1, 1) == kNoCopyGroup);
}

TEST_CASE("an index without copies has a file without groups", "[store][copies]") {
  const test_support::TemporaryDirectory folder;
  const auto path = folder.path() / "copies";
  REQUIRE(write_copy_groups(path, {}, kArticles));
  const auto groups = CopyGroups::open(path, kArticles);
  REQUIRE(groups);
  CHECK(groups->count() == 0);
  CHECK(CopyGroups().count() == 0);
  CHECK(CopyGroups().group_of(0, 1) == kNoCopyGroup);
}

TEST_CASE("copy groups that do not fit the segments are damage", "[store][copies]") {
  const test_support::TemporaryDirectory folder;
  const auto path = folder.path() / "copies";
  REQUIRE(write_copy_groups(path, {1, {{{0, 2}, {0, 1}}}}, kArticles));
  const std::vector<std::uint32_t> others{3, 3, 5};
  CHECK_FALSE(CopyGroups::open(path, others));
  CHECK_FALSE(CopyGroups::open(folder.path() / "nothing", kArticles));
}

TEST_CASE("numbers that nothing has are passed over", "[store][copies]") {
  const test_support::TemporaryDirectory folder;
  const auto path = folder.path() / "copies";
  auto writer = SectionWriter::create(path, kCopyGroupsKind);
  REQUIRE(writer);
  const std::vector<std::uint32_t> rule{1};
  const std::vector<std::uint32_t> offsets{0, 2, 9};
  const std::vector<ArticleRef> articles{{0, 1}, {9, 1}, {0, 0}, {0, 5}};
  const std::vector<std::uint32_t> group_of{1, 2, 77, 0};
  REQUIRE(writer->section<std::uint32_t>("rule", rule));
  REQUIRE(writer->section<std::uint32_t>("groups.offsets", offsets));
  REQUIRE(writer->section<ArticleRef>("groups", articles));
  REQUIRE(writer->section<std::uint32_t>("group_of.0", group_of));
  REQUIRE(writer->finish(false));
  const auto groups = CopyGroups::open(path, kArticles);
  REQUIRE(groups);
  CHECK(members(*groups, 0) == std::vector<ArticleRef>{{0, 1}});
  CHECK(members(*groups, 1).empty());
  CHECK(groups->group_of(0, 3) == kNoCopyGroup);
}

}  // namespace dateline::store
