// The weights of the tagger, and the lists that its features look into.
#include "entities/tagger_model.h"

#include <cstdlib>
#include <cstring>

#include "entities/embedded_data.h"
#include "entities/packed_data.h"
#include "io/output_file.h"

namespace dateline::entities {
namespace {

error::Error damaged(std::string message) {
  return {error::ErrorKind::damaged, {}, std::move(message), "", ""};
}

template <class Steps, class Visit>
void for_each_step(Steps& steps, Visit visit) {
  for (auto& from : steps.outer)
    for (auto& score : from) visit(score);
  for (auto& step : steps.inner)
    for (auto& score : step) visit(score);
}

/// The three files of a model, by content.
struct ModelFiles {
  std::string_view weights;
  std::string_view clusters;
  std::string_view gazetteer;
};

error::Result<std::shared_ptr<const TaggerModel>> from_files(const ModelFiles& files) {
  auto payload = unpack(kWeightsKind, kDataVersion, files.weights);
  if (!payload) return payload.error();
  auto weights = weights_from_payload(*payload);
  if (!weights) return weights.error();
  auto lists = lists_from_files(files.clusters, files.gazetteer);
  if (!lists) return lists.error();
  return std::make_shared<const TaggerModel>(std::move(*weights), std::move(*lists));
}

}  // namespace

std::string payload_of(const TaggerWeights& weights) {
  std::string payload;
  append_number(payload, static_cast<std::uint32_t>(kLabelNames.size()));
  payload += kLabelNames;
  append_number(payload, kFeatureVersion);
  append_number(payload, std::uint32_t{kRowBits});
  for_each_step(weights.steps, [&](std::int16_t score) { append_number(payload, score); });
  payload.append(reinterpret_cast<const char*>(weights.rows.data()), weights.rows.size() * sizeof(WeightRow));
  return payload;
}

error::Result<TaggerWeights> weights_from_payload(std::string_view payload) {
  PayloadReader reader(payload);
  const std::string_view labels = reader.bytes(reader.number<std::uint32_t>());
  const auto features = reader.number<std::uint32_t>();
  const auto row_bits = reader.number<std::uint32_t>();
  if (labels != kLabelNames || features != kFeatureVersion || row_bits != kRowBits)
    return error::Error{error::ErrorKind::version,
                        {},
                        "the entity model is of other labels or features than this program",
                        "",
                        "use the model of this release, or train one"};
  TaggerWeights weights;
  for_each_step(weights.steps, [&](std::int16_t& score) { score = reader.number<std::int16_t>(); });
  const std::string_view cells = reader.bytes(std::size_t{kRows} * kNameLabels);
  if (!reader.complete()) return damaged("the entity model is not whole");
  weights.rows.resize(kRows);
  std::memcpy(weights.rows.data(), cells.data(), cells.size());
  return weights;
}

error::Result<WordLists> lists_from_files(std::string_view clusters, std::string_view gazetteer) {
  auto cluster_payload = unpack(kClustersKind, kDataVersion, clusters);
  if (!cluster_payload) return cluster_payload.error();
  auto word_clusters = WordClusters::from_payload(*cluster_payload);
  if (!word_clusters) return word_clusters.error();
  auto names_payload = unpack(kGazetteerKind, kDataVersion, gazetteer);
  if (!names_payload) return names_payload.error();
  auto names = Gazetteer::from_payload(*names_payload);
  if (!names) return names.error();
  return WordLists{std::move(*word_clusters), std::move(*names)};
}

error::Result<std::shared_ptr<const TaggerModel>> TaggerModel::built_in() {
  return from_files({embedded_weights(), embedded_clusters(), embedded_gazetteer()});
}

error::Result<std::shared_ptr<const TaggerModel>> TaggerModel::load(const std::filesystem::path& folder) {
  std::array<std::string, 3> contents;
  const std::array<std::string_view, 3> names{kWeightsFile, kClustersFile, kGazetteerFile};
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto content = io::read_small_file(folder / names[i]);
    if (!content) return content.error();
    contents[i] = std::move(*content);
  }
  auto model = from_files({contents[0], contents[1], contents[2]});
  if (model) return model;
  error::Error failure = model.error();
  failure.place.source = folder.string();
  return failure;
}

error::Result<std::shared_ptr<const TaggerModel>> TaggerModel::open() {
  const char* folder = std::getenv(kEntityDataVariable);
  return folder != nullptr && *folder != '\0' ? load(folder) : built_in();
}

}  // namespace dateline::entities
