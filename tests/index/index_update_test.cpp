// Specification of update: what comes, what goes, what is left alone, and what is not even read.
#include "index/index_update.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <random>
#include <set>

#include "index/index_remove.h"
#include "index/source_list.h"
#include "store/generation.h"
#include "support/temporary_directory.h"

using namespace dateline;
using test_support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

struct Rejects : index::BuildObserver {
  std::vector<error::Error> errors;
  std::uint64_t articles_read = 0;
  void rejected(const error::Error& failure) override { errors.push_back(failure); }
  void progress(const index::BuildProgress& progress) override {
    if (progress.phase == index::BuildPhase::reading) articles_read = progress.articles;
  }
};

std::string line(const std::string& id, const std::string& title) {
  return R"({"id":")" + id + R"(","title":")" + title + "\"}\n";
}

/// An index of the folder "news" in a folder of its own.
class UpdatedIndex {
 public:
  fs::path path() const { return folder_.path() / "index"; }
  fs::path news(const std::string& name = "") const { return folder_.path() / "news" / name; }
  void write(const std::string& name, const std::string& content) const {
    folder_.write("news/" + name, content);
  }

  /// Times of files count, however new they are, unless `old_enough` is false.
  index::BuildOptions options(bool old_enough = true) const {
    index::BuildOptions options;
    options.entities = false;
    options.sources = {news().string()};
    options.threads = 1;
    options.started = std::chrono::system_clock::now() + std::chrono::hours(old_enough ? 1 : -1);
    return options;
  }
  index::BuildReport build(bool old_enough = true) {
    index::BuildObserver quiet;
    return index::build_index(path(), options(old_enough), quiet).value();
  }
  error::Result<index::BuildReport> try_update(bool prune = false) {
    rejects.errors.clear();
    return index::update_index(path(), {.build = options(), .prune = prune, .merging = {}}, rejects);
  }
  index::BuildReport update(bool prune = false) {
    auto report = try_update(prune);
    REQUIRE(report);
    return *report;
  }
  void remove(const std::string& id) const {
    REQUIRE(index::remove_articles(path(), {.ids = {id}, .keep = 1, .command = "test", .merging = {}}));
  }
  /// Titles by id.
  std::map<std::string, std::string> titles() const {
    const auto generation = store::Generation::open(path());
    REQUIRE(generation);
    std::map<std::string, std::string> titles;
    for (std::size_t i = 0; i < generation->segment_count(); ++i) {
      const store::Segment& segment = generation->segment(i);
      for (store::DocId docid = 1; docid <= segment.article_count(); ++docid)
        if (!segment.tombstones().is_dead(docid))
          titles[std::string(segment.columns().id(docid))] = segment.read_article(docid)->title;
    }
    return titles;
  }
  std::set<std::string> title_set() const {
    std::set<std::string> set;
    for (const auto& [id, title] : titles()) set.insert(title);
    return set;
  }
  /// Names, inodes and times of all files but LOCK, which every run writes.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(path())) {
      struct stat status {};
      REQUIRE(::stat(entry.path().c_str(), &status) == 0);
      if (entry.is_directory() || entry.path().filename() == "LOCK") continue;
      files[entry.path().string()] = std::to_string(status.st_ino) + " " +
                                     std::to_string(status.st_mtim.tv_sec) + "." +
                                     std::to_string(status.st_mtim.tv_nsec);
    }
    return files;
  }

  Rejects rejects;

 private:
  TemporaryDirectory folder_;
};

using Titles = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("an update adds, replaces and leaves", "[index][update]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.write("b.jsonl", line("3", "Three"));
  index.build();
  index.write("a.jsonl", line("1", "One") + line("2", "Second") + line("4", "Four"));
  const auto report = index.update();
  CHECK(report.generation == 2);
  CHECK(report.articles == 4);
  CHECK(report.added == 1);
  CHECK(report.replaced == 1);
  CHECK(report.removed == 0);
  CHECK(report.unchanged == 2);
  CHECK(index.titles() == Titles{{"1", "One"}, {"2", "Second"}, {"3", "Three"}, {"4", "Four"}});
}

