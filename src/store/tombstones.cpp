// Which articles of a sealed segment are gone in a generation.
#include "store/tombstones.h"

#include <algorithm>
#include <string>

#include "store/local_names.h"

namespace dateline::store {
namespace {

constexpr const char* kDeadSection = "dead";
constexpr const char* kStemsSection = "stems";
constexpr const char* kFormsSection = "forms";

/// Numbers below `bound`, each once, with 1 to `most` articles.
bool fits(std::span<const Decrement> decrements, std::uint32_t bound, std::uint32_t most) {
  std::uint64_t next = 0;
  for (const Decrement& each : decrements) {
    if (each.number < next || each.number >= bound || each.articles == 0 || each.articles > most)
      return false;
    next = std::uint64_t{each.number} + 1;
  }
  return true;
}

bool fits(std::span<const DocId> dead, std::uint32_t articles) {
  DocId before = 0;
  for (const DocId docid : dead) {
    if (docid <= before || docid > articles) return false;
    before = docid;
  }
  return true;
}

}  // namespace

error::Result<Tombstones> Tombstones::open(const std::filesystem::path& path, std::uint32_t articles,
                                           const FormDictionary& forms, const LocalNames& names) {
  auto file = SectionFile::open(path, kTombstonesKind);
  if (!file) return file.error();
  // A flipped bit would change answers without a word.
  if (auto s = file->verify(); !s) return s.error();
  Tombstones tombstones;
  tombstones.dead_ = file->array<DocId>(kDeadSection);
  tombstones.stems_ = file->array<Decrement>(kStemsSection);
  tombstones.forms_ = file->array<Decrement>(kFormsSection);
  const std::uint32_t count = tombstones.count();
  bool good = fits(tombstones.dead_, articles) && fits(tombstones.stems_, forms.stem_count(), count) &&
              fits(tombstones.forms_, forms.form_count(), count);
  for (const schema::FacetInfo& facet : schema::kFacets) {
    auto& of_facet = tombstones.names_[static_cast<std::size_t>(facet.facet)];
    of_facet = file->array<Decrement>(facet.name);
    good = good && fits(of_facet, names.count(facet.facet), count);
  }
  if (!good) return damaged(path, "the list of removed articles does not fit the segment");
  if (count > 0) tombstones.bits_.resize(articles / 64 + 1);
  for (const DocId docid : tombstones.dead_) tombstones.bits_[docid / 64] |= std::uint64_t{1} << docid % 64;
  tombstones.file_ = std::move(*file);
  return tombstones;
}

std::uint32_t Tombstones::find(std::span<const Decrement> decrements, std::uint32_t number) {
  const auto found = std::ranges::lower_bound(decrements, number, {}, &Decrement::number);
  return found != decrements.end() && found->number == number ? found->articles : 0;
}

error::Status write_tombstones(const std::filesystem::path& path, const TombstoneTable& table) {
  auto writer = SectionWriter::create(path, kTombstonesKind);
  if (!writer) return writer.error();
  if (auto s = writer->section<DocId>(kDeadSection, table.dead); !s) return s;
  if (auto s = writer->section<Decrement>(kStemsSection, table.stems); !s) return s;
  if (auto s = writer->section<Decrement>(kFormsSection, table.forms); !s) return s;
  for (const schema::FacetInfo& facet : schema::kFacets) {
    const auto& names = table.names[static_cast<std::size_t>(facet.facet)];
    if (names.empty()) continue;
    if (auto s = writer->section<Decrement>(facet.name, names); !s) return s;
  }
  return writer->finish(false);
}

}  // namespace dateline::store
