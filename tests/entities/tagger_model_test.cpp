// The files of the model: whole ones load, others are refused with a reason.
#include "entities/tagger_model.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "entities/embedded_data.h"
#include "entities/packed_data.h"
#include "entities/sample_model.h"
#include "io/output_file.h"
#include "support/temporary_directory.h"

using namespace dateline;
using namespace dateline::entities;

TEST_CASE("the built-in model loads and is not empty") {
  auto model = TaggerModel::built_in();
  REQUIRE(model);
  CHECK((*model)->weights().rows.size() == kRows);
  CHECK((*model)->lists().clusters.size() > 100'000);
  CHECK(((*model)->lists().gazetteer.word_classes(stable_hash("russia")) & kCountry) != 0);
  CHECK((*model)->lists().gazetteer.begins_phrase(stable_hash("new")));
  CHECK((*model)->lists().gazetteer.word_classes(stable_hash("qqqq")) == 0);
}

TEST_CASE("what is packed comes back; what is damaged is refused by name") {
  const std::string payload = "some payload";
  const std::string file = pack("names", 3, payload);
  CHECK(*unpack("names", 3, file) == payload);
  CHECK(unpack("names", 4, file).error().kind == error::ErrorKind::version);
  CHECK(unpack("weights", 3, file).error().kind == error::ErrorKind::damaged);
  CHECK(unpack("names", 3, "").error().message == "the entity data 'names' is damaged: no header");
  for (std::size_t i = 0; i < file.size(); ++i) {
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    CAPTURE(i);
    const auto found = unpack("names", 3, damaged);
    CHECK((!found || *found == payload));  // a few bits of the headers mean nothing
    CHECK_FALSE(unpack("names", 3, file.substr(0, i)));
  }
}

TEST_CASE("weights come back as they were, of other labels or features never") {
  std::mt19937 random(7);
  const auto model = test::random_model(random, 100);
  const std::string payload = payload_of(model->weights());
  auto weights = weights_from_payload(payload);
  REQUIRE(weights);
  CHECK(weights->steps.outer == model->weights().steps.outer);
  CHECK(weights->steps.inner == model->weights().steps.inner);
  CHECK(payload_of(*weights) == payload);
  CHECK(weights_from_payload(payload.substr(0, payload.size() - 1)).error().kind ==
        error::ErrorKind::damaged);
  CHECK(weights_from_payload(payload + "x").error().kind == error::ErrorKind::damaged);
  std::string other = payload;
  other[6] = '?';
  CHECK(weights_from_payload(other).error().kind == error::ErrorKind::version);
}

TEST_CASE("a folder stands in for the built-in model, and says what is wrong with it") {
  const test_support::TemporaryDirectory folder;
  CHECK(TaggerModel::load(folder.path()).error().kind == error::ErrorKind::not_found);
  const auto write = [&](std::string_view name, std::string_view bytes) {
    REQUIRE(io::replace_file(folder.path() / name, bytes));
  };
  write(kWeightsFile, embedded_weights());
  write(kClustersFile, embedded_clusters());
  write(kGazetteerFile, embedded_gazetteer());
  CHECK(TaggerModel::load(folder.path()));
  write(kGazetteerFile, embedded_gazetteer().substr(0, 1000));
  const auto damaged = TaggerModel::load(folder.path());
  CHECK(damaged.error().kind == error::ErrorKind::damaged);
  CHECK(damaged.error().place.source == folder.path().string());
  ::setenv("DATELINE_ENTITY_DATA", folder.path().c_str(), 1);
  CHECK_FALSE(TaggerModel::open());
  ::unsetenv("DATELINE_ENTITY_DATA");
  CHECK(TaggerModel::open());
}

TEST_CASE("clusters find words by hash, and nothing for unknown ones") {
  auto clusters =
      WordClusters::from_payload(WordClusters::payload_of({{"a", {1, 2, 3, 4}}, {"b", {5, 6, 7, 8}}}));
  REQUIRE(clusters);
  CHECK(clusters->find(stable_hash("a")) == ClusterIds{1, 2, 3, 4});
  CHECK(clusters->find(stable_hash("b")) == ClusterIds{5, 6, 7, 8});
  CHECK(clusters->find(stable_hash("c")) == ClusterIds{});
  CHECK_FALSE(WordClusters::from_payload("\x09\x00\x00\x00"));
}

TEST_CASE("a gazetteer of another form is refused") {
  CHECK(Gazetteer::from_payload(""));
  CHECK_FALSE(Gazetteer::from_payload("1 john"));
  CHECK_FALSE(Gazetteer::from_payload("john\n"));
  CHECK_FALSE(Gazetteer::from_payload("1\n"));
  CHECK_FALSE(Gazetteer::from_payload("0 john\n"));
}
