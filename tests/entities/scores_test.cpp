// How well the built-in model does on texts with marked names that it has never learned from.
#include <catch2/catch.hpp>

#include "entities/name_consistency.h"
#include "entities/name_score.h"
#include "entities/tagged_text.h"
#include "entities/tagger.h"
#include "support/corpora.h"

using namespace dateline;

namespace {

double f1(const std::filesystem::path& file, tools::Casing casing) {
  auto model = entities::TaggerModel::built_in();
  REQUIRE(model);
  entities::Tagger tagger(*model);
  entities::NameConsistency consistency;
  auto documents = tools::read_tagged_file(file);
  REQUIRE(documents);
  tools::NameScore score;
  std::vector<entities::Mention> names;
  for (const auto& marked : *documents) {
    const auto document = tools::recased(marked, casing);
    tagger.tag(document.view(), names);
    consistency.apply(tagger, names);
    score.add(names, marked.names);
  }
  return score.overall().f1();
}

}  // namespace

TEST_CASE("names of news that was not trained on are found as docs/entities.md says", "[long]") {
  const auto ner = test_support::corpus("ner");
  if (!ner) return;
  const auto held_out = *ner / "train" / "gmb_test.bio.zst";
  const double as_written = f1(held_out, tools::Casing::as_written);
  CHECK(as_written >= 82);
  CHECK(f1(held_out, tools::Casing::capitals) >= as_written - 10);
  CHECK(f1(held_out, tools::Casing::titles) >= as_written - 10);
  CHECK(f1(*ner / "eval_only" / "worldwide_dev.bio.zst", tools::Casing::as_written) >= 78);
}
