// A small sound segment, and everything that can be read of each of its files.
#include "store/sound_segment.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "store/canonical_names.h"
#include "store/copy_groups.h"
#include "store/hot_postings.h"
#include "store/hot_postings_writer.h"
#include "store/section_file.h"
#include "store/segment.h"
#include "store/small_segment.h"
#include "store/tombstones.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kArticles = 5;
/// Of a generation with a second segment and a third.
constexpr std::array<std::uint32_t, 3> kCopyArticles{kArticles, 3, 4};
constexpr std::string_view kSectionMark = "@@";  // no sound file of the small segment holds it

/// Keeps the compiler from leaving out the reads behind `sum`.
volatile std::size_t kept_sum = 0;
void keep(std::size_t sum) { kept_sum = sum; }

/// What a reader promises of every file, whatever is in it.
error::Status require(bool kept, const char* promise) {
  if (kept) return {};
  return error::Error{error::ErrorKind::internal, {}, std::string("broken promise: ") + promise, "", ""};
}

// Each reads everything that can be read of one file, and hands on what opening and verifying say. The sums
// keep the compiler from leaving reads out, and the sanitizers watch them.

error::Status read_columns(const fs::path& path) {
  const auto columns = Columns::open(path, kArticles);
  if (!columns) return columns.error();
  std::size_t sum = 0;
  for (DocId docid = 1; docid <= kArticles; ++docid) {
    sum += columns->id(docid).size() + columns->id_rank(docid) + columns->lengths(docid).body();
    sum += static_cast<std::size_t>(columns->date(docid).start) +
           columns->origin_file(columns->origin(docid).file).size();
    sum += columns->content_hash(docid) + columns->first_seen(docid) + columns->signature(docid)[3];
    for (const schema::FacetInfo& facet : schema::kFacets)
      columns->facet(facet.facet).for_each(docid, [&](std::uint32_t local) { sum += local; });
    sum += columns->find_id(columns->id(docid)).value_or(0);
  }
  sum += columns->find_id("a500").value_or(0);
  keep(sum);
  return columns->file().verify();
}

/// Articles with their words, from the folder of one file that may be damaged and others that are sound.
error::Status read_articles_in(const fs::path& folder) {
  const auto articles = StoredArticles::open(folder / kArticlesFile, kArticles);
  const auto columns = Columns::open(folder / kColumnsFile, kArticles);
  const auto forms = FormDictionary::open(folder / kFormsFile);
  if (!articles || !columns || !forms) return {};
  const auto tokens = TokenStreams::open(folder / kTokensFile, *columns);
  if (!tokens) return {};
  ArticleAssembly assembly(*articles, *tokens, *forms);
  WordPlaces places;
  for (DocId docid = 1; docid <= kArticles; ++docid) {
    const auto article = assembly.read(docid, places);
    bool good = article || article.error().kind == error::ErrorKind::damaged;
    if (article && places.body_known)
      for (const text::ByteRange word : places.body)
        good = good && word.begin <= word.end && word.end <= article->body.size();
    if (auto kept = require(good, "an article that cannot be read is damaged"); !kept) return kept;
  }
  return {};
}

error::Status read_forms(const fs::path& path) {
  const auto forms = FormDictionary::open(path);
  if (!forms) return forms.error();
  std::size_t sum = 0;
  for (FormId form = 0; form <= forms->form_count(); ++form)
    sum += forms->folded(form).size() + forms->surface(form).size() +
           forms->stem(forms->stem_of(form)).size() + static_cast<std::size_t>(forms->case_class(form));
  for (StemId stem = 0; stem <= forms->stem_count(); ++stem)
    for (const FormId form : forms->forms_of(stem)) sum += forms->folded(form).size();
  for (const std::string_view probe : {"", "a", "ko", "zz"})
    sum += forms->with_prefix(probe).first + (forms->has_folded(probe) ? 1u : 0u) +
           forms->find_stem(probe).value_or(0);
  keep(sum);
  if (auto kept = read_articles_in(path.parent_path()); !kept) return kept;
  return forms->file().verify();
}

