// Every file and folder keeps what is safe and, apart from it, the changes that are not.
#include "faults/crash_disk.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "support/temporary_directory.h"

namespace dateline::faults {
namespace {

namespace fs = std::filesystem;
using test_support::Random;

std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool happens(Unsynced fate, Random& random, unsigned percent) {
  return fate == Unsynced::kept || (fate == Unsynced::by_chance && random.chance(percent));
}

}  // namespace

std::vector<Operation> read_operation_log(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<Operation> operations;
  OperationRecord record;
  while (in.read(reinterpret_cast<char*>(&record), sizeof record)) {
    Operation operation{record, std::string(record.path_size, '\0'), std::string(record.second_size, '\0'),
                        std::string(record.change == Change::written ? record.size : 0, '\0')};
    for (std::string* text : {&operation.path, &operation.second, &operation.data})
      in.read(text->data(), static_cast<std::streamsize>(text->size()));
    if (!in) throw std::runtime_error("the log of operations is cut");
    operations.push_back(std::move(operation));
  }
  return operations;
}

Tree read_tree(const fs::path& folder) {
  Tree tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder);
    tree[name] =
        entry.is_directory() ? std::nullopt : std::optional(test_support::read_whole_file(entry.path()));
  }
  return tree;
}

void write_tree(const Tree& tree, const fs::path& folder) {
  fs::remove_all(folder);
  fs::create_directory(folder);
  for (const auto& [name, content] : tree)
    if (content)
      std::ofstream(folder / name, std::ios::binary) << *content;
    else
      fs::create_directory(folder / name);
}

CrashDisk::CrashDisk(const Tree& begin) {
  make(true);
  for (const auto& [path, content] : begin) {
    const Number number = make(!content);
    nodes_[number].content = content.value_or("");
    Node& folder = nodes_[parent(path)];
    folder.entries[last_part(path)] = folder.now[last_part(path)] = number;
  }
}

CrashDisk::Number CrashDisk::make(bool folder) {
  nodes_.emplace_back().folder = folder;
  return nodes_.size() - 1;
}

CrashDisk::Number CrashDisk::find(const std::string& path) const {
  Number at = 0;
  for (const fs::path& part : fs::path(path)) {
    const auto found = nodes_[at].now.find(part);
    if (found == nodes_[at].now.end()) throw std::runtime_error("the log names a missing file: " + path);
    at = found->second;
  }
  return at;
}

CrashDisk::Number CrashDisk::parent(const std::string& path) const {
  return find(fs::path(path).parent_path());
}

void CrashDisk::change(Number folder, NameChange names) {
  apply_to(nodes_[folder].now, names);
  nodes_[folder].names.push_back(std::move(names));
}

void CrashDisk::apply(const Operation& operation) {
  const OperationRecord& record = operation.record;
  switch (record.change) {
    case Change::opened:
      return open(operation);
    case Change::written:
      nodes_[handles_.at(record.handle)].data.push_back({false, record.offset, operation.data});
      return;
    case Change::cut:
      nodes_[handles_.at(record.handle)].data.push_back({true, record.offset, ""});
      return;
    case Change::synced:
      return sync(nodes_[handles_.at(record.handle)]);
    case Change::renamed:
      return rename(operation);
    case Change::linked:
      return change(parent(operation.second), {{last_part(operation.second), find(operation.path)}});
    case Change::removed:
      return change(parent(operation.path), {{last_part(operation.path), std::nullopt}});
    case Change::folder_made:
      return change(parent(operation.path), {{last_part(operation.path), make(true)}});
  }
}

void CrashDisk::open(const Operation& operation) {
  if ((operation.record.offset & kCreated) != 0)
    change(parent(operation.path), {{last_part(operation.path), make(false)}});
  const Number number = find(operation.path);
  if ((operation.record.offset & kEmptied) != 0) nodes_[number].data.push_back({true, 0, ""});
  handles_[operation.record.handle] = number;
}

void CrashDisk::rename(const Operation& operation) {
  const Number from = parent(operation.path);
  const Number to = parent(operation.second);
  const Number moved = find(operation.path);
  if (from == to) {
    change(from, {{last_part(operation.path), std::nullopt}, {last_part(operation.second), moved}});
    return;
  }
  change(to, {{last_part(operation.second), moved}});  // at worst it is in both, or in none
  change(from, {{last_part(operation.path), std::nullopt}});
}

void CrashDisk::sync(Node& node) {
  for (const DataChange& change : node.data) apply_to(node.content, change);
  node.data.clear();
  node.entries = node.now;
  node.names.clear();
}

void CrashDisk::apply_to(std::string& content, const DataChange& change) {
  if (change.cuts) {
    content.resize(change.offset, '\0');
    return;
  }
  if (content.size() < change.offset + change.bytes.size())
    content.resize(change.offset + change.bytes.size(), '\0');
  std::ranges::copy(change.bytes, content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

void CrashDisk::apply_to(Entries& entries, const NameChange& change) {
  for (const auto& [name, node] : change)
    if (node)
      entries[name] = *node;
    else
      entries.erase(name);
}

std::string CrashDisk::content_after(const Node& node, Unsynced fate, Random& random, unsigned percent) {
  std::string content = node.content;
  for (const DataChange& change : node.data) {
    if (!happens(fate, random, percent)) continue;
    DataChange part = change;
    if (fate == Unsynced::by_chance && !part.cuts && random.chance(30)) {
      if (random.chance(50))
        part.bytes.resize(random.below(part.bytes.size() + 1));  // torn
      else
        std::ranges::fill(part.bytes, '\0');  // the length was written, the data was not
    }
    apply_to(content, part);
  }
  return content;
}

void CrashDisk::walk(Number folder, const std::string& path, const PowerCut& cut, Random& random,
                     unsigned percent, Tree& tree) const {
  Entries entries = nodes_[folder].entries;
  for (const NameChange& change : nodes_[folder].names)
    if (happens(cut.names, random, percent)) apply_to(entries, change);
  for (const auto& [name, number] : entries) {
    const std::string inner = path.empty() ? name : path + "/" + name;
    const Node& node = nodes_[number];
    tree[inner] = node.folder ? std::nullopt : std::optional(content_after(node, cut.data, random, percent));
    if (node.folder) walk(number, inner, cut, random, percent, tree);
  }
}

Tree CrashDisk::after(const PowerCut& cut, Random& random) const {
  constexpr unsigned kPercents[]{10, 50, 90};
  Tree tree;
  walk(0, "", cut, random, kPercents[random.below(3)], tree);
  return tree;
}

}  // namespace dateline::faults