TEST_CASE("when nothing has changed nothing is written", "[index][update]") {
  const bool old_enough = GENERATE(true, false);  // files that are new are read again, which changes nothing
  const bool prune = GENERATE(true, false);
  CAPTURE(old_enough, prune);
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.write("c.csv", "id,title,text\n3,Three,body\n");
  index.write("t.txt", "Four\n\nA text.\n");
  index.build(old_enough);
  const auto before = index.files();
  const auto report = index.update(prune);
  CHECK(report.generation == 1);
  CHECK(report.articles == 4);
  CHECK(report.unchanged == 4);
  CHECK(report.added + report.replaced + report.removed == 0);
  CHECK((report.bytes_in == 0) == old_enough);
  CHECK(index.files() == before);
}

TEST_CASE("a file that is as it was is not read", "[index][update]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.write("b.jsonl", line("2", "Two"));
  index.build();
  index.write("b.jsonl", line("2", "Second"));
  CHECK(index.update().bytes_in == line("2", "Second").size());
}

TEST_CASE("a file of the same size and time of modification is read when it was written", "[index][update]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.write("b.jsonl", line("2", "Two"));
  index.build();
  struct stat before {};
  REQUIRE(::stat(index.news("b.jsonl").c_str(), &before) == 0);
  struct stat now = before;
  while (now.st_ctim.tv_nsec == before.st_ctim.tv_nsec && now.st_ctim.tv_sec == before.st_ctim.tv_sec) {
    index.write("b.jsonl", line("2", "Owt"));
    const std::array<timespec, 2> times{before.st_atim, before.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, index.news("b.jsonl").c_str(), times.data(), 0) == 0);
    REQUIRE(::stat(index.news("b.jsonl").c_str(), &now) == 0);
  }
  CHECK(now.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
  CHECK(index.update().replaced == 1);
  CHECK(index.titles()["2"] == "Owt");
}

TEST_CASE("other options read all files anew", "[index][update]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.build();
  index::UpdateOptions options{.build = index.options(), .prune = false, .merging = {}};
  options.build.read.id_prefix = "wire-";
  REQUIRE(index::update_index(index.path(), options, index.rejects));
  CHECK(index.titles() == Titles{{"1", "One"}, {"wire-1", "One"}});
}

TEST_CASE("without --prune what has left the sources stays", "[index][update]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.write("b.jsonl", line("3", "Three"));
  index.build();
  index.write("a.jsonl", line("1", "One"));
  fs::remove(index.news("b.jsonl"));
  CHECK(index.update().generation == 1);
  CHECK(index.titles().size() == 3);
}

TEST_CASE("with --prune it goes: with its file, its record, its member", "[index][update][prune]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.write("b.jsonl", line("3", "Three"));
  index.write("c.jsonl", line("4", "Four"));
  index.build();
  index.write("a.jsonl", line("1", "One"));
  fs::remove(index.news("b.jsonl"));
  const auto report = index.update(true);
  CHECK(report.removed == 2);
  CHECK(report.unchanged == 2);
  CHECK(index.titles() == Titles{{"1", "One"}, {"4", "Four"}});
}

TEST_CASE("an update without --prune hides nothing from a later one with it", "[index][update][prune]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.write("b.jsonl", line("2", "Two"));
  index.build();
  index.write("a.jsonl", line("3", "Three"));  // as many articles as before
  index.update();
  CHECK(index.titles().size() == 3);
  index.update(true);
  CHECK(index.titles() == Titles{{"2", "Two"}, {"3", "Three"}});
}

TEST_CASE("--prune leaves what was read elsewhere", "[index][update][prune]") {
  UpdatedIndex index;
  index.write("a/a.jsonl", line("1", "One"));
  index.write("b/b.jsonl", line("2", "Two"));
  index.write("ab/c.jsonl", line("3", "Three"));  // not below "a"
  index.build();
  fs::remove(index.news("b/b.jsonl"));
  fs::remove(index.news("ab/c.jsonl"));
  index.write("a/a.jsonl", line("4", "Four"));
  index::UpdateOptions options{.build = index.options(), .prune = true, .merging = {}};
  options.build.sources = {index.news("a").string()};
  REQUIRE(index::update_index(index.path(), options, index.rejects));
  CHECK(index.titles() == Titles{{"2", "Two"}, {"3", "Three"}, {"4", "Four"}});
}

