// What a first look at sources says: formats, fields, samples, and what would be rejected.
#include "article/source_survey.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_directory.h"

using namespace dateline::article;

namespace {

SourceSurvey survey(const std::string& path) {
  SourceReader source({path}, {});
  Surveyor surveyor;
  while (const auto found = source.next()) {
    if (*found) {
      surveyor.add(**found);
    } else {
      surveyor.add(found->error());
    }
  }
  return surveyor.finish(source.files());
}
std::uint64_t filled(const SourceSurvey& found, ArticleField field) {
  return found.filled[static_cast<std::size_t>(field)];
}

}  // namespace

TEST_CASE("a survey counts files, articles and fields by what they hold", "[article][survey]") {
  const dateline::test_support::TemporaryDirectory folder;
  std::ofstream(folder.path() / "a.jsonl")
      << R"({"id":"1","title":"Oil up","body":"Prices rose.","date":"2024-03-22","language":"en"})"
      << "\n"
      << R"({"id":"2","title":"Oil down","date":"2023"})"
      << "\n"
      << R"({"id":"2","title":"Oil down again"})"
      << "\n"
      << "{broken\n{broken too\n"
      << R"({"id":"3"})"
      << "\n";
  std::ofstream(folder.path() / "b.txt") << "Rain over Ardwick\n\nIt rained.\n";
  const SourceSurvey found = survey(folder.path().string());
  CHECK(found.articles == 4);
  CHECK(found.same_id == 1);
  CHECK(found.rejected == 3);
  CHECK(found.formats.at("jsonl").articles == 3);
  CHECK(found.formats.at("jsonl").rejected == 3);
  CHECK(found.formats.at("text").files == 1);
  CHECK(filled(found, ArticleField::title) == 4);
  CHECK(filled(found, ArticleField::body) == 2);
  CHECK(filled(found, ArticleField::date) == 2);
  CHECK(filled(found, ArticleField::author) == 0);
  CHECK(dateline::schema::to_iso(found.oldest) == "2023");
  CHECK(dateline::schema::to_iso(found.newest) == "2024-03-22");
  CHECK(found.languages.at("en") == 1);
  CHECK(found.samples.size() == 3);
  CHECK(found.samples[0].title == "Oil up");
  CHECK(found.reasons.size() == 2);
}

TEST_CASE("reasons that differ in numbers only are one", "[article][survey]") {
  Surveyor surveyor;
  for (int i = 0; i < 3; ++i)
    surveyor.add(dateline::error::Error{dateline::error::ErrorKind::bad_article,
                                        {"a.warc", 1, 0},
                                        "the record at byte " + std::to_string(i * 100) + " is cut off",
                                        "",
                                        ""});
  const SourceSurvey found = surveyor.finish({});
  REQUIRE(found.reasons.size() == 1);
  CHECK(found.reasons.begin()->first == "the record at byte N is cut off");
  CHECK(found.reasons.begin()->second.count == 3);
  CHECK(found.reasons.begin()->second.example.message == "the record at byte 0 is cut off");
}

TEST_CASE("samples are the first article and two of the others, in order and the same every time",
          "[article][survey]") {
  const auto titles = [] {
    Surveyor surveyor;
    for (int i = 0; i < 1000; ++i) {
      Article article;
      article.id = article.title = std::to_string(i);
      surveyor.add(article);
    }
    std::vector<int> out;
    for (const Article& sample : surveyor.finish({}).samples) out.push_back(std::stoi(sample.title));
    return out;
  };
  const auto chosen = titles();
  REQUIRE(chosen.size() == 3);
  CHECK(chosen[0] == 0);
  CHECK(chosen[1] < chosen[2]);
  CHECK(chosen[2] > 2);
  CHECK(titles() == chosen);
}
