// One thing wrong with one file of an index: what the questions bring then, and what check says.
#include "damage/damage_trial.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

#include "index/index_check.h"
#include "support/temporary_directory.h"

namespace dateline::damage {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& content) {
  fs::remove(path);  // a new file: nothing that is mapped still changes
  std::ofstream(path, std::ios::binary) << content;
}

/// The file is harmed as long as this lives.
class Harmed {
 public:
  explicit Harmed(const Trial& trial) : file_(trial.file), sound_(test_support::read_whole_file(trial.file)) {
    std::string bad = sound_;
    if (trial.harm == Harm::flipped_bit) bad[trial.at] = static_cast<char>(bad[trial.at] ^ (1 << trial.bit));
    if (trial.harm == Harm::cut) bad.resize(trial.at);
    write_file(file_, bad);
    if (trial.harm == Harm::removed) fs::remove(file_);
  }
  ~Harmed() { write_file(file_, sound_); }
  Harmed(const Harmed&) = delete;
  Harmed& operator=(const Harmed&) = delete;

 private:
  fs::path file_;
  std::string sound_;
};

Outcome judge(const std::vector<Reply>& replies, const std::vector<Reply>& golden) {
  if (replies.size() == 1 && golden.size() > 1) return replies[0].refused ? Outcome::refused : Outcome::other;
  Outcome worst = Outcome::same;
  for (std::size_t i = 0; i < replies.size(); ++i) {
    if (replies[i].text == golden[i].text) continue;
    const bool answered = replies[i].text.starts_with('{');
    worst = std::max(worst, replies[i].refused ? Outcome::refused
                            : answered         ? Outcome::wrong
                                               : Outcome::other);
  }
  return worst;
}

bool names_it(const fs::path& index, const Trial& trial) {
  const auto report = index::check_index(index, {.sample = 5});
  if (!report) {
    const std::string& named = report.error().place.source;
    const bool no_index = trial.harm == Harm::removed && trial.file.filename() == "CURRENT" && named == index;
    return named == trial.file || no_index;
  }
  return !report->damage.empty() && std::ranges::all_of(report->damage, [&](const error::Error& damage) {
    return damage.place.source == trial.file;
  });
}

/// What children have found, in memory that they share with their parent.
class Board {
 public:
  explicit Board(std::size_t trials) : size_(sizeof(std::uint64_t) + trials * sizeof(Verdict)) {
    memory_ = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory_ == MAP_FAILED) throw std::runtime_error("no memory to share");
  }
  ~Board() { ::munmap(memory_, size_); }
  Board(const Board&) = delete;
  Board& operator=(const Board&) = delete;

  std::uint64_t count() const { return *counter(); }
  void add(Verdict verdict) {
    verdicts()[count()] = verdict;
    *counter() = count() + 1;
  }
  std::vector<Verdict> all() const { return {verdicts(), verdicts() + count()}; }

 private:
  volatile std::uint64_t* counter() const { return static_cast<volatile std::uint64_t*>(memory_); }
  Verdict* verdicts() const {
    return reinterpret_cast<Verdict*>(static_cast<char*>(memory_) + sizeof(std::uint64_t));
  }
  std::size_t size_;
  void* memory_ = nullptr;
};

}  // namespace

std::string to_string(const Trial& trial) {
  const std::string file = trial.file.string();
  if (trial.harm == Harm::removed) return file + " removed";
  if (trial.harm == Harm::cut) return file + " cut to " + std::to_string(trial.at) + " bytes";
  return file + " bit " + std::to_string(trial.bit) + " of byte " + std::to_string(trial.at) + " flipped";
}

std::vector<Verdict> carry_out(const std::vector<Trial>& trials, const fs::path& index,
                               const std::vector<Reply>& golden) {
  std::map<fs::path, std::string> sound;  // for what a crashed child leaves harmed
  for (const Trial& trial : trials)
    if (!sound.contains(trial.file)) sound[trial.file] = test_support::read_whole_file(trial.file);
  Board board(trials.size());
  while (board.count() < trials.size()) {
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child == 0) {
      while (board.count() < trials.size()) {
        const Trial& trial = trials[board.count()];
        const Harmed harmed(trial);
        board.add({judge(ask_everything(index), golden), names_it(index, trial)});
      }
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (board.count() == trials.size()) break;
    write_file(trials[board.count()].file, sound.at(trials[board.count()].file));
    board.add({Outcome::crashed, false});
  }
  return board.all();
}

}  // namespace dateline::damage