TEST_CASE("--prune refuses a source that is missing or newly empty", "[index][update][prune]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.build();
  const auto before = index.files();
  SECTION("missing") { fs::remove_all(index.news()); }
  SECTION("an empty folder") { fs::remove(index.news("a.jsonl")); }
  SECTION("only empty files") { index.write("a.jsonl", ""); }
  const auto report = index.try_update(true);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == error::ErrorKind::bad_source);
  CHECK_FALSE(report.error().hint.empty());
  CHECK(index.files() == before);
}

TEST_CASE("--prune removes nothing that it could not look at", "[index][update][prune]") {
  if (::geteuid() == 0) {
    WARN("skipped: root may read everything");
    return;
  }
  UpdatedIndex index;
  index.write("a/a.jsonl", line("1", "One"));
  index.write("b.jsonl", line("2", "Two"));
  index.build();
  fs::permissions(index.news("a"), fs::perms::none);
  const auto report = index.try_update(true);
  fs::permissions(index.news("a"), fs::perms::owner_all);
  CHECK(index.titles().size() == 2);
  if (report) CHECK(report->unreadable == 1);
}

TEST_CASE("--prune removes nothing of a file with records that could not be read", "[index][update][prune]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.build();
  index.write("a.jsonl", line("1", "One") + "{\"id\":\"2\",\"title\":\n");
  const auto report = index.update(true);
  CHECK(report.rejected == 1);
  CHECK(report.removed == 0);
  CHECK(index.titles().size() == 2);
}

TEST_CASE("a moved file takes its article along", "[index][update][moved]") {
  const bool prune = GENERATE(true, false);
  UpdatedIndex index;
  index.write("old.txt", "A title\n\nA text.\n");
  index.write("b.jsonl", line("1", "One"));
  index.build();
  const Titles before = index.titles();
  fs::rename(index.news("old.txt"), index.news("new.txt"));
  const auto report = index.update(prune);
  CHECK(report.replaced == 1);
  CHECK(report.added == 0);
  CHECK(report.removed == 0);
  CHECK(index.titles() != before);  // its id is made from its path
  CHECK(index.title_set() == std::set<std::string>{"A title", "One"});
  fs::rename(index.news("new.txt"), index.news("old.txt"));
  index.update(prune);
  CHECK(index.titles() == before);
}

TEST_CASE("a copied file is another article", "[index][update][moved]") {
  UpdatedIndex index;
  index.write("old.txt", "A title\n\nA text.\n");
  index.build();
  index.write("new.txt", "A title\n\nA text.\n");
  const auto report = index.update();
  CHECK(report.added == 1);
  CHECK(report.articles == 2);
}

TEST_CASE("one id in two files: the later file wins, whichever of them was read", "[index][update][twice]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "Of a"));
  index.write("b.jsonl", line("1", "Of b"));
  index.build();
  CHECK(index.titles()["1"] == "Of b");

  SECTION("nothing has changed") {
    const bool prune = GENERATE(true, false);
    CAPTURE(prune);
    CHECK(index.update(prune).generation == 1);
    CHECK(index.titles()["1"] == "Of b");
  }
  SECTION("the earlier file changes") {
    index.write("a.jsonl", line("1", "Of a again") + line("2", "Two"));
    index.update();
    CHECK(index.titles() == Titles{{"1", "Of b"}, {"2", "Two"}});
  }
  SECTION("the later file goes") {
    fs::remove(index.news("b.jsonl"));
    index.update(true);
    CHECK(index.titles()["1"] == "Of a");
  }
  SECTION("the later file no longer holds it") {
    index.write("b.jsonl", line("2", "Two"));
    index.update(true);
    CHECK(index.titles() == Titles{{"1", "Of a"}, {"2", "Two"}});
  }
}

