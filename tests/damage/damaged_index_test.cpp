// One flipped bit anywhere in an index, one file cut or gone: an answer is the right one, or says what is
// damaged.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>

#include "damage/damage_trial.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline::damage {
namespace {

namespace fs = std::filesystem;
using test_support::Random;

constexpr std::uint64_t kSmallFile = 64 * 1024;
constexpr std::uint64_t kSizeStep = 8192;  // what Xapian reads at a time, and half a block of ours

/// Two segments, files of one block and files of many.
class SoundIndex {
 public:
  SoundIndex()
      : built_(test_support::random_articles(11, 3'200),
               {.segment_articles = 2'000, .batch_articles = 1'000}),
        golden_(ask_everything(built_.path())) {
    for (const auto& entry : fs::recursive_directory_iterator(built_.path()))
      // LOCK says nothing about articles.
      if (entry.is_regular_file() && entry.path().filename() != "LOCK") files_.push_back(entry.path());
    std::ranges::sort(files_);
  }
  const fs::path path() const { return built_.path(); }
  const std::vector<Reply>& golden() const { return golden_; }
  const std::vector<fs::path>& files() const { return files_; }

 private:
  test_support::BuiltIndex built_;
  std::vector<Reply> golden_;
  std::vector<fs::path> files_;
};

/// Carries the trials out, and says how many of each outcome there were.
void require_right_or_refused(const SoundIndex& index, const std::vector<Trial>& trials) {
  const std::vector<Verdict> verdicts = carry_out(trials, index.path(), index.golden());
  std::array<std::size_t, 5> counts{};
  for (std::size_t i = 0; i < trials.size(); ++i) {
    ++counts[static_cast<std::size_t>(verdicts[i].outcome)];
    CAPTURE(to_string(trials[i]));
    CHECK(verdicts[i].outcome <= Outcome::refused);
    CHECK(verdicts[i].named);
  }
  std::cout << trials.size() << " trials: " << counts[0] << " answered, " << counts[1] << " refused, "
            << counts[2] << " wrong, " << counts[3] << " other errors, " << counts[4] << " crashes\n";
  CHECK(ask_everything(index.path()).size() == index.golden().size());
}

std::vector<Trial> flips_everywhere(const SoundIndex& index, Random& random) {
  std::vector<Trial> trials;
  for (const fs::path& file : index.files()) {
    const std::uint64_t size = fs::file_size(file);
    const std::uint64_t step = size > kSmallFile ? 37 : 1;
    for (std::uint64_t at = 0; at < size; at += step)
      trials.push_back({file, Harm::flipped_bit, at, static_cast<unsigned>(random.below(8))});
  }
  return trials;
}

/// As many in every file, so that the small ones, on which most depends, are not passed over.
std::vector<Trial> some_flips(const SoundIndex& index, Random& random, std::size_t count) {
  std::vector<Trial> trials;
  for (std::size_t i = 0; trials.size() < count; ++i) {
    const fs::path& file = index.files()[i % index.files().size()];
    const std::uint64_t size = fs::file_size(file);
    if (size > 0)
      trials.push_back({file, Harm::flipped_bit, random.below(size), static_cast<unsigned>(random.below(8))});
  }
  std::ranges::sort(trials, {}, &Trial::file);
  return trials;
}

TEST_CASE("the questions find something, and the index has what they need", "[damage]") {
  const SoundIndex index;
  REQUIRE(index.golden().size() > 10);
  for (const Reply& reply : index.golden()) {
    CHECK_FALSE(reply.refused);
    CHECK(reply.text.starts_with("{"));
    CHECK(reply.text.find("\"total\":0,") == std::string::npos);
  }
  CHECK(std::ranges::count(index.files(), fs::path("columns"), &fs::path::filename) == 2);
  CHECK(std::ranges::any_of(index.files(),
                            [](const fs::path& file) { return fs::file_size(file) > kSmallFile; }));
}

TEST_CASE("with one flipped bit anywhere, answers are right or refused", "[damage]") {
  const std::uint64_t seed = 20'261'126;
  CAPTURE(seed);
  Random random(seed);
  const SoundIndex index;
  require_right_or_refused(index, some_flips(index, random, 2'000));
}

TEST_CASE("with any byte of a small file, or every 37th of a large one, answers are right or refused",
          "[damage][long]") {
  Random random(1);
  const SoundIndex index;
  require_right_or_refused(index, flips_everywhere(index, random));
}

TEST_CASE("with a file that is cut, empty or gone, answers are right or refused", "[damage]") {
  const SoundIndex index;
  std::vector<Trial> trials;
  for (const fs::path& file : index.files()) {
    const std::uint64_t size = fs::file_size(file);
    trials.push_back({file, Harm::removed});
    for (const std::uint64_t odd : {std::uint64_t{1}, std::uint64_t{63}, size / 3, size - 1})
      if (odd > 0 && odd < size) trials.push_back({file, Harm::cut, odd});
    for (std::uint64_t blocks = 0; blocks < size; blocks += kSizeStep)
      trials.push_back({file, Harm::cut, blocks});
  }
  require_right_or_refused(index, trials);
}

}  // namespace
}  // namespace dateline::damage
