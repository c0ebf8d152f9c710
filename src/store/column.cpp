// Fixed-width facts of every article of a segment: written from a table, checked when opened.
#include "store/column.h"

#include <numeric>

#include "store/segment.h"

namespace dateline::store {
namespace {

static_assert(sizeof(FieldLengths) == 12 && sizeof(Origin) == 8 && sizeof(schema::CopySignature) == 64);

std::string facet_section(const schema::FacetInfo& facet, std::string_view rest) {
  return "facet." + std::string(facet.name) + "." + std::string(rest);
}

/// Opens the sections of one columns file, remembering the first that is not as it should be.
class ColumnReader {
 public:
  ColumnReader(const SectionFile& file, std::uint32_t articles) : file_(file), articles_(articles) {}

  /// A section with one T an article.
  template <class T>
  void read(std::string_view name, std::span<const T>& into) {
    into = file_.array<T>(name);
    if (into.size() != articles_ || !file_.has(name)) fail(std::string(name));
  }
  void read(std::string_view name, StringTable& into) {
    auto table = StringTable::open(file_, name);
    if (!table) return fail(std::string(name));
    into = *table;
  }
  void read(const schema::FacetInfo& facet, FacetColumn& into) {
    for (const unsigned width : {1U, 2U, 4U}) {
      const std::string single = facet_section(facet, "single" + std::to_string(width));
      const std::string values = facet_section(facet, "values" + std::to_string(width));
      if (file_.has(single)) into = single_column(single, width);
      if (file_.has(values)) into = list_column(values, facet_section(facet, "offsets"), width);
    }
  }
  void expect(bool holds, std::string_view name) {
    if (!holds) fail(std::string(name));
  }
  error::Status status() const {
    if (bad_section_.empty()) return {};
    return damaged(file_.path(), "section " + bad_section_ + " is missing or has not the size for " +
                                     std::to_string(articles_) + " articles");
  }

