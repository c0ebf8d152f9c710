// Copy groups against brute force over all pairs: of an index built at once, and of one after every update,
// removal and merge.
#include "index/copy_search.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "copies/copied_articles.h"
#include "index/index_build.h"
#include "index/index_check.h"
#include "index/index_compact.h"
#include "index/index_remove.h"
#include "index/index_update.h"
#include "store/generation.h"
#include "support/built_index.h"
#include "support/temporary_directory.h"

using namespace dateline;
using test_support::CopiedArticles;

namespace {

using Groups = std::set<std::set<std::string>>;

struct Live {
  std::string id;
  schema::CopySignature signature;
  std::uint32_t words;
  index::CopyText text;
};

std::vector<Live> live_articles(const store::Generation& generation) {
  std::vector<Live> live;
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Segment& segment = generation.segment(i);
    index::CopyTextReader reader(segment);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid) {
      if (segment.tombstones().is_dead(docid)) continue;
      const store::Columns& columns = segment.columns();
      live.push_back(
          {std::string(columns.id(docid)), columns.signature(docid), columns.lengths(docid).body(), {}});
      reader.read(docid, live.back().text);
      index::complete(live.back().text);
    }
  }
  return live;
}

/// Every pair is compared, and labels spread until nothing changes.
Groups groups_by_brute_force(const std::vector<Live>& live) {
  std::vector<std::size_t> labels(live.size());
  for (std::size_t i = 0; i < live.size(); ++i) labels[i] = i;
  for (std::size_t i = 0; i < live.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Live& a = live[i];
      const Live& b = live[j];
      if (!index::may_be_copies(a.signature, a.words, b.signature, b.words) ||
          !index::are_copies(a.text, b.text))
        continue;
      const std::size_t from = labels[i];
      for (std::size_t& label : labels)
        if (label == from) label = labels[j];
    }
  std::map<std::size_t, std::set<std::string>> by_label;
  for (std::size_t i = 0; i < live.size(); ++i) by_label[labels[i]].insert(live[i].id);
  Groups groups;
  for (auto& [label, group] : by_label)
    if (group.size() > 1) groups.insert(std::move(group));
  return groups;
}

Groups groups_of(const store::Generation& generation) {
  Groups groups;
  for (store::CopyGroupId number = 0; number < generation.copies().count(); ++number) {
    std::set<std::string> group;
    generation.copies().for_each_member(number, [&](store::ArticleRef member) {
      group.emplace(generation.segment(member.segment).columns().id(member.docid));
      CHECK(generation.copies().group_of(member.segment, member.docid) == number);
    });
    groups.insert(std::move(group));
  }
  return groups;
}

void check_groups(const std::filesystem::path& path, std::size_t& found) {
  const auto generation = store::Generation::open(path);
  REQUIRE(generation);
  const Groups groups = groups_of(*generation);
  REQUIRE(groups == groups_by_brute_force(live_articles(*generation)));
  found += groups.size();
}

/// Files of a few articles each, which change.
class ChangingIndex {
 public:
  explicit ChangingIndex(std::uint64_t seed) : articles_(seed) {
    for (int file = 0; file < 6; ++file) write(file);
    index::BuildObserver quiet;
    REQUIRE(index::build_index(path(), build(), quiet));
  }
  std::filesystem::path path() const { return root_.path() / "index"; }

  void step() {
    index::BuildObserver quiet;
    const std::uint64_t choice = articles_.random().below(10);
    if (choice < 6) {
      write(static_cast<int>(articles_.random().below(8)));
      index::UpdateOptions options;
      options.build = build();
      options.prune = true;
      options.merging.smallest = 12;
      REQUIRE(index::update_index(path(), options, quiet));
    } else if (choice < 9) {
      index::RemoveOptions options;
      for (int i = 0; i < 3; ++i)
        options.ids.push_back("f" + std::to_string(articles_.random().below(8)) + "-" +
                              std::to_string(articles_.random().below(12)));
      REQUIRE(index::remove_articles(path(), options));
    } else {
      REQUIRE(index::compact_index(path(), {}, quiet));
    }
  }

 private:
  void write(int file) {
    const std::string name = "f" + std::to_string(file);
    std::string lines;
    for (int i = 0; i < 12; ++i)
      if (articles_.random().chance(80))
        lines += test_support::as_json_line(articles_.next(name + "-" + std::to_string(i)));
    root_.write("news/" + name + ".jsonl", lines);
  }
  index::BuildOptions build() const {
    index::BuildOptions options;
    options.sources = {(root_.path() / "news").string()};
    options.entities = false;
    options.threads = 1;
    options.batch_articles = 9;
    options.segment_articles = 20;
    return options;
  }
  test_support::TemporaryDirectory root_;
  CopiedArticles articles_;
};

}  // namespace

TEST_CASE("groups are those of all pairs", "[copies][index]") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    CopiedArticles articles(seed);
    std::vector<article::Article> all;
    for (int i = 0; i < 150; ++i) all.push_back(articles.next("a" + std::to_string(i)));
    const test_support::BuiltIndex built(all, {.segment_articles = 60, .batch_articles = 25});
    check_groups(built.path(), found);
  }
  CHECK(found > 50);
}

TEST_CASE("after any changes the groups are those of all pairs that are left", "[copies][index]") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    ChangingIndex changing(seed);
    for (int step = 0; step < 12; ++step) {
      CAPTURE(seed, step);
      check_groups(changing.path(), found);
      changing.step();
    }
    const auto checked = index::check_index(changing.path(), {.full = true});
    REQUIRE(checked);
    CHECK(checked->damage.empty());
  }
  CHECK(found > 100);
}

TEST_CASE("members stand by date, undated ones last, and groups by the first of them", "[copies][index]") {
  CopiedArticles articles(3);
  std::vector<article::Article> all;
  for (int i = 0; i < 120; ++i) all.push_back(articles.next("a" + std::to_string(i)));
  const test_support::BuiltIndex built(all, {.segment_articles = 40, .batch_articles = 20});
  const auto generation = store::Generation::open(built.path());
  REQUIRE(generation);
  std::string last_first;
  for (store::CopyGroupId group = 0; group < generation->copies().count(); ++group) {
    std::vector<std::tuple<bool, std::int64_t, std::string>> order;
    generation->copies().for_each_member(group, [&](store::ArticleRef member) {
      const store::Columns& columns = generation->segment(member.segment).columns();
      const schema::Instant date = columns.date(member.docid);
      order.emplace_back(!date.known(), date.start, columns.id(member.docid));
    });
    REQUIRE(order.size() > 1);
    CHECK(std::ranges::is_sorted(order));
    CHECK(last_first < std::get<2>(order.front()));
    last_first = std::get<2>(order.front());
  }
}