error::Status read_tokens(const fs::path& path) {
  const Columns columns = Columns::open(path.parent_path() / kColumnsFile, kArticles).value();
  const auto streams = TokenStreams::open(path, columns);
  if (!streams) return streams.error();
  std::vector<FormId> forms;
  std::vector<SentenceMark> marks;
  std::vector<MentionSpan> mentions;
  for (DocId docid = 1; docid <= kArticles; ++docid) {
    streams->forms(docid, forms);
    streams->sentences(docid, marks);
    streams->mentions(docid, mentions);
    const CodeView view = streams->codes(docid);
    bool good = view.title_words <= view.codes.size();
    for (const SentenceMark& mark : marks) good = good && mark.position < forms.size();
    for (const MentionSpan& mention : mentions)
      good = good && mention.begin <= mention.end && mention.end <= forms.size();
    if (auto kept = require(good, "positions lie in the article"); !kept) return kept;
  }
  if (auto kept = read_articles_in(path.parent_path()); !kept) return kept;
  return streams->file().verify();
}

error::Status read_articles(const fs::path& path) {
  const auto articles = StoredArticles::open(path, kArticles);
  if (!articles) return articles.error();
  if (auto kept = read_articles_in(path.parent_path()); !kept) return kept;
  return articles->file().verify();
}

error::Status read_local_names(const fs::path& path) {
  const auto names = LocalNames::open(path);
  if (!names) return names.error();
  std::size_t sum = 0;
  for (const schema::FacetInfo& facet : schema::kFacets)
    for (std::uint32_t local = 0; local <= names->count(facet.facet); ++local)
      sum += names->name(facet.facet, local).size() + names->document_frequency(facet.facet, local) +
             names->find(facet.facet, names->name(facet.facet, local)).value_or(0);
  keep(sum);
  return names->file().verify();
}

error::Status read_names_of_facet(const CanonicalNames& names, schema::Facet facet) {
  std::vector<LocalRef> locals;
  bool good = names.canonical(facet, 1, 0) == kNoName;
  const auto are_names = [&](const std::vector<NameId>& found) {
    return std::ranges::all_of(found, [&](NameId name) { return name < names.count(facet); });
  };
  for (NameId name = 0; name <= names.count(facet); ++name) {
    names.locals(facet, 0, name, locals);
    for (const LocalRef local : locals)
      good = good && (local.facet != facet || local.local < names.canonical_of_locals(facet, 0).size());
    good = good && are_names(names.find(facet, names.display(facet, name)));
  }
  for (const ArticleNamePairs& pairs : {names.joined(facet, 0), names.repeated(facet, 0)})
    good = good && pairs.articles.size() == pairs.names.size();
  std::size_t spellings = names.user_rules().size();
  names.for_each_alias(facet, [&](std::string_view alias, NameId) { spellings += alias.size(); });
  keep(spellings);
  good = good && are_names(names.find_words(facet, "name 000001")) &&
         are_names(names.find_folded(facet, "name 000001"));
  return require(good, "numbers of names are below their count");
}

error::Status read_canonical_names(const fs::path& path) {
  const auto names = CanonicalNames::open(path, 1);
  if (!names) return names.error();
  for (const schema::FacetInfo& facet : schema::kFacets)
    if (auto kept = read_names_of_facet(*names, facet.facet); !kept) return kept;
  return names->file().verify();
}

error::Status read_tombstones(const fs::path& path) {
  const auto forms = FormDictionary::open(path.parent_path() / kFormsFile);
  const auto names = LocalNames::open(path.parent_path() / kNamesFile);
  if (!forms || !names) throw std::runtime_error("the files beside it are sound");
  const auto tombstones = Tombstones::open(path, kArticles, *forms, *names);
  if (!tombstones) return tombstones.error();
  std::size_t sum = 0;
  std::uint32_t dead = 0;
  for (DocId docid = 1; docid <= kArticles; ++docid) dead += tombstones->is_dead(docid) ? 1 : 0;
  for (StemId stem = 0; stem <= forms->stem_count(); ++stem) sum += tombstones->dead_with_stem(stem);
  for (FormId form = 0; form <= forms->form_count(); ++form) sum += tombstones->dead_with_form(form);
  for (const schema::FacetInfo& facet : schema::kFacets)
    for (std::uint32_t local = 0; local <= names->count(facet.facet); ++local)
      sum += tombstones->dead_with_name(facet.facet, local);
  keep(sum);
  if (auto kept = require(dead == tombstones->count(), "the dead are counted"); !kept) return kept;
  return tombstones->file().verify();
}

