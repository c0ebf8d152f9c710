// The weights of the tagger, and the lists that its features look into: the files in data/entities.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entities/entity_label.h"
#include "entities/feature_template.h"
#include "entities/word_table.h"
#include "error/result.h"

namespace dateline::entities {

/// Scores of going from label to label, in the unit of the weights.
struct StepScores {
  /// From a context to the next token's: `outer[c][0]` to outside, `outer[c][1 + type]` to a name that
  /// begins.
  std::array<std::array<std::int16_t, kContexts>, kContexts> outer{};
  /// Within a name, by step (kInnerSteps) and type.
  std::array<std::array<std::int16_t, kTypes>, kInnerSteps> inner{};
};

/// A row of weights per kRowBits of feature hash, a column per label but "outside".
struct alignas(16) WeightRow {
  std::array<std::int8_t, kNameLabels> weights{};
};
static_assert(sizeof(WeightRow) == kNameLabels);

struct TaggerWeights {
  StepScores steps;
  std::vector<WeightRow> rows;  // kRows
};

/// Kinds and versions of the packed files (packed_data.h).
inline constexpr std::string_view kWeightsKind = "weights";
inline constexpr std::string_view kClustersKind = "clusters";
inline constexpr std::string_view kGazetteerKind = "names";
inline constexpr std::uint32_t kDataVersion = 1;
/// The variable of the environment that names such a folder.
inline constexpr const char* kEntityDataVariable = "DATELINE_ENTITY_DATA";
/// Names of the files in a folder of entity data.
inline constexpr std::string_view kWeightsFile = "weights.bin";
inline constexpr std::string_view kClustersFile = "clusters.bin";
inline constexpr std::string_view kGazetteerFile = "gazetteer.bin";

/// Payload: label names, feature version, row bits, steps, rows.
std::string payload_of(const TaggerWeights& weights);
error::Result<TaggerWeights> weights_from_payload(std::string_view payload);

/// Immutable; one for all threads.
class TaggerModel {
 public:
  /// The model that the program was built with.
  static error::Result<std::shared_ptr<const TaggerModel>> built_in();
  /// Of a folder with the three files. Errors name the file: not_found, storage, damaged, version.
  static error::Result<std::shared_ptr<const TaggerModel>> load(const std::filesystem::path& folder);
  /// `load` of the folder in kEntityDataVariable where it is set, else `built_in`.
  static error::Result<std::shared_ptr<const TaggerModel>> open();

  TaggerModel(TaggerWeights weights, WordLists lists)
      : weights_(std::move(weights)), lists_(std::move(lists)) {}
  const TaggerWeights& weights() const { return weights_; }
  const WordLists& lists() const { return lists_; }

 private:
  TaggerWeights weights_;
  WordLists lists_;
};

/// The lists of two packed files.
error::Result<WordLists> lists_from_files(std::string_view clusters, std::string_view gazetteer);

}  // namespace dateline::entities
