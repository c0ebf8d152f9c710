// Pages with what is expected of them, in the forms that newspaper4k, goose3 and trafilatura keep their tests
// in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::pages {

struct ExpectedPage {
  std::string name;  // of the file
  std::filesystem::path file;
  std::string text;                  // the body, or its beginning; empty when nobody says
  std::vector<std::string> with;     // passages that must be in the body
  std::vector<std::string> without;  // passages that must not
  std::string title;
  std::string date;
  std::string url;
};

/// Sorted by name; empty when the folder is not there. `folder`: the one with html/ and txt/ in it.
std::vector<ExpectedPage> newspaper_pages(const std::filesystem::path& folder);
std::vector<ExpectedPage> goose_pages(const std::filesystem::path& folder);
std::vector<ExpectedPage> trafilatura_pages(const std::filesystem::path& folder);

}  // namespace dateline::pages
