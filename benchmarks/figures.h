// The figures of a run by name: what programs measure, what reports are made of.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"

namespace dateline::benchmarks {

/// Names are paths, as latency/ids/and2/Lucene/p50; docs/benchmarks.md lists them.
class Figures {
 public:
  void set(const std::string& name, double value) { values_[name] = value; }
  std::optional<double> get(const std::string& name) const;
  /// The quotient of two that are there, the second not 0.
  std::optional<double> quotient(const std::string& name, const std::string& base) const;
  /// What stands in the place of * in names like "latency/ids/*/Lucene/p50", in the order of names.
  std::vector<std::string> matches(std::string_view pattern) const;
  const std::map<std::string, double>& all() const { return values_; }

 private:
  std::map<std::string, double> values_;
};

/// Lines name<TAB>value. Those of `path` that `figures` has no value for stay.
error::Status write_figures(const Figures& figures, const std::filesystem::path& path);
/// Empty if there is no such file.
error::Result<Figures> read_figures(const std::filesystem::path& path);

}  // namespace dateline::benchmarks
