// train-entities: makes the files of data/entities from texts with names, gazetteers and word clusters.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "entities/gazetteer_sources.h"
#include "entities/name_score.h"
#include "entities/packed_data.h"
#include "entities/tagged_text.h"
#include "entities/tagger.h"
#include "entities/tagger_training.h"
#include "entities/training_plan.h"
#include "io/output_file.h"

namespace {

using namespace dateline;

constexpr const char* kUsage =
    "usage: train-entities DATA CUE-WORDS OUT [--epochs N] [--rounds N] [--seed N] [--dropout X] [--trust "
    "X]\n"
    "  DATA: a folder with train/*.bio.zst and gazetteers/; CUE-WORDS: tools/entities/cue_words.txt;\n"
    "  OUT: the folder to write weights.bin, clusters.bin and gazetteer.bin to\n";

int fail(const error::Error& failure) {
  std::cerr << failure;
  return 1;
}

error::Status write_file(const std::filesystem::path& folder, std::string_view name, std::string_view kind,
                         std::string_view payload) {
  return io::replace_file(folder / name, entities::pack(kind, entities::kDataVersion, payload));
}

/// Flags with a number behind each, from the fourth argument on.
bool read_flags(int argc, char** argv, tools::TrainingOptions& options) {
  for (int i = 4; i < argc; i += 2) {
    const std::string flag = argv[i];
    const double value = i + 1 < argc ? std::strtod(argv[i + 1], nullptr) : -1;
    if (value < 0) return false;
    if (flag == "--epochs")
      options.epochs = static_cast<int>(value);
    else if (flag == "--rounds")
      options.rounds = static_cast<int>(value);
    else if (flag == "--seed")
      options.seed = static_cast<std::uint64_t>(value);
    else if (flag == "--dropout")
      options.dropout = static_cast<float>(value);
    else if (flag == "--trust")
      options.trust = static_cast<float>(value);
    else
      return false;
  }
  return true;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << kUsage;
    return 2;
  }
  const std::filesystem::path data = argv[1];
  const std::filesystem::path out = argv[3];
  tools::TrainingOptions options;
  if (!read_flags(argc, argv, options)) {
    std::cerr << kUsage;
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  options.progress = [&](int epoch, double loss) {
    std::printf("  epoch %d: loss %.0f, %.0f s\n", epoch + 1, loss, seconds_since(begin));
    std::fflush(stdout);
  };
  auto corpora = tools::read_training_corpora(data / "train");
  if (!corpora) return fail(corpora.error());
  auto clusters = tools::clusters_payload(data / "gazetteers" / "word_clusters.tsv.zst");
  if (!clusters) return fail(clusters.error());
  auto gazetteer = tools::gazetteer_payload(data / "gazetteers", argv[2], tools::all_documents(*corpora));
  if (!gazetteer) return fail(gazetteer.error());
  auto word_clusters = entities::WordClusters::from_payload(*clusters);
  auto names = entities::Gazetteer::from_payload(*gazetteer);
  if (!word_clusters) return fail(word_clusters.error());
  if (!names) return fail(names.error());
  const entities::WordLists lists{std::move(*word_clusters), std::move(*names)};
  const entities::TaggerWeights weights = tools::train_in_two_phases(*corpora, lists, options);
  std::filesystem::create_directories(out);
  for (const auto& written :
       {write_file(out, entities::kClustersFile, entities::kClustersKind, *clusters),
        write_file(out, entities::kGazetteerFile, entities::kGazetteerKind, *gazetteer),
        write_file(out, entities::kWeightsFile, entities::kWeightsKind, entities::payload_of(weights))})
    if (!written) return fail(written.error());
  return 0;
}
