// What --watch remembers between runs: for each query how far an index has been looked at, and what of the
// newest generations was reported.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/result.h"

namespace dateline::query {

/// The generations of an index as a run finds them.
struct SeenGenerations {
  std::uint64_t live = 0;
  std::int64_t published = 0;         // when the live one was
  std::vector<std::uint64_t> kept{};  // all that are there, ascending, the live one among them
};

/// One query on one index.
///
/// An article counts as new by the generation that brought it in as it is ("first seen"), which merges leave
/// alone. A rollback takes generations back, and articles of theirs may come again in later ones; so the
/// floor stays at a generation that was looked at and cannot be rolled back any more, and what was reported
/// above it is remembered one by one. Nothing is lost and nothing comes twice, whatever happens between two
/// runs; but see docs/output.md for what a run cannot know.
class WatchRecord {
 public:
  /// Only articles that came after this generation can be new; 0: all.
  std::uint64_t floor() const { return floor_; }
  /// Was this very content (a hash of id and content) reported?
  bool has_reported(std::uint64_t content) const { return reported_.contains(content); }
  void report(std::uint64_t content, std::uint64_t first_seen) { reported_.emplace(content, first_seen); }
  /// The run has looked at the whole of the live generation.
  void looked_at(const SeenGenerations& index);
  /// Is it an index that was made anew in the old one's place? Its numbers begin anew.
  bool is_of_another(const SeenGenerations& index) const;
  friend bool operator==(const WatchRecord&, const WatchRecord&) = default;

 private:
  friend class WatchState;
  std::uint64_t floor_ = 0;
  std::set<std::uint64_t> points_;  // generations that were looked at, from the floor on
  std::uint64_t live_ = 0;          // when it was looked at last
  std::int64_t published_ = 0;
  std::map<std::uint64_t, std::uint64_t> reported_;  // content -> first seen, above the floor
};

class WatchState {
 public:
  /// The content of FILE.state; damaged, with the line, when it is not whole.
  static error::Result<WatchState> parse(std::string_view text, const std::string& path);
  std::string text() const;

  /// Of a query (a hash of its text and options) on an index (a hash of its path); a new one if need be.
  WatchRecord& record(std::uint64_t index, std::uint64_t query) { return records_[{index, query}]; }
  /// Drops what is known of other queries on this index.
  void keep_only(std::uint64_t index, const std::set<std::uint64_t>& queries);
  friend bool operator==(const WatchState&, const WatchState&) = default;

 private:
  std::map<std::pair<std::uint64_t, std::uint64_t>, WatchRecord> records_;
};

}  // namespace dateline::query
