// A generation under construction: nothing of it is left unless it is published.
#include "index/generation_writer.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <system_error>
#include <utility>

#include "index/segment_seal.h"
#include "index/source_list.h"
#include "io/output_file.h"
#include "schema/schema_version.h"
#include "store/canonical_names.h"
#include "store/segment.h"
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

void widen(schema::Instant& oldest, schema::Instant& newest, const schema::Instant& date) {
  if (!oldest.known() || date.start < oldest.start) oldest = date;
  if (!newest.known() || date.start > newest.start) newest = date;
}

/// Adds the articles of a segment to the totals.
void add_totals(const SegmentParts& parts, store::LiveTotals& totals) {
  const store::Columns& columns = parts.columns;
  totals.articles += columns.article_count();
  for (store::DocId docid = 1; docid <= columns.article_count(); ++docid) {
    const store::FieldLengths& lengths = columns.lengths(docid);
    totals.title_words += lengths.title;
    totals.body_words += lengths.body();
    const schema::Instant date = columns.date(docid);
    if (date.known())
      widen(totals.oldest, totals.newest, date);
    else
      ++totals.undated;
    std::string language;
    columns.facet(schema::Facet::language).for_each(docid, [&](std::uint32_t local) {
      language = parts.names.name(schema::Facet::language, local);
    });
    ++totals.languages[language];
    ++totals.stemming_languages[text::stemming_language(language)];
  }
}

}  // namespace

GenerationWriter::GenerationWriter(store::IndexDirectory index) : index_(std::move(index)) {}

GenerationWriter::~GenerationWriter() {
  if (published_) return;
  std::error_code ignored;
  for (const fs::path& path : made_) fs::remove_all(path, ignored);
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
  std::uint32_t articles = 0;
  for (const MergeInput& input : inputs) articles += input.live();
  auto entry = seal_segment(index_.path(), directory, articles);
  if (!entry) return entry.error();
  auto parts = SegmentParts::open(directory, articles);
  if (!parts) return parts.error();
  add_totals(**parts, manifest_.totals);
  manifest_.segments.push_back(std::move(*entry));
  return {};
}

error::Status GenerationWriter::write_names() {
  std::vector<store::LocalNames> tables;
  for (const store::SegmentEntry& segment : manifest_.segments) {
    auto names = store::LocalNames::open(index_.segment_path(segment.id) / store::kNamesFile);
    if (!names) return names.error();
    tables.push_back(std::move(*names));
  }
  std::vector<const store::LocalNames*> pointers;
  for (const store::LocalNames& table : tables) pointers.push_back(&table);
  const fs::path path = index_.names_path(generation_);
  made_.push_back(path);
  if (auto s = store::write_canonical_names(path, pointers); !s) return s;
  auto sealed = seal_file(index_.path(), path);
  if (!sealed) return sealed.error();
  manifest_.names = std::move(*sealed);
  return {};
}

error::Status GenerationWriter::write_sources(const std::vector<article::SourceFile>& sources) {
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

error::Result<store::Manifest> GenerationWriter::publish(std::uint64_t bytes_in, std::uint64_t text_bytes,
                                                         const std::vector<article::SourceFile>& sources,
                                                         std::size_t keep) {
  if (auto s = write_names(); !s) return s.error();
  if (auto s = write_sources(sources); !s) return s.error();
  manifest_.schema_version = schema::kSchemaVersion;
  manifest_.program = kProgramVersion;
  manifest_.published =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  manifest_.bytes_in = bytes_in;
  manifest_.totals.text_bytes = text_bytes;
  made_.push_back(index_.manifest_path(generation_));
  const auto made_live = index_.publish(manifest_);
  // A failure behind the last rename must not take away what readers see already.
  const auto live = index_.current();
  published_ = made_live.has_value() || (live && *live == generation_);
  if (!made_live) return made_live.error();
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
  (void)index_.collect_garbage(keep).has_value();  // what stays behind now goes at the next publication
  return manifest_;
}

std::uint64_t bytes_of(const store::Manifest& manifest) {
  std::uint64_t bytes = manifest.names.size + manifest.sources.size;
  for (const store::SegmentEntry& segment : manifest.segments)
    for (const store::FileEntry& file : segment.files) bytes += file.size;
  return bytes;
}

}  // namespace dateline::index
