// Exchange formats as agencies and their standards body wrote them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "article/clean_text.h"
#include "article/read_text.h"
#include "support/corpora.h"

using namespace dateline::article;
using dateline::test_support::corpus;
namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_below(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ending) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

ReadResult read_file(const fs::path& path, bool keep = false) {
  ReadOptions options;
  options.keep_non_articles = keep;
  return read_text(Format::automatic, content_of(path), options, path.filename().string());
}

}  // namespace

TEST_CASE("dpa-digitalwires says the same as its NewsML-G2", "[article][exchange][corpora]") {
  const auto folder = corpus("exchange/dpa-digitalwires/tests/data");
  if (!folder) return;
  std::size_t stories = 0;
  for (const fs::path& xml : files_below(*folder / "output", ".xml")) {
    INFO(xml);
    const ReadResult json = read_file(*folder / "input" / (xml.stem().string() + ".json"), true);
    const ReadResult g2 = read_file(xml, true);
    CHECK(json.notes.format == Format::digitalwires);
    CHECK(g2.notes.format == Format::newsml);
    REQUIRE(json.articles.size() >= 1);
    REQUIRE(g2.articles.size() >= 1);
    CHECK(json.articles[0].id == g2.articles[0].id);
    CHECK(json.articles[0].title == g2.articles[0].title);
    CHECK(json.articles[0].published == g2.articles[0].published);
    CHECK(json.articles[0].edition == g2.articles[0].edition);
    CHECK(json.articles[0].embargo == g2.articles[0].embargo);
    CHECK(json.articles[0].language == g2.articles[0].language);
    CHECK(json.articles[0].body == g2.articles[0].body);
    ++stories;
  }
  CHECK(stories == 18);
}

namespace {

/// Files of a folder by why they hold no article; the others under "read" with how many articles.
struct Outcomes {
  std::map<std::string, std::size_t> read;
  std::map<std::string, std::vector<std::string>> not_read;
};

Outcomes outcomes(const fs::path& folder, const std::string& ending) {
  Outcomes found;
  for (const fs::path& path : files_below(folder, ending)) {
    const ReadResult read = read_file(path);
    const std::string name = fs::relative(path, folder).string();
    INFO(name);
    if (!read.articles.empty() && read.notes.format != Format::text) {
      found.read[name] = read.articles.size();
      continue;
    }
    std::string reason = read.notes.first_non_article;
    if (reason.empty() && !read.errors.empty()) reason = read.errors[0].message;
    if (read.notes.format == Format::text) reason = "a fragment of a document";
    CHECK_FALSE(reason.empty());
    found.not_read[reason].push_back(name);
  }
  return found;
}

using Lines = std::vector<std::string>;
Lines reasons(const Outcomes& found) {
  Lines lines;
  for (const auto& [reason, names] : found.not_read)
    lines.push_back(std::to_string(names.size()) + " " + reason);
  return lines;
}
Lines names(const Outcomes& found) {
  Lines lines;
  for (const auto& [name, articles] : found.read)
    lines.push_back(name + (articles == 1 ? "" : " " + std::to_string(articles)));
  return lines;
}

}  // namespace

TEST_CASE("every text item of the IPTC's NewsML-G2 examples is read", "[article][exchange][corpora]") {
  const auto folder = corpus("exchange/iptc-newsml-g2");
  if (!folder) return;
  const Outcomes examples = outcomes(*folder / "examples", ".xml");
  CHECK(names(examples) ==
        Lines{"LISTING_1_A_NewsML-G2_News_Item.xml", "LISTING_21_A_complete_sample_SportsML-G2_document.xml",
              "LISTING_22_Sports_story_in_NewsML-G2NITF.xml",
              "LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml",
              "LISTING_27_Company_Financial_Information.xml", "LISTING_2_NewsML-G2_Text_Document.xml",
              "Receiver View.xml", "facet-example-3.xml"});
  CHECK(reasons(examples) == Lines{"1 a catalogitem", "1 a composite", "3 a conceptitem",
                                   "4 a fragment of a document", "2 a knowledgeitem", "3 a packageitem",
                                   "3 a picture", "4 a planningitem", "3 a video",
                                   "3 neither headline nor text"});
  const Outcomes unit_tests = outcomes(*folder / "tests", ".xml");
  CHECK(names(unit_tests) ==
        Lines{"unit_test_files/2.11/should_pass/002_ruby_text.xml",
              "unit_test_files/2.12/should_pass/CR00155_add_derviedfrom_property.xml",
              "unit_test_files/2.26/should_pass/CR00201_charcount.xml",
              "unit_test_files/2.27/should_pass/CR00204_newsline_confidence_relevance.xml",
              "unit_test_files/2.33/should_pass/CR00217_digitalSourceType_on_contentMeta.xml",
              "unit_test_files/2.33/should_pass/CR00217_digitalSourceType_on_contentMeta_newsItem.xml",
              "unit_test_files/2.34/should_fail/CR00218_too_many_nested_related.xml",
              "unit_test_files/2.34/should_pass/CR00218_increase_nesting_of_related.xml"});
  CHECK(reasons(unit_tests) == Lines{"4 a catalogitem", "13 a conceptitem", "14 a knowledgeitem",
                                     "17 a packageitem", "8 a planningitem", "5 a scheme", "1 a video",
                                     "82 neither headline nor text", "4 no text",
                                     "5 the file holds no article"});
}

TEST_CASE("every text item of the IPTC's ninjs examples is read", "[article][exchange][corpora]") {
  const auto folder = corpus("exchange/iptc-ninjs/examples");
  if (!folder) return;
  const Outcomes json = outcomes(*folder, ".json");
  CHECK(json.read.size() == 22);
  CHECK(reasons(json) == Lines{"2 a audio", "9 a picture", "2 a video", "6 an event"});
  CHECK(outcomes(*folder, ".xml").read.size() == 4);
}

TEST_CASE("NewsML of agencies is read", "[article][exchange][corpora]") {
  const auto folder = corpus("exchange/gextech-newsml/src/test/resources");
  if (!folder) return;
  const ReadResult reuters = read_file(*folder / "201601026085EY-MIDEAST-CRISISSYRIA_FIGHTERS.xml");
  REQUIRE(reuters.articles.size() == 1);  // and a package and a video
  CHECK(reuters.notes.non_articles == 2);
  CHECK(reuters.articles[0].title == "Syrian rebels battle government forces in Deraa -amateur video");
  CHECK(reuters.articles[0].source == "reuters.com");
  CHECK(reuters.articles[0].body.size() > 300);
  const ReadResult afp = read_file(*folder / "DV2209430.xml");
  REQUIRE(afp.articles.size() == 1);
  CHECK(afp.articles[0].id == "urn:newsml:afp.com:20160116:PH:DV:DV2209430");
  CHECK(afp.articles[0].people == std::vector<std::string>{"Jeremain Lens", "Jan Vertonghen"});
  CHECK(afp.articles[0].body.starts_with("Tottenham Hotspur's Belgian defender Jan Vertonghen (R)"));
  const ReadResult caption = read_file(*folder / "AFP_751HA.xml");
  REQUIRE(caption.articles.size() == 1);
  CHECK(caption.articles[0].title.starts_with("Relatives mourn during the funeral"));
  CHECK(caption.articles[0].topics == std::vector<std::string>{"PALESTINIAN-ISRAEL-GAZA-CONFLICT-FUNERAL",
                                                               "conflict, war and peace", "MENA"});
}
