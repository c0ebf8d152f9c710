// Damaged files of a segment: told by check, and harmless to a reader that never checks.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <string>

#include "store/canonical_names.h"
#include "store/segment.h"
#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using test_support::read_whole_file;
using test_support::TemporaryDirectory;

constexpr std::uint32_t kArticles = 5;

/// Keeps the compiler from leaving out the reads behind `sum`.
volatile std::size_t kept_sum = 0;
void keep(std::size_t sum) { kept_sum = sum; }

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
    sum += forms->with_prefix(probe).first + forms->with_folded(probe).second +
           forms->find_stem(probe).value_or(0);
  keep(sum);
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
    CHECK(view.title_words <= view.codes.size());
    for (const SentenceMark& mark : marks) CHECK(mark.position < forms.size());
    for (const MentionSpan& mention : mentions)
      CHECK((mention.begin <= mention.end && mention.end <= forms.size()));
  }
  return streams->file().verify();
}

error::Status read_articles(const fs::path& path) {
  const auto articles = StoredArticles::open(path, kArticles);
  if (!articles) return articles.error();
  for (DocId docid = 1; docid <= kArticles; ++docid)
    if (const auto article = articles->read(docid); !article)
      CHECK(article.error().kind == error::ErrorKind::damaged);
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

error::Status read_canonical_names(const fs::path& path) {
  const auto names = CanonicalNames::open(path, 1);
  if (!names) return names.error();
  std::vector<std::uint32_t> locals;
  for (const schema::FacetInfo& facet : schema::kFacets) {
    for (NameId name = 0; name <= names->count(facet.facet); ++name) {
      const std::string_view display = names->display(facet.facet, name);
      names->locals(facet.facet, 0, name, locals);
      for (const std::uint32_t local : locals)
        CHECK(local < names->canonical_of_locals(facet.facet, 0).size());
      for (const NameId found : names->find(facet.facet, display)) CHECK(found < names->count(facet.facet));
    }
    for (const NameId found : names->find_words(facet.facet, "name 000001"))
      CHECK(found < names->count(facet.facet));
    for (const NameId found : names->find_folded(facet.facet, "name 000001"))
      CHECK(found < names->count(facet.facet));
    CHECK(names->canonical(facet.facet, 1, 0) == kNoName);
  }
  return names->file().verify();
}

struct File {
  const char* name;
  error::Status (*read)(const fs::path& path);
};
constexpr std::array kFiles{
    File{kColumnsFile, read_columns},   File{kFormsFile, read_forms},
    File{kTokensFile, read_tokens},     File{kArticlesFile, read_articles},
    File{kNamesFile, read_local_names}, File{kCanonicalNamesKind, read_canonical_names}};

/// A sound segment, with its canonical names beside its other files.
class SoundSegment {
 public:
  SoundSegment() {
    SegmentContent content = random_content(77, kArticles);
    for (auto& names : content.names)
      if (names.size() > 4) names.resize(4);  // small files: every byte is damaged in turn
    write_segment(folder_.path(), "000001", content);
    const LocalNames names = LocalNames::open(path(kNamesFile)).value();
    const LocalNames* const pointer = &names;
    REQUIRE(write_canonical_names(path(kCanonicalNamesKind), std::span(&pointer, 1)));
  }
  fs::path path(const char* file) const { return folder_.path() / "segments/000001" / file; }
  /// Writes the damaged file in the place of the sound one.
  fs::path replace(const char* file, const std::string& content) const {
    fs::remove(path(file));  // some file systems write a file out that is overwritten, and none that is new
    return folder_.write(std::string("segments/000001/") + file, content);
  }

 private:
  TemporaryDirectory folder_;
};

TEST_CASE("a sound segment is sound", "[store][damage]") {
  const SoundSegment segment;
  for (const File& file : kFiles) {
    CAPTURE(file.name);
    CHECK(file.read(segment.path(file.name)));
  }
}

TEST_CASE("every flipped byte of a segment is told, and none does harm", "[store][damage]") {
  const File file = GENERATE(from_range(kFiles));
  const SoundSegment segment;
  const std::string sound = read_whole_file(segment.path(file.name));
  std::mt19937_64 random(1);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string bad = sound;
    bad[at] = static_cast<char>(bad[at] ^ static_cast<char>(1 + random() % 255));
    CAPTURE(file.name, at, sound.size());
    const error::Status read = file.read(segment.replace(file.name, bad));
    REQUIRE_FALSE(read);
    REQUIRE(
        (read.error().kind == error::ErrorKind::damaged || read.error().kind == error::ErrorKind::version));
  }
}

TEST_CASE("every truncation of a segment is told", "[store][damage]") {
  const File file = GENERATE(from_range(kFiles));
  const SoundSegment segment;
  const std::string sound = read_whole_file(segment.path(file.name));
  for (std::size_t size = 0; size < sound.size(); size += 13) {
    CAPTURE(file.name, size, sound.size());
    REQUIRE_FALSE(file.read(segment.replace(file.name, sound.substr(0, size))));
  }
}

TEST_CASE("sections full of nonsense do no harm", "[store][damage]") {
  const File file = GENERATE(from_range(kFiles));
  const auto seed = GENERATE(take(100, random(1U, 1U << 30U)));
  CAPTURE(file.name, seed);
  static const SoundSegment segment;
  static std::map<std::string, std::string> sound_files;
  std::string& sound = sound_files[file.name];
  if (sound.empty()) sound = read_whole_file(segment.path(file.name));
  std::mt19937_64 random(seed);
  std::string bad = sound;
  for (int stretch = 0; stretch < 6; ++stretch) {
    const std::size_t begin = random() % (bad.size() - 100);
    for (std::size_t i = begin; i < begin + random() % 100; ++i) bad[i] = static_cast<char>(random());
  }
  (void)file.read(segment.replace(file.name, bad)).has_value();
  segment.replace(file.name, sound);
}

}  // namespace
}  // namespace dateline::store