TEST_CASE("removed articles stay away until their content changes", "[index][update][remove]") {
  const bool old_enough = GENERATE(true, false);
  const bool prune = GENERATE(true, false);
  CAPTURE(old_enough, prune);
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.build(old_enough);
  index.remove("1");
  CHECK(index.update(prune).articles == 1);
  index.write("a.jsonl", line("1", "One") + line("2", "Second"));  // the file changes, the article does not
  CHECK(index.update(prune).articles == 1);
  index.write("a.jsonl", line("1", "First") + line("2", "Second"));
  CHECK(index.update(prune).articles == 2);
}

TEST_CASE("of JSON Lines that have grown only the new lines are read", "[index][update][grown]") {
  UpdatedIndex index;
  const std::string old = line("1", "One") + line("2", "Two");
  index.write("a.jsonl", old);
  index.build();
  index.write("a.jsonl", old + line("3", "Three") + "{\"id\":\n");
  const auto report = index.update();
  CHECK(report.added == 1);
  CHECK(report.articles == 3);
  CHECK(index.rejects.articles_read == 1);
  REQUIRE(index.rejects.errors.size() == 1);
  CHECK(index.rejects.errors.front().place.line == 4);  // of the file, not of the new part
}

TEST_CASE("a new part without any article is no reason to fail", "[index][update][grown]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.build();
  index.write("a.jsonl", line("1", "One") + "broken\n");
  const auto report = index.update();
  CHECK(report.rejected == 1);
  CHECK(report.generation == 1);
}

TEST_CASE("of CSV that has grown only the new rows are read", "[index][update][grown]") {
  UpdatedIndex index;
  const std::string old = "id,title,\"text\n(whole)\"\n1,One,\"a\nb\"\n2,Two,b\n";
  const std::string mapped = "text\n(whole)";
  index.write("a.csv", old);
  index::UpdateOptions options{.build = index.options(), .prune = false, .merging = {}};
  options.build.read.map.emplace("body", mapped);
  REQUIRE(index::build_index(index.path(), options.build, index.rejects));
  index.write("a.csv", old + "3,Three,c\n4,,\n");
  const auto report = index::update_index(index.path(), options, index.rejects);
  REQUIRE(report);
  CHECK(index.titles() == Titles{{"1", "One"}, {"2", "Two"}, {"3", "Three"}});
  CHECK(index.rejects.articles_read == 1);
  REQUIRE(index.rejects.errors.size() == 1);
  CHECK(index.rejects.errors.front().place.line == 7);
}

TEST_CASE("of an mbox that has grown only the new messages are read", "[index][update][grown]") {
  const auto message = [](const std::string& number) {
    return "From desk@a.example Fri Mar 22 10:15:00 2024\nFrom: A <desk@a.example>\nSubject: " + number +
           "\nMessage-ID: <" + number + "@a.example>\n\nText " + number + ".\n";
  };
  UpdatedIndex index;
  const std::string old = message("1") + "\n" + message("2");
  index.write("a.mbox", old);
  index.build();
  index.rejects = {};
  SECTION("messages were appended") {
    const std::string blank = GENERATE("", "\n", "\r\n\n");
    index.write("a.mbox", old + blank + message("3") + "\nFrom a@a.example Fri Mar 22 10:15:00 2024\nnone\n");
    const auto report = index.update();
    CHECK(report.added == 1);
    CHECK(report.articles == 3);
    CHECK(index.rejects.articles_read == 1);
    REQUIRE(index.rejects.errors.size() == 1);
    const std::string whole = old + blank + message("3") + "\n";
    CHECK(index.rejects.errors.front().place.line ==
          static_cast<std::uint64_t>(std::ranges::count(whole, '\n')) + 1);
    CHECK(index.rejects.errors.front().message.starts_with("the message at byte " +
                                                           std::to_string(whole.size())));
  }
  SECTION("the last message went on") {
    index.write("a.mbox", old + "More.\n" + message("3"));
    const auto report = index.update();
    CHECK(report.replaced == 1);
    CHECK(report.added == 1);
    CHECK(index.rejects.articles_read == 3);
  }
}

TEST_CASE("a file whose old part has changed too is read whole", "[index][update][grown]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One") + line("2", "Two"));
  index.build();
  index.write("a.jsonl", line("1", "Eno") + line("2", "Two") + line("3", "Three"));
  const auto report = index.update();
  CHECK(report.replaced == 1);
  CHECK(report.added == 1);
  CHECK(index.titles() == Titles{{"1", "Eno"}, {"2", "Two"}, {"3", "Three"}});
}