 private:
  FacetColumn single_column(const std::string& name, unsigned width) {
    const std::string_view values = file_.bytes(name);
    if (values.size() != std::size_t{articles_} * width) fail(name);
    return {values, width, {}, true};
  }
  FacetColumn list_column(const std::string& name, const std::string& offsets_name, unsigned width) {
    const std::string_view values = file_.bytes(name);
    const auto offsets = file_.array<std::uint32_t>(offsets_name);
    if (offsets.size() != std::size_t{articles_} + 1) {
      fail(offsets_name);
    } else if (values.size() % width != 0 || values.size() / width != offsets.back()) {
      fail(name);
    }
    return {values, width, offsets, false};
  }
  void fail(std::string name) {
    if (bad_section_.empty()) bad_section_ = std::move(name);
  }
  const SectionFile& file_;
  std::uint32_t articles_;
  std::string bad_section_;
};

std::vector<std::string_view> views(const std::vector<std::string>& strings) {
  return {strings.begin(), strings.end()};
}

/// Writes `values` as numbers of `width` bytes.
error::Status write_narrow(SectionWriter& writer, const std::string& name, unsigned width,
                           std::span<const std::uint32_t> values) {
  if (width == 4) return writer.section(name, values);
  std::string bytes;
  bytes.reserve(values.size() * width);
  for (const std::uint32_t value : values) {
    bytes += static_cast<char>(value & 0xFFU);
    if (width == 2) bytes += static_cast<char>(value >> 8U & 0xFFU);
  }
  if (auto begun = writer.begin(name); !begun) return begun;
  return writer.append(bytes);
}

unsigned narrowest_width(std::uint32_t largest) {
  if (largest <= 0xFF) return 1;
  return largest <= 0xFFFF ? 2 : 4;
}

bool at_most_one_each(std::span<const std::uint32_t> offsets) {
  for (std::size_t i = 1; i < offsets.size(); ++i)
    if (offsets[i] - offsets[i - 1] > 1) return false;
  return true;
}

error::Status write_facet(SectionWriter& writer, const schema::FacetInfo& facet,
                          const ColumnTable::FacetValues& values) {
  if (values.values.empty()) return {};
  const std::uint32_t largest = *std::ranges::max_element(values.values);
  if (!at_most_one_each(values.offsets) || largest == UINT32_MAX) {
    if (auto s = writer.section<std::uint32_t>(facet_section(facet, "offsets"), values.offsets); !s) return s;
    const unsigned width = narrowest_width(largest);
    return write_narrow(writer, facet_section(facet, "values" + std::to_string(width)), width, values.values);
  }
  std::vector<std::uint32_t> single(values.offsets.size() - 1, 0);
  for (std::size_t i = 0; i < single.size(); ++i)
    if (values.offsets[i] < values.offsets[i + 1]) single[i] = values.values[values.offsets[i]] + 1;
  const unsigned width = narrowest_width(largest + 1);
  return write_narrow(writer, facet_section(facet, "single" + std::to_string(width)), width, single);
}

/// Docids by id, ascending bytewise.
std::vector<DocId> docids_by_id(const std::vector<std::string>& ids) {
  std::vector<DocId> order(ids.size());
  std::iota(order.begin(), order.end(), DocId{1});
  std::ranges::sort(order, [&](DocId a, DocId b) { return ids[a - 1] < ids[b - 1]; });
  return order;
}

error::Status write_ids(SectionWriter& writer, const std::vector<std::string>& ids) {
  const std::vector<DocId> order = docids_by_id(ids);
  std::vector<std::uint32_t> ranks(ids.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    ranks[order[rank] - 1] = static_cast<std::uint32_t>(rank);
  if (auto s = write_strings(writer, "id", views(ids)); !s) return s;
  if (auto s = writer.section<std::uint32_t>("id.ranks", ranks); !s) return s;
  return writer.section<DocId>("id.order", order);
}

error::Status write_dates(SectionWriter& writer, const std::vector<schema::Instant>& instants) {
  std::vector<std::int64_t> starts;
  std::vector<std::uint8_t> precisions;
  for (const schema::Instant& instant : instants) {
    starts.push_back(instant.start);
    precisions.push_back(static_cast<std::uint8_t>(instant.precision));
  }
  if (auto s = writer.section<std::int64_t>("dates", starts); !s) return s;
  return writer.section<std::uint8_t>("precisions", precisions);
}

error::Status write_sections(SectionWriter& writer, const ColumnTable& table) {
  if (auto s = writer.section<FieldLengths>("lengths", table.lengths); !s) return s;
  if (auto s = write_dates(writer, table.dates); !s) return s;
  if (auto s = write_ids(writer, table.ids); !s) return s;
  if (auto s = writer.section<Origin>("origins", table.origins); !s) return s;
  if (auto s = write_strings(writer, "origin", views(table.origin_files)); !s) return s;
  if (auto s = writer.section<std::uint64_t>("content_hashes", table.content_hashes); !s) return s;
  if (auto s = writer.section<std::uint32_t>("first_seen", table.first_seen); !s) return s;
  if (auto s = writer.section<schema::CopySignature>("signatures", table.signatures); !s) return s;
  for (const schema::FacetInfo& facet : schema::kFacets)
    if (auto s = write_facet(writer, facet, table.facets[static_cast<std::size_t>(facet.facet)]); !s)
      return s;
  return {};
}

}  // namespace

bool FacetColumn::ids_below(std::uint32_t bound) const {
  for (std::size_t i = 0; i < value_count_; ++i) {
    const std::uint32_t stored = value(i);
    if (single_ ? stored > bound : stored >= bound) return false;  // single: id + 1
  }
  return true;
}

error::Result<Columns> Columns::open(const std::filesystem::path& path, std::uint32_t articles) {
  auto file = SectionFile::open(path, kColumnsFile);
  if (!file) return file.error();
  Columns columns;
  ColumnReader reader(*file, articles);
  reader.read("lengths", columns.lengths_);
  reader.read("dates", columns.dates_);
  reader.read("precisions", columns.precisions_);
  reader.read("id", columns.ids_);
  reader.expect(columns.ids_.size() == articles, "id.offsets");
  reader.read("id.ranks", columns.id_ranks_);
  reader.read("id.order", columns.ids_in_order_);
  reader.read("origins", columns.origins_);
  reader.read("origin", columns.origin_files_);
  reader.read("content_hashes", columns.content_hashes_);
  reader.read("first_seen", columns.first_seen_);
  reader.read("signatures", columns.signatures_);
  for (const schema::FacetInfo& facet : schema::kFacets)
    reader.read(facet, columns.facets_[static_cast<std::size_t>(facet.facet)]);
  if (auto status = reader.status(); !status) return status.error();
  columns.file_ = std::move(*file);
  return columns;
}

std::optional<DocId> Columns::find_id(std::string_view id) const {
  const auto id_of = [&](DocId docid) { return ids_[std::size_t{docid} - 1]; };  // empty for a damaged number
  const auto found = std::ranges::lower_bound(ids_in_order_, id, {}, id_of);
  if (found == ids_in_order_.end() || *found == 0 || *found > article_count() || id_of(*found) != id)
    return std::nullopt;
  return *found;
}

error::Status write_columns(const std::filesystem::path& path, const ColumnTable& table, bool durable) {
  auto writer = SectionWriter::create(path, kColumnsFile);
  if (!writer) return writer.error();
  if (auto written = write_sections(*writer, table); !written) return written;
  return writer->finish(durable);
}

}  // namespace dateline::store
