// Each collection has its own layout of folders and keys.
#include "pages/page_collections.h"

#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace dateline::pages {
namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string member(const dom::element& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<std::string> members(const dom::element& object, const char* key) {
  std::vector<std::string> out;
  dom::array array;
  if (object[key].get(array) != simdjson::SUCCESS) return out;
  for (const dom::element each : array) {
    std::string_view text;
    if (each.get(text) == simdjson::SUCCESS) out.emplace_back(text);
  }
  return out;
}

std::vector<fs::path> files_below(const fs::path& folder, const char* extension) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::vector<ExpectedPage> newspaper_pages(const fs::path& folder) {
  std::vector<ExpectedPage> pages;
  for (const fs::path& file : files_below(folder / "html", ".html")) {
    ExpectedPage page;
    page.name = file.stem().string();
    page.file = file;
    page.text = contents(folder / "txt" / (page.name + ".txt"));
    dom::parser parser;
    dom::element root;
    if (parser.load((folder / "metadata" / (page.name + ".json")).string()).get(root) == simdjson::SUCCESS) {
      page.title = member(root, "title");
      page.date = member(root, "publish_date");
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<ExpectedPage> goose_pages(const fs::path& folder) {
  std::vector<ExpectedPage> pages;
  for (const fs::path& file : files_below(folder, ".html")) {
    ExpectedPage page;
    page.name = file.stem().string();
    page.file = file;
    dom::parser parser;
    dom::element root;
    fs::path json = file;
    if (parser.load(json.replace_extension(".json").string()).get(root) == simdjson::SUCCESS) {
      page.url = member(root, "url");
      dom::element expected;
      if (root["expected"].get(expected) == simdjson::SUCCESS) {
        page.text = member(expected, "cleaned_text");
        page.title = member(expected, "title");
        page.date = member(expected, "publish_date");
      }
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<ExpectedPage> trafilatura_pages(const fs::path& folder) {
  std::vector<ExpectedPage> pages;
  dom::parser parser;
  dom::object root;
  if (parser.load((folder / "expected.json").string()).get(root) != simdjson::SUCCESS) return pages;
  for (const auto& [key, value] : root) {
    ExpectedPage page;
    page.name = member(value, "file");
    page.file = folder / "pages" / page.name;
    page.url = std::string(key);
    page.with = members(value, "with");
    page.without = members(value, "without");
    page.title = member(value, "title");
    page.date = member(value, "date");
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace dateline::pages