TEST_CASE("a last line that was not finished is read when it is", "[index][update][grown]") {
  UpdatedIndex index;
  const std::string second = line("2", "Two");
  SECTION("in the middle of a record") {
    index.write("a.jsonl", line("1", "One") + second.substr(0, 9));
    CHECK(index.build().rejected == 1);
  }
  SECTION("only its line feed is missing") {
    index.write("a.jsonl", line("1", "One") + second.substr(0, second.size() - 1));
    CHECK(index.build().rejected == 0);
  }
  index.write("a.jsonl", line("1", "One") + second + line("3", "Three"));
  CHECK(index.update().rejected == 0);
  CHECK(index.titles() == Titles{{"1", "One"}, {"2", "Two"}, {"3", "Three"}});
}

TEST_CASE("a file that has grown twice knows all its lines", "[index][update][grown]") {
  UpdatedIndex index;
  std::string content = line("1", "One");
  index.write("a.jsonl", content);
  index.build();
  index.write("a.jsonl", content += line("2", "Two"));
  index.update();
  index.write("a.jsonl", content += line("3", "Three") + "broken\n");
  index.update();
  CHECK(index.titles().size() == 3);
  REQUIRE(index.rejects.errors.size() == 1);
  CHECK(index.rejects.errors.front().place.line == 4);
}

TEST_CASE("an update that is stopped leaves nothing", "[index][update]") {
  struct Stopped : index::BuildObserver {
    int asked = 0;
    bool cancelled() override { return ++asked > 2; }
  } stopped;
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  index.build();
  const auto before = index.files();
  index.write("b.jsonl", line("2", "Two") + line("3", "Three") + line("4", "Four"));
  const auto report =
      index::update_index(index.path(), {.build = index.options(), .prune = false, .merging = {}}, stopped);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == error::ErrorKind::interrupted);
  CHECK(index.files() == before);
  CHECK(index.update().added == 3);
}

TEST_CASE("an update needs an index", "[index][update]") {
  UpdatedIndex index;
  index.write("a.jsonl", line("1", "One"));
  const auto report = index.try_update();
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == error::ErrorKind::not_found);
  CHECK_FALSE(fs::exists(index.path()));
}

namespace {

/// An item of ninjs; `state`: further members.
std::string item(const std::string& id, int version, const std::string& title,
                 const std::string& state = "") {
  return R"({"uri":")" + id + R"(","version":")" + std::to_string(version) +
         R"(","versioncreated":"2024-02-0)" + std::to_string(version) +
         R"(T00:00:00Z","copyrightnotice":"x",)" + R"("headline":")" + title + "\"" + state + "}\n";
}
const std::string kKilled = R"(,"pubstatus":"canceled")";

}  // namespace

TEST_CASE("a later version of an item wins whatever the order", "[index][editions]") {
  UpdatedIndex idx;
  idx.write("a.jsonl",
            item("u", 3, "third") + item("u", 1, "first") + item("v", 1, "one") + item("v", 2, "two"));
  const auto built = idx.build();
  CHECK(idx.titles() == std::map<std::string, std::string>{{"u", "third"}, {"v", "two"}});
  CHECK(built.replaced == 2);
  CHECK(built.conflicting == 0);
  idx.write("b.jsonl", item("u", 2, "second") + item("v", 3, "three"));
  const auto updated = idx.update();
  CHECK(idx.titles() == std::map<std::string, std::string>{{"u", "third"}, {"v", "three"}});
  CHECK(updated.replaced == 1);
  CHECK(updated.articles == 2);
}

