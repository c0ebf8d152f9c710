// Writes posting lists that are complete and sorted as a Xapian database, front to back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "error/result.h"
#include "store/posting.h"

namespace dateline::store {

/// Makes a database of Xapian's backend glass that holds posting lists and document lengths and nothing else:
/// what WritableDatabase makes of the same documents without term lists, data, values and positions, but in
/// one pass: no term is looked up in memory, and every block is full. Xapian reads it like any other, and
/// Xapian::Database::check() finds it sound. Source of the format: version 2016-03-14 of glass, as in all of
/// Xapian 1.4 (docs/index-format.md says what of it is used, docs/decisions/0008 why).
///
/// Equal content gives equal bytes, the database's uuid included.
class GlassWriter {
 public:
  /// Makes the folder, which must not be there.
  static error::Result<GlassWriter> create(const std::filesystem::path& folder);
  ~GlassWriter();
  GlassWriter(GlassWriter&&) noexcept;
  GlassWriter& operator=(GlassWriter&&) noexcept;

  /// Of documents 1, 2, ...; at least one. Xapian takes each for the sum of the wdfs of
  /// its postings. First of all, once.
  error::Status lengths(std::span<const std::uint32_t> lengths);
  /// Terms come in bytewise order, each once, with at least one posting, docids ascending. `limit` for a term
  /// that Xapian cannot keep (schema::kLongestTerm).
  error::Status add(std::string_view term, std::span<const Posting> postings);
  /// Not synced.
  error::Status finish();

 private:
  struct State;
  explicit GlassWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::store
