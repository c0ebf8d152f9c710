// A generation under construction: nothing of it is left unless it is published.
#include "index/generation_writer.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

#include "index/copy_grouping.h"
#include "index/copy_search.h"
#include "index/segment_seal.h"
#include "index/tombstone_count.h"
#include "io/free_memory.h"
#include "io/output_file.h"
#include "schema/schema_version.h"
#include "store/canonical_names.h"
#include "store/copy_groups.h"
#include "store/tombstones.h"
#include "text/analyzer.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProgramVersion = DATELINE_VERSION;

error::Status make_folder(const fs::path& path) {
  std::error_code failed;
  fs::create_directories(path, failed);
  if (failed) return io::storage_error(path, "make the folder", failed.value());
  return {};
}

/// Of dates that begin at once the more precise one, so that the order of the articles does not matter.
void widen(schema::Instant& oldest, schema::Instant& newest, const schema::Instant& date) {
  const bool finer_oldest = date.start == oldest.start && date.precision > oldest.precision;
  const bool finer_newest = date.start == newest.start && date.precision > newest.precision;
  if (!oldest.known() || date.start < oldest.start || finer_oldest) oldest = date;
  if (!newest.known() || date.start > newest.start || finer_newest) newest = date;
}

/// Number of the article's language in the segment's names, plus 1; 0 when it is not known.
std::uint32_t language_number(const store::FacetColumn& languages, store::DocId docid) {
  std::uint32_t number = 0;
  languages.for_each(docid, [&](std::uint32_t local) { number = local + 1; });
  return number;
}

}  // namespace

void add_totals(const store::Columns& columns, const store::LocalNames& names,
                const std::function<bool(store::DocId)>& is_dead, store::LiveTotals& totals) {
  const store::FacetColumn& languages = columns.facet(schema::Facet::language);
  std::vector<std::uint64_t> by_language(names.count(schema::Facet::language) + 1);
  for (store::DocId docid = 1; docid <= columns.article_count(); ++docid) {
    if (is_dead(docid)) continue;
    ++totals.articles;
    const store::FieldLengths& lengths = columns.lengths(docid);
    totals.title_words += lengths.title;
    totals.body_words += lengths.body();
    const schema::Instant date = columns.date(docid);
    if (date.known())
      widen(totals.oldest, totals.newest, date);
    else
      ++totals.undated;
    ++by_language[std::min<std::size_t>(language_number(languages, docid), by_language.size() - 1)];
  }
  for (std::uint32_t number = 0; number < by_language.size(); ++number) {
    if (by_language[number] == 0) continue;
    const std::string language(number == 0 ? "" : names.name(schema::Facet::language, number - 1));
    totals.languages[language] += by_language[number];
    totals.stemming_languages[std::string(text::stemming_language(language))] += by_language[number];
  }
}

GenerationWriter::GenerationWriter(store::IndexDirectory index, const HotRule& hot_rule)
    : index_(std::move(index)), hot_rule_(hot_rule) {}

GenerationWriter::~GenerationWriter() {
  if (published_) return;
  std::error_code ignored;
  try {
    for (const fs::path& path : made_) fs::remove_all(path, ignored);
  } catch (const std::bad_alloc&) {
    // It goes with the next publication.
  }
}

error::Status GenerationWriter::begin() {
  generation_ = index_.next_generation();
  manifest_.generation = generation_;
  scratch_ = index_.path() / "segments" / ("scratch-" + std::to_string(generation_));
  for (const char* folder : {"segments", "generations", "sources", "tombstones"})
    if (auto s = make_folder(index_.path() / folder); !s) return s;
  made_.push_back(scratch_);
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);  // of a build that was killed
  return make_folder(scratch_);
}

error::Status GenerationWriter::add_merged(std::span<const MergeInput> inputs,
                                           const std::function<bool()>& cancelled) {
  const std::string id = index_.next_segment_id();
  const fs::path directory = index_.segment_path(id);
  made_.push_back(directory);
  if (auto s = merge_segments(inputs, directory, cancelled); !s) return s;
  io::return_free_memory();  // what comes next maps files instead
  std::uint32_t articles = 0;
  for (const MergeInput& input : inputs) articles += input.live();
  auto entry = seal_segment(index_.path(), directory, articles, hot_rule_);
  if (!entry) return entry.error();
  auto parts = SegmentParts::open(directory, articles);
  if (!parts) return parts.error();
  add_totals((*parts)->columns, (*parts)->names, [](store::DocId) { return false; }, manifest_.totals);
  manifest_.segments.push_back(std::move(*entry));
  return {};
}

error::Status GenerationWriter::add_kept(const store::Segment& segment,
                                         std::span<const store::DocId> newly_dead) {
  store::SegmentEntry entry = segment.entry();
  if (!newly_dead.empty()) {
    const fs::path path = index_.tombstones_path(generation_, entry.id);
    made_.push_back(path);
    const store::TombstoneTable table = join_tombstones(segment, newly_dead);
    if (auto s = store::write_tombstones(path, table); !s) return s;
    auto sealed = seal_file(index_.path(), path);
    if (!sealed) return sealed.error();
    entry.dead = static_cast<std::uint32_t>(table.dead.size());
    entry.tombstones = std::move(*sealed);
  }
  const auto is_dead = [&](store::DocId docid) {
    return segment.tombstones().is_dead(docid) || std::ranges::binary_search(newly_dead, docid);
  };
  add_totals(segment.columns(), segment.names(), is_dead, manifest_.totals);
  manifest_.segments.push_back(std::move(entry));
  return {};
}