TEST_CASE("a kill removes the item, in a build and in an update", "[index][editions]") {
  UpdatedIndex idx;
  idx.write("a.jsonl", item("u", 2, "", kKilled) + item("u", 1, "one") + item("v", 1, "one") +
                           item("w", 1, "w") + item("w", 2, "", kKilled) + item("w", 3, "again"));
  const auto built = idx.build();
  CHECK(idx.titles() == std::map<std::string, std::string>{{"v", "one"}, {"w", "again"}});
  CHECK(built.articles == 2);
  CHECK(built.withdrawn == 2);
  idx.write("b.jsonl", item("v", 2, "", kKilled));
  const auto killed = idx.update();
  CHECK(idx.titles() == std::map<std::string, std::string>{{"w", "again"}});
  CHECK(killed.removed == 1);
  CHECK(killed.articles == 1);
  CHECK(killed.withdrawn == 1);

  SECTION("what was killed does not come back") {
    idx.write("c.jsonl", item("v", 1, "one") + item("u", 1, "one") + item("x", 1, "x"));
    idx.update();
    CHECK(idx.titles() == std::map<std::string, std::string>{{"w", "again"}, {"x", "x"}});
  }
  SECTION("a later version does, and stays") {
    idx.write("c.jsonl", item("v", 3, "three"));
    CHECK(idx.update().added == 1);
    CHECK(idx.titles() == std::map<std::string, std::string>{{"v", "three"}, {"w", "again"}});
    idx.write("d.jsonl", item("v", 2, "", kKilled));
    idx.update();
    CHECK(idx.titles().contains("v"));
  }
}

TEST_CASE("an embargoed item is held back until its instant", "[index][editions]") {
  UpdatedIndex idx;
  const std::string embargo = R"(,"embargoed":"2024-03-01T00:00:00Z")";
  idx.write("a.jsonl", item("u", 1, "open") + item("v", 1, "secret", embargo));
  index::BuildObserver quiet;
  auto options = idx.options();
  const auto at = [](std::int64_t seconds) {
    return std::chrono::system_clock::time_point(std::chrono::seconds(seconds));
  };
  options.read.started = at(1709251199);  // a second before
  const auto built = index::build_index(idx.path(), options, quiet).value();
  CHECK(built.held_back == 1);
  CHECK(idx.titles() == std::map<std::string, std::string>{{"u", "open"}});
  options.read.started = at(1709251200);
  const auto updated =
      index::update_index(idx.path(), {.build = options, .prune = false, .merging = {}}, quiet);
  REQUIRE(updated);
  CHECK(updated->held_back == 0);
  CHECK(updated->added == 1);
  CHECK(idx.titles() == std::map<std::string, std::string>{{"u", "open"}, {"v", "secret"}});
}

TEST_CASE("all items of an index may be killed", "[index][editions]") {
  UpdatedIndex idx;
  idx.write("a.jsonl", item("u", 1, "one"));
  idx.build();
  idx.write("b.jsonl", item("u", 2, "", kKilled));
  CHECK(idx.update().articles == 0);
  CHECK(idx.titles().empty());
  CHECK(idx.build().articles == 0);
  CHECK(idx.titles().empty());
}

TEST_CASE("random versions and kills: builds and updates end as the rule says", "[index][editions]") {
  const unsigned seed = GENERATE(range(1U, 9U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  UpdatedIndex idx;
  struct Fate {
    int version = 0;
    bool killed = false;
  };
  std::map<std::string, Fate>
      fates;  // the latest version of each item; a kill of a version counts more than the version
  idx.write("0.jsonl", item("first", 1, "first"));
  fates["first"] = {1, false};
  idx.build();
  for (int file = 1; file <= 4; ++file) {
    std::string lines;
    for (int n = 0; n < 6; ++n) {
      const std::string id(1, static_cast<char>('a' + random() % 4));
      const int version = static_cast<int>(random() % 9) + 1;
      const bool killed = random() % 3 == 0;
      lines += item(id, version, id + std::to_string(version), killed ? kKilled : "");
      Fate& fate = fates[id];
      if (version == fate.version) fate.killed = fate.killed || killed;
      if (version > fate.version) fate = {version, killed};
    }
    idx.write(std::to_string(file) + ".jsonl", lines);
    const auto report = idx.update();
    std::map<std::string, std::string> expected;
    for (const auto& [id, fate] : fates)
      if (!fate.killed) expected[id] = id == "first" ? id : id + std::to_string(fate.version);
    CHECK(idx.titles() == expected);
    CHECK(report.articles == expected.size());
  }
  const auto updated = idx.titles();
  CHECK(idx.build().articles == updated.size());
  CHECK(idx.titles() == updated);
}
