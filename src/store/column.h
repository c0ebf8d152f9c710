// Fixed-width facts of every article of a segment, in memory as they are on disk.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/copy_signature.h"
#include "schema/field.h"
#include "schema/instant.h"
#include "store/docid.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::store {

/// Number of words by part; `lead` is the first paragraph of the body, `rest` the body behind it.
struct FieldLengths {
  std::uint32_t title = 0;
  std::uint32_t lead = 0;
  std::uint32_t rest = 0;
  std::uint32_t body() const { return lead + rest; }
  friend bool operator==(const FieldLengths&, const FieldLengths&) = default;
};

/// The local value ids of one facet (numbers in the segment's `names`), article by article.
/// Either one value at most per article (`single`: id + 1, 0 for none) or CSR (`offsets` has article_count +
/// 1 entries). Values are 1, 2 or 4 bytes wide.
class FacetColumn {
 public:
  FacetColumn() = default;
  /// Damaged offsets and values stay as they are: for_each() never reads outside of `values`, whatever they
  /// say.
  FacetColumn(std::string_view values, unsigned width, std::span<const std::uint32_t> offsets, bool single)
      : values_(values),
        offsets_(offsets),
        value_count_(values.size() / width),
        width_(width),
        single_(single) {}

  bool empty() const { return values_.empty(); }
  bool single() const { return single_; }

  /// Calls use(local id) for every value of the article, ascending, each once.
  template <class Use>
  void for_each(DocId docid, Use&& use) const {
    if (values_.empty()) return;
    if (single_) {
      const std::uint32_t stored = value(docid - 1);
      if (stored != 0) use(stored - 1);
      return;
    }
    const std::size_t end = std::min<std::size_t>(offsets_[docid], value_count_);
    for (std::size_t i = offsets_[docid - 1]; i < end; ++i) use(value(i));
  }
  /// Asks memory for what for_each() will read of an article first, and, once that is there, for its values.
  void prefetch_place(DocId docid) const {
    if (single_) {
      __builtin_prefetch(values_.data() + std::size_t{docid - 1} * width_);
    } else if (!values_.empty()) {
      __builtin_prefetch(&offsets_[docid - 1]);
    }
  }
  void prefetch_values(DocId docid) const {
    if (!single_ && !values_.empty())
      __builtin_prefetch(values_.data() + std::min<std::size_t>(offsets_[docid - 1], value_count_) * width_);
  }
  /// Is every local id below `bound`? Reads the whole column: asked once before ids index an array without
  /// checks.
  bool ids_below(std::uint32_t bound) const;
  std::size_t value_count() const { return value_count_; }
  std::uint32_t value(std::size_t index) const {
    const char* at = values_.data() + index * width_;
    if (width_ == 1) return static_cast<unsigned char>(*at);
    if (width_ == 2) return load<std::uint16_t>(at);
    return load<std::uint32_t>(at);
  }
  unsigned width() const { return width_; }
  std::string_view raw_values() const { return values_; }
  std::span<const std::uint32_t> offsets() const { return offsets_; }

 private:
  template <class T>
  static T load(const char* at) {
    T out;
    __builtin_memcpy(&out, at, sizeof out);
    return out;
  }
  std::string_view values_;
  std::span<const std::uint32_t> offsets_;
  std::size_t value_count_ = 0;
  unsigned width_ = 4;
  bool single_ = false;
};

/// Where an article came from: a number in the segment's list of source files (absolute paths, members of
/// archives behind "!"), and the line it begins at (0: not known).
struct Origin {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  friend bool operator==(const Origin&, const Origin&) = default;
};

class Columns {
 public:
  Columns() = default;
  /// Checks that every section is there and has the right size for `articles`.
  static error::Result<Columns> open(const std::filesystem::path& path, std::uint32_t articles);

  std::uint32_t article_count() const { return static_cast<std::uint32_t>(lengths_.size()); }
  const FieldLengths& lengths(DocId d) const { return lengths_[d - 1]; }
  std::span<const FieldLengths> all_lengths() const { return lengths_; }
  schema::Instant date(DocId d) const {
    return {dates_[d - 1], static_cast<schema::Precision>(precisions_[d - 1])};
  }
  std::span<const std::int64_t> date_starts() const { return dates_; }
  std::span<const std::uint8_t> date_precisions() const { return precisions_; }
  std::string_view id(DocId d) const { return ids_[d - 1]; }
  /// Asks memory for when an article begins; for its length; for its date and where its id stands, and then
  /// for the id.
  void prefetch_lengths(DocId d) const { __builtin_prefetch(&lengths_[d - 1]); }
  void prefetch_start(DocId d) const { __builtin_prefetch(&dates_[d - 1]); }
  void prefetch_date(DocId d) const {
    __builtin_prefetch(&dates_[d - 1]);
    __builtin_prefetch(&precisions_[d - 1]);
    ids_.prefetch_offset(d - 1);
  }
  void prefetch_id(DocId d) const { ids_.prefetch(d - 1); }
  /// Rank of the article's id in bytewise order within the segment, from 0.
  std::uint32_t id_rank(DocId d) const { return id_ranks_[d - 1]; }
  std::span<const std::uint32_t> id_ranks() const { return id_ranks_; }
  /// Docids by their ids, ascending bytewise. A damaged file can hold any number.
  std::span<const DocId> ids_in_order() const { return ids_in_order_; }
  std::optional<DocId> find_id(std::string_view id) const;
  const FacetColumn& facet(schema::Facet facet) const { return facets_[static_cast<std::size_t>(facet)]; }
  Origin origin(DocId d) const { return origins_[d - 1]; }
  std::string_view origin_file(std::uint32_t file) const { return origin_files_[file]; }
  std::uint32_t origin_file_count() const { return origin_files_.size(); }
  std::uint64_t content_hash(DocId d) const { return content_hashes_[d - 1]; }
  std::uint32_t first_seen(DocId d) const { return first_seen_[d - 1]; }  // generation
  const schema::CopySignature& signature(DocId d) const { return signatures_[d - 1]; }
  const SectionFile& file() const { return file_; }

 private:
  SectionFile file_;
  std::span<const FieldLengths> lengths_;
  std::span<const std::int64_t> dates_;
  std::span<const std::uint8_t> precisions_;
  StringTable ids_;
  std::span<const std::uint32_t> id_ranks_;
  std::span<const std::uint32_t> ids_in_order_;  // docids by id, ascending bytewise
  std::span<const Origin> origins_;
  StringTable origin_files_;
  std::span<const std::uint64_t> content_hashes_;
  std::span<const std::uint32_t> first_seen_;
  std::span<const schema::CopySignature> signatures_;
  std::array<FacetColumn, schema::kFacetCount> facets_;
};

/// Columns to be written; all vectors but the facets' hold one entry an article, in docid order.
struct ColumnTable {
  struct FacetValues {
    std::vector<std::uint32_t> offsets{0};  // article_count + 1
    std::vector<std::uint32_t> values;      // local ids, ascending within an article
  };
  std::vector<std::string> ids;
  std::vector<FieldLengths> lengths;
  std::vector<schema::Instant> dates;
  std::vector<Origin> origins;
  std::vector<std::string> origin_files;
  std::vector<std::uint64_t> content_hashes;
  std::vector<std::uint32_t> first_seen;
  std::vector<schema::CopySignature> signatures;
  std::array<FacetValues, schema::kFacetCount> facets;
};
/// Ids must be distinct. Picks the narrowest form of each facet; a facet without values has no section.
error::Status write_columns(const std::filesystem::path& path, const ColumnTable& table, bool durable);

}  // namespace dateline::store
