// A disk of which a power cut leaves only what was synced for certain, and any part of the rest.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "faults/operation_record.h"
#include "support/random_articles.h"

namespace dateline::faults {

struct Operation {
  OperationRecord record;
  std::string path;
  std::string second;
  std::string data;
};
/// The log that fault_steps wrote. Throws when it is cut.
std::vector<Operation> read_operation_log(const std::filesystem::path& path);

/// Paths with the content of files; folders have none.
using Tree = std::map<std::string, std::optional<std::string>>;
Tree read_tree(const std::filesystem::path& folder);
void write_tree(const Tree& tree, const std::filesystem::path& folder);

/// What becomes of changes that were not synced.
enum class Unsynced { lost, kept, by_chance };
struct PowerCut {
  Unsynced data =
      Unsynced::lost;  // writes and cuts of files; by chance a write may also be torn, or leave zeros
  Unsynced names = Unsynced::lost;  // entries of folders: files made, renamed, removed
};

/// Follows the operations of a program. Data of a file is safe once the file was synced, an entry of a folder
/// once the folder was; nothing else is, in whatever order it was done.
class CrashDisk {
 public:
  /// Everything in `begin` is safe.
  explicit CrashDisk(const Tree& begin);
  void apply(const Operation& operation);
  /// What is found after the power was cut at this moment.
  Tree after(const PowerCut& cut, test_support::Random& random) const;

 private:
  using Number = std::size_t;  // of a node
  struct DataChange {
    bool cuts = false;  // the file to `offset` bytes; otherwise `bytes` go to `offset`
    std::uint64_t offset = 0;
    std::string bytes;
  };
  /// Entries that change in one step: to a node, or to nothing.
  using NameChange = std::vector<std::pair<std::string, std::optional<Number>>>;
  using Entries = std::map<std::string, Number>;
  struct Node {
    bool folder = false;
    std::string content;  // of a file, safe
    std::vector<DataChange> data;
    Entries entries;  // of a folder, safe
    std::vector<NameChange> names;
    Entries now;  // as the program sees it
  };

  Number make(bool folder);
  Number find(const std::string& path) const;
  Number parent(const std::string& path) const;
  void change(Number folder, NameChange names);
  void open(const Operation& operation);
  void rename(const Operation& operation);
  void sync(Node& node);
  static void apply_to(std::string& content, const DataChange& change);
  static void apply_to(Entries& entries, const NameChange& change);
  static std::string content_after(const Node& node, Unsynced fate, test_support::Random& random,
                                   unsigned percent);
  void walk(Number folder, const std::string& path, const PowerCut& cut, test_support::Random& random,
            unsigned percent, Tree& tree) const;

  std::deque<Node> nodes_;  // 0: the folder itself
  std::map<std::uint64_t, Number> handles_;
};

}  // namespace dateline::faults