error::Status read_hot_list(const HotList& list) {
  std::array<DocId, kHotBlock> docids{};
  std::array<std::uint32_t, kHotBlock> packed{};
  std::size_t sum = list.postings() + list.bounds().size() + list.bitmap().size();
  DocId before = 0;
  for (std::uint32_t block = 0; block < list.block_count(); ++block) {
    const std::uint32_t size = list.read_docids(block, docids.data());
    sum += list.last(block) + list.find_block(block + 1, 0);
    list.read_packed(block, packed.data());
    for (std::uint32_t i = 0; i < size; ++i) {
      const bool good = docids[i] > before && docids[i] <= kArticles;
      if (auto kept = require(good, "docids ascend and are those of articles"); !kept) return kept;
      before = docids[i];
      const bool same = packed[i] == list.packed(block, i);
      if (auto kept = require(same, "counts are the same one by one and at once"); !kept) return kept;
      if (list.has_bitmap()) sum += list.rank(docids[i]) + (list.holds(docids[i]) ? 1 : 0);
    }
  }
  if (list.has_bitmap())
    for (DocId docid = 1; docid <= kArticles + 1; ++docid) sum += list.at_or_after(docid);
  keep(sum);
  return {};
}

error::Status read_hot_postings(const fs::path& path) {
  const auto hot = HotPostings::open(path, kArticles);
  if (!hot) return hot.error();
  for (std::uint32_t number = 0; number < hot->list_count(); ++number) {
    if (auto kept = read_hot_list(hot->list(number)); !kept) return kept;
    if (const auto found = hot->find(hot->term(number)))
      if (auto kept = read_hot_list(*found); !kept) return kept;
  }
  return hot->file().verify();
}

error::Status read_copy_groups(const fs::path& path) {
  const auto groups = CopyGroups::open(path, kCopyArticles);
  if (!groups) return groups.error();
  bool good = true;
  std::size_t sum = groups->rule();
  for (CopyGroupId group = 0; group < groups->count(); ++group)
    groups->for_each_member(group, [&](ArticleRef member) {
      good = good && member.segment < kCopyArticles.size() && member.docid >= 1 &&
             member.docid <= kCopyArticles[member.segment];
      sum += member.docid;
    });
  for (std::size_t segment = 0; segment <= kCopyArticles.size(); ++segment) {
    const std::uint32_t articles = segment < kCopyArticles.size() ? kCopyArticles[segment] : 1;
    for (DocId docid = 1; docid <= articles; ++docid) {
      const CopyGroupId group = groups->group_of(segment, docid);
      good = good && (group == kNoCopyGroup || group < groups->count());
    }
  }
  keep(sum);
  if (auto kept = require(good, "members are articles, and groups are counted"); !kept) return kept;
  return groups->file().verify();
}

/// The columns themselves, then the tokens that their lengths cut into articles.
error::Status read_columns_and_tokens(const fs::path& path) {
  const error::Status read = read_columns(path);
  if (!Columns::open(path, kArticles)) return read;
  const error::Status tokens = read_tokens(path.parent_path() / kTokensFile);
  return !tokens && tokens.error().kind == error::ErrorKind::internal ? tokens : read;
}

constexpr std::array kFiles{SegmentFile{kColumnsFile, kColumnsFile, read_columns_and_tokens},
                            SegmentFile{kFormsFile, kFormsFile, read_forms},
                            SegmentFile{kTokensFile, kTokensFile, read_tokens},
                            SegmentFile{kArticlesFile, kArticlesFile, read_articles},
                            SegmentFile{kNamesFile, kNamesFile, read_local_names},
                            SegmentFile{"canon", kCanonicalNamesKind, read_canonical_names},
                            SegmentFile{"tombstones", kTombstonesKind, read_tombstones},
                            SegmentFile{kHotFile, kHotFile, read_hot_postings},
                            SegmentFile{"copies", kCopyGroupsKind, read_copy_groups}};

