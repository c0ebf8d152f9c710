// Facet counts over the Reuters collection equal a linear scan of its SGML that shares nothing with the index
// but words' stems.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_build.h"
#include "search/searcher.h"
#include "support/corpora.h"
#include "support/temporary_directory.h"
#include "text/analyzer.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

using Counts = std::map<std::string, std::uint64_t>;

std::string between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return {};
  const std::size_t from = begin + open.size();
  return std::string(text.substr(from, text.find(close, from) - from));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

/// Character references resolved the plain way: control characters are blanks.
std::string resolved(std::string text) {
  for (int code = 1; code < 32; ++code)
    text = replaced(std::move(text), "&#" + std::to_string(code) + ";", " ");
  text = replaced(std::move(text), "&lt;", "<");
  text = replaced(std::move(text), "&gt;", ">");
  return replaced(std::move(text), "&amp;", "&");
}

std::set<std::string> tagged(std::string_view record, const std::string& name) {
  std::set<std::string> values;
  std::string list = between(record, "<" + name + ">", "</" + name + ">");
  for (std::string value = between(list, "<D>", "</D>"); !value.empty();
       value = between(list, "<D>", "</D>")) {
    values.insert(resolved(value));
    list.erase(0, list.find("</D>") + 4);
  }
  return values;
}

class LinearScan {
 public:
  LinearScan() : analyzer_(std::move(*text::Analyzer::open())) {}

  /// Does the record hold all stems, in its title or its text?
  bool holds(std::string_view record, const std::vector<std::string>& stems) {
    const std::string title = resolved(between(record, "<TITLE>", "</TITLE>"));
    std::string body = between(record, "<BODY>", "</BODY>");
    if (record.find("TYPE=\"UNPROC\"") != std::string_view::npos)
      body = between(record, "<TEXT TYPE=\"UNPROC\">", "</TEXT>");
    body = resolved(body);
    std::set<std::string, std::less<>> found;
    for (const std::string& text : {title, body}) {
      analyzer_.analyze(text, "en", forms_, analysed_);
      for (const text::Token& token : analysed_.tokens)
        found.emplace(forms_.stem(forms_.form(token.form).stem));
    }
    return std::ranges::all_of(stems, [&](const std::string& stem) { return found.contains(stem); });
  }

 private:
  text::Analyzer analyzer_;
  text::FormTable forms_;
  text::AnalysedText analysed_;
};

struct Expected {
  std::uint64_t records = 0;
  std::uint64_t total = 0;
  Counts places;
  Counts topics;
};

Expected scan(const fs::path& folder, const std::vector<std::string>& stems) {
  Expected expected;
  LinearScan scan;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".sgm") continue;
    const std::string text = test_support::read_whole_file(entry.path());
    for (std::size_t at = text.find("<REUTERS"); at != std::string::npos;
         at = text.find("<REUTERS", at + 1)) {
      const std::string_view record = std::string_view(text).substr(at, text.find("</REUTERS>", at) - at);
      ++expected.records;
      if (!scan.holds(record, stems)) continue;
      ++expected.total;
      for (const std::string& place : tagged(record, "PLACES")) ++expected.places[place];
      for (const std::string& topic : tagged(record, "TOPICS")) ++expected.topics[topic];
    }
  }
  return expected;
}

Counts as_counts(const search::FacetAnswer& facet) {
  Counts counts;
  for (const search::FacetCount& count : facet.counts) counts[count.value] = count.count;
  return counts;
}

}  // namespace

TEST_CASE("oil AND opec: places and topics equal a linear scan of the Reuters files", "[journey][facets]") {
  const auto folder = test_support::corpus("reuters21578");
  if (!folder) return;
  const Expected expected = scan(*folder, {"oil", "opec"});
  REQUIRE(expected.records == 11'000);
  REQUIRE(expected.total > 50);

  const test_support::TemporaryDirectory scratch;
  index::BuildOptions options;
  options.entities = false;  // facets are the tags, as they are
  for (const auto& entry : fs::directory_iterator(*folder))
    if (entry.path().extension() == ".sgm") options.sources.push_back(entry.path().string());
  std::ranges::sort(options.sources);
  options.read.language = "en";  // the scan stems everything as English
  options.strict = true;
  index::BuildObserver quiet;
  const auto built = index::build_index(scratch.path() / "index", options, quiet);
  if (!built) FAIL(error::describe(built.error()));
  CHECK(built->articles == 11'000);
  CHECK(built->rejected == 0);

  auto searcher = search::Searcher::open(scratch.path() / "index");
  REQUIRE(searcher);
  search::SearchRequest request;
  request.query = *search::parse_query("oil AND opec");
  request.facets = {*search::parse_facet_choice("place:1000"), *search::parse_facet_choice("topic:1000")};
  const auto answer = searcher->answer(request);
  REQUIRE(answer);
  CHECK(answer->total == expected.total);
  CHECK(as_counts(answer->facets[0]) == expected.places);
  CHECK(as_counts(answer->facets[1]) == expected.topics);
}