error::Result<GenerationWriter::Segments> GenerationWriter::open_segments() const {
  Segments segments;
  for (const store::SegmentEntry& entry : manifest_.segments) {
    auto segment = store::Segment::open(index_.path(), entry);
    if (!segment) return segment.error();
    segments.push_back(std::move(*segment));
  }
  return segments;
}

error::Status GenerationWriter::write_names(const Segments& segments, const Naming& naming) {
  std::vector<NamedSegment> named;
  for (const auto& segment : segments)
    named.push_back({&segment->names(), &segment->columns(), &segment->tombstones()});
  auto table = name_segments(named, naming);
  if (!table) return table.error();
  for (const auto& segment : segments)
    if (auto s = segment->status(); !s) return s;  // damage must not get into the new table
  const fs::path path = index_.names_path(generation_);
  made_.push_back(path);
  if (auto s = store::write_canonical_names(path, *table); !s) return s;
  auto sealed = seal_file(index_.path(), path);
  if (!sealed) return sealed.error();
  manifest_.names = std::move(*sealed);
  manifest_.entities = naming.entities;
  return {};
}

error::Status GenerationWriter::write_copies(const Segments& segments) {
  std::vector<const store::Segment*> searched;
  std::vector<std::uint32_t> articles;
  for (const auto& segment : segments) {
    searched.push_back(segment.get());
    articles.push_back(segment->article_count());
  }
  const auto table = find_copies(searched, known_copies(index_, searched));
  if (!table) return table.error();
  const fs::path path = index_.copies_path(generation_);
  made_.push_back(path);
  if (auto s = store::write_copy_groups(path, *table, articles); !s) return s;
  auto sealed = seal_file(index_.path(), path);
  if (!sealed) return sealed.error();
  manifest_.copies = std::move(*sealed);
  return {};
}

error::Status GenerationWriter::write_sources(const SourceList& sources) {
  const fs::path path = index_.sources_path(generation_);
  made_.push_back(path);
  auto file = io::OutputFile::create(path);
  if (!file) return file.error();
  if (auto s = file->write(to_text(sources)); !s) return s;
  if (auto s = file->finish(true); !s) return s;
  auto sealed = seal_file(index_.path(), path);
  if (!sealed) return sealed.error();
  manifest_.sources = std::move(*sealed);
  return {};
}

error::Result<store::Manifest> GenerationWriter::publish(const Publication& publication) {
  {
    auto segments = open_segments();
    if (!segments) return segments.error();
    if (auto s = write_names(*segments, publication.naming); !s) return s.error();
    if (auto s = write_copies(*segments); !s) return s.error();
  }
  if (auto s = write_sources(publication.sources); !s) return s.error();
  manifest_.schema_version = schema::kSchemaVersion;
  manifest_.program = kProgramVersion;
  manifest_.published =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  manifest_.bytes_in = publication.bytes_in;
  manifest_.totals.text_bytes = publication.text_bytes;
  made_.push_back(index_.manifest_path(generation_));
  // A failure behind the last rename must not take away what readers see already: nothing is removed unless
  // CURRENT says for certain that it is not live.
  published_ = true;
  const auto made_live = index_.publish(manifest_);
  const auto live = index_.current();
  published_ = made_live.has_value() || !live || *live == generation_;
  if (!made_live) return made_live.error();
  clear_away(publication.keep);
  return std::move(manifest_);
}

/// What stays behind now goes at the next publication; this one has succeeded.
void GenerationWriter::clear_away(std::size_t keep) const noexcept {
  try {
    std::error_code ignored;
    fs::remove_all(scratch_, ignored);
    (void)index_.collect_garbage(keep).has_value();
  } catch (const std::bad_alloc&) {
  }
}

void describe_generation(const store::Manifest& manifest, BuildReport& report) {
  report.generation = manifest.generation;
  report.articles = manifest.totals.articles;
  report.bytes_text = manifest.totals.text_bytes;
  report.undated = manifest.totals.undated;
  report.segments = manifest.segments.size();
  report.bytes_index = bytes_of(manifest);
}

std::uint64_t bytes_of(const store::SegmentEntry& segment) {
  std::uint64_t bytes = 0;
  for (const store::FileEntry& file : segment.files) bytes += file.size;
  return bytes;
}

std::uint64_t bytes_of(const store::Manifest& manifest) {
  std::uint64_t bytes = manifest.names.size + manifest.copies.size + manifest.sources.size;
  for (const store::SegmentEntry& segment : manifest.segments)
    bytes += segment.tombstones.size + bytes_of(segment);
  return bytes;
}

}  // namespace dateline::index