void check(const error::Status& done) {
  if (!done) throw std::runtime_error(error::describe(done.error()));
}

TombstoneTable some_tombstones() {
  TombstoneTable table;
  table.dead = {2, 5};
  table.stems = {{0, 2}, {3, 1}};
  table.forms = {{0, 1}, {1, 2}, {7, 1}};
  table.names[0] = {{1, 1}};
  return table;
}

/// A list with a bitmap and one without.
error::Status write_hot_postings(const fs::path& path, const std::vector<FieldLengths>& lengths) {
  auto writer = HotPostingsWriter::create(path, lengths, 2, 2);
  if (!writer) return writer.error();
  const std::vector<Posting> dense{{1, 4}, {2, 300}, {4, 1}, {5, 1}};
  const std::vector<Posting> sparse{{3, 2}};
  if (auto s = writer->add("oil", dense); !s) return s;
  if (auto s = writer->add("price", sparse); !s) return s;
  return writer->finish(false);
}

/// A person that is an organisation, and what counting needs to know of it.
CanonicalNamesTable some_names(const LocalNames* names) {
  CanonicalNamesTable table = own_names(std::span(&names, 1));
  SegmentNames& segment = table.segments.front();
  segment.targets[0].at(0) = {schema::Facet::org, 1};
  segment.joined[1] = {{2, 1}, {5, 1}, {5, 2}};
  segment.repeated[0] = {{1, 1}, {3, 2}};
  table.names[0].at(1).aliases = {"another name"};
  table.user_rules = "drop person: Nobody";
  return table;
}

/// Groups within a segment and across two; the second segment has no copies.
CopyGroupTable some_copies() { return {3, {{{0, 2}, {2, 4}, {0, 1}}, {{2, 1}, {2, 2}}}}; }

}  // namespace

std::span<const SegmentFile> segment_files() { return kFiles; }

SoundSegment::SoundSegment() {
  SegmentContent content = random_content(77, kArticles);
  for (auto& names : content.names)
    if (names.size() > 4) names.resize(4);  // small files: every byte is damaged in turn
  write_segment(folder_.path(), "000001", content);
  const LocalNames names = LocalNames::open(path(kNamesFile)).value();
  const LocalNames* const pointer = &names;
  check(write_canonical_names(path("canon"), some_names(pointer)));
  check(write_tombstones(path("tombstones"), some_tombstones()));
  check(write_hot_postings(path(kHotFile), content.columns.lengths));
  check(write_copy_groups(path("copies"), some_copies(), kCopyArticles));
}

fs::path SoundSegment::path(const std::string& file) const {
  return folder_.path() / "segments/000001" / file;
}

fs::path SoundSegment::replace(const std::string& file, std::string_view content) const {
  fs::remove(path(file));  // some file systems write a file out that is overwritten, and none that is new
  return folder_.write("segments/000001/" + file, content);
}

fs::path SoundSegment::replace_sections(const SegmentFile& file, std::string_view sections) const {
  fs::remove(path(file.name));
  auto writer = SectionWriter::create(path(file.name), file.kind);
  if (!writer) check(writer.error());
  while (sections.starts_with(kSectionMark)) {
    sections.remove_prefix(kSectionMark.size());
    const std::size_t end = std::min(sections.find('\n'), sections.size());
    const std::string name(sections.substr(0, end));
    sections.remove_prefix(std::min(end + 1, sections.size()));
    const std::size_t size = std::min(sections.find(kSectionMark), sections.size());
    check(writer->begin(name));
    check(writer->append(sections.substr(0, size)));
    sections.remove_prefix(size);
  }
  check(writer->finish(false));
  return path(file.name);
}

std::string SoundSegment::sections(const SegmentFile& file) const {
  const SectionFile open = SectionFile::open(path(file.name), file.kind).value();
  std::string out;
  for (const std::string& name : open.names()) {
    if (open.bytes(name).find(kSectionMark) != std::string_view::npos)
      throw std::runtime_error("a section holds the mark");
    out.append(kSectionMark).append(name).append("\n").append(open.bytes(name));
  }
  return out;
}

}  // namespace dateline::store
