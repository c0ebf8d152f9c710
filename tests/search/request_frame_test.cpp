// What of a query in whole sentences does not rank: the words about the search itself.
#include "search/request_frame.h"

#include <catch2/catch.hpp>
#include <string>

#include "search/query_parser.h"

namespace dateline::search {
namespace {

/// The words that rank.
std::string ranked(const std::string& query, const std::string& language = "", bool plain = true) {
  ParseOptions options;
  options.plain = plain;
  options.bare_or = true;
  options.language = language;
  const QueryNode root = parse_query(query, options).value().root;
  if (root.kind == NodeKind::word) return root.text;
  std::string words;
  for (const QueryNode& word : root.children)
    if (!word.stop_word) words += (words.empty() ? "" : " ") + word.text;
  return words;
}

}  // namespace

TEST_CASE("words about the search itself do not rank", "[search][query][frame]") {
  const auto [query, words] = GENERATE(table<std::string, std::string>({
      {"I am interested in articles on the price of oil", "price oil"},
      {"I'm looking for reports about whales", "whales"},
      {"I WOULD BE PLEASED TO RECEIVE ANY PAPERS DESCRIBING BRIDGES", "bridges"},
      {"what documents discuss the siege of Leningrad?", "siege leningrad"},
      {"Find all articles dealing with floods", "floods"},
      {"list of any information on cod", "cod"},
      {"papers on lasers", "lasers"},
      {"articles describing volcanoes", "volcanoes"},
      {"please give me some information about tides", "tides"},
      // Every sentence can begin with one.
      {"Whales. I am especially interested in their songs.", "whales songs"},
      {"whales: articles on their songs", "whales songs"},
      // What has no stop word or joining word between it and the subject belongs to the subject.
      {"I am interested in information policy", "information policy"},
      {"I want news corporation shares", "want news corporation shares"},
      {"what information technology costs", "information technology costs"},
      // No frames: nobody asks, and no kind of text is joined to a subject.
      {"find my phone", "phone"},
      {"need for speed", "need speed"},
      {"search for the missing aircraft", "search missing aircraft"},
      {"information retrieval", "information retrieval"},
      {"news corporation", "news corporation"},
      {"oil report on whales", "oil report whales"},
      // Who asks is no country.
      {"US papers on oil", "us papers oil"},
      // Nothing else is left.
      {"information on", "information"},
      {"I am interested", "interested"},
  }));
  CAPTURE(query);
  CHECK(ranked(query) == words);
}

TEST_CASE("frames are English, and those of plain queries", "[search][query][frame]") {
  CHECK(ranked("papers on lasers", "en") == "lasers");
  CHECK(ranked("papers on lasers", "de") == "papers on lasers");
  CHECK(ranked("papers on lasers", "", false) == "papers lasers");
}

}  // namespace dateline::search
