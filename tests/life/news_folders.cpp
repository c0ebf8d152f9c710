// Folders of news as they change on disk between two runs.
#include "life/news_folders.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <tuple>

#include "io/make_archive.h"
#include "search/random_search.h"
#include "support/built_index.h"

namespace dateline::test_support {
namespace {

namespace fs = std::filesystem;

constexpr std::array kNames{"one/a.jsonl",  "one/b.jsonl",  "one/c.csv",     "one/t1.txt", "one/deep/t2.txt",
                            "one/pack.tar", "one/t3.txt",   "two/a.jsonl",   "two/d.csv",  "two/t1.txt",
                            "two/e.jsonl",  "two/more.tar", "two/in/f.jsonl"};
/// Names that become one over articles, and which one depends on how many articles say so.
constexpr std::array kSentencesOfNames{
    "President Vladimir Putin met Angela Merkel in Moscow.",
    "Mr. Putin spoke to the Crop Science Society (CSS) in Lyon.",
    "The Civil Service Staff (CSS) was founded in Paris by Bob Rayner.",
    "The CSS said on Monday that it would strike.",
    "Mrs. Angela Rayner of the Labour Party flew to Washington.",
    "Rayner said that Chrysler Corp. was in talks with Bob Chrysler.",
    "Ronald W. Reagan and Ronald Reagan are one man, Islamic State (ISIS) is no state."};
constexpr const char* kCsvHeader = "id,title,\"text\",date,source,language\n";

std::string ending_of(const std::string& name) { return name.substr(name.rfind('.')); }

std::string csv_cell(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

auto times_of(const fs::path& path) {
  struct stat status {};
  ::stat(path.c_str(), &status);
  return std::tuple(status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
                    status.st_ctim.tv_nsec);
}

}  // namespace

NewsFolders::NewsFolders(const TemporaryDirectory& root, Random& random) : root_(&root), random_(&random) {
  write("one/a.jsonl", content_for("one/a.jsonl"));
  write("two/t1.txt", content_for("two/t1.txt"));
  for (std::uint64_t i = random.below(7); i > 0; --i) {
    const std::string name = kNames[random.below(kNames.size())];
    write(name, content_for(name));
  }
}

std::string NewsFolders::some_file() const {
  auto file = files_.begin();
  std::advance(file, static_cast<std::ptrdiff_t>(random_->below(files_.size())));
  return file->first;
}

/// One record of JSON Lines or CSV; its id is one of 30, so that files share ids.
std::string NewsFolders::article_line(const std::string& ending, bool may_be_broken) {
  article::Article article = random_worded_articles(*random_, 1).front().article;
  article.id = "a" + std::to_string(1000 + random_->below(30));
  article.body += (article.body.empty() ? "n" : " n") + std::to_string(++serial_);
  if (random_->chance(60))
    article.body += std::string(". ") + kSentencesOfNames[random_->below(kSentencesOfNames.size())];
  if (ending != ".csv") {
    if (may_be_broken && random_->chance(2)) return "{\"id\":\"broken\n";
    return as_json_line(article);
  }
  return article.id + "," + csv_cell(article.title) + "," + csv_cell(article.body) + "," +
         schema::to_iso(article.published) + "," + article.source + "," + article.language + "\n";
}

std::string NewsFolders::articles_as(const std::string& ending) {
  std::string content = ending == ".csv" ? kCsvHeader : "";
  content += article_line(ending, false);  // sources without any article are refused
  for (std::uint64_t i = random_->below(9); i > 0; --i) content += article_line(ending, true);
  if (random_->chance(15)) content.pop_back();  // a last line without its end
  return content;
}

std::string NewsFolders::text_file() {
  const article::Article article = random_worded_articles(*random_, 1).front().article;
  return "n" + std::to_string(++serial_) + " " + article.title + "\n\n" + article.body + " bank\n";
}

std::string NewsFolders::archive() {
  auto& members = members_["new"];
  members.clear();
  for (std::uint64_t i = 1 + random_->below(3); i > 0; --i)
    members.emplace_back("m" + std::to_string(i) + ".txt", text_file());
  if (random_->chance(50)) members.emplace_back("wire.jsonl", articles_as(".jsonl"));
  return make_archive("ustar", "none", members);
}

std::string NewsFolders::content_for(const std::string& name) {
  const std::string ending = ending_of(name);
  if (ending == ".txt") return text_file();
  if (ending != ".tar") return articles_as(ending);
  std::string bytes = archive();
  members_[name] = members_["new"];
  return bytes;
}

/// Until its times or size differ from what they were: clocks of file systems tick a few milliseconds.
void NewsFolders::write(const std::string& name, const std::string& content) {
  const auto before = times_of(root_->path() / name);
  do {
    root_->write(name, content);
  } while (times_of(root_->path() / name) == before);
  files_[name] = content;
}

std::string NewsFolders::grow(const std::string& name) {
  const std::string ending = ending_of(name);
  std::string content = files_[name];
  if (ending != ".jsonl" && ending != ".csv") return "nothing";
  // What follows a line without an end spoils it, and a source without any article is refused.
  if (content.find('\n') == std::string::npos) content += '\n';
  for (std::uint64_t i = 1 + random_->below(3); i > 0; --i) content += article_line(ending, true);
  write(name, content);
  return "grow " + name;
}

/// One member changes, comes or goes.
std::string NewsFolders::edit_archive(const std::string& name) {
  auto& members = members_[name];
  const std::uint64_t choice = random_->below(3);
  if (choice == 0 && members.size() > 1) members.erase(members.begin());
  if (choice == 1) members.emplace_back("x" + std::to_string(++serial_) + ".txt", text_file());
  if (choice == 2)
    members.back().second = ending_of(members.back().first) == ".txt" ? text_file() : articles_as(".jsonl");
  write(name, make_archive("ustar", "none", members));
  return "edit archive " + name;
}

std::string NewsFolders::change() {
  const std::uint64_t choice = random_->below(20);
  const std::string name = some_file();
  const fs::path path = root_->path() / name;
  if (choice < 6) return grow(name);
  if (choice < 8) {
    if (ending_of(name) == ".tar") return edit_archive(name);
    write(name, content_for(name));
    return "rewrite " + name;
  }
  if (choice < 12) {
    const std::string added = kNames[random_->below(kNames.size())];
    write(added, content_for(added));
    return "write " + added;
  }
  if (choice < 14) {
    const std::string touched = files_[name];
    write(name, touched);
    return "touch " + name;
  }
  if (choice < 17 && files_.size() > 3 && name != "one/a.jsonl" && name != "two/t1.txt") {
    fs::remove(path);
    files_.erase(name);
    return "delete " + name;
  }
  const std::string target = kNames[random_->below(kNames.size())];
  if (ending_of(target) != ending_of(name) || files_.contains(target) || name == "one/a.jsonl" ||
      name == "two/t1.txt")
    return "nothing";
  fs::create_directories((root_->path() / target).parent_path());
  fs::rename(path, root_->path() / target);
  files_[target] = files_[name];
  members_[target] = members_[name];
  files_.erase(name);
  return "move " + name + " to " + target;
}

}  // namespace dateline::test_support
