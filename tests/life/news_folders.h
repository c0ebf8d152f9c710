// Folders of news as they change on disk between two runs: files of every format come, change, grow, move and
// go.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/random_articles.h"
#include "support/temporary_directory.h"

namespace dateline::test_support {

class NewsFolders {
 public:
  /// `root` outlives the object. Two folders below it, "one" and "two", with a few files each.
  NewsFolders(const TemporaryDirectory& root, Random& random);

  std::vector<std::string> both() const { return {folder("one"), folder("two")}; }
  std::string folder(const std::string& name) const { return (root_->path() / name).string(); }

  /// One change; what it was, for messages.
  std::string change();

 private:
  std::string some_file() const;
  std::string articles_as(const std::string& ending);
  std::string article_line(const std::string& ending, bool may_be_broken);
  std::string text_file();
  std::string archive();
  std::string content_for(const std::string& name);
  void write(const std::string& name, const std::string& content);
  std::string grow(const std::string& name);
  std::string edit_archive(const std::string& name);

  const TemporaryDirectory* root_;
  Random* random_;
  std::map<std::string, std::string> files_;  // name below the root -> content
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> members_;  // of archives
  std::uint64_t serial_ = 0;  // makes every text unlike all others
};

}  // namespace dateline::test_support
