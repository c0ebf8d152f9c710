// Is every file of the live generation what was written, and do the parts agree with one another?
#include "index/index_check.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

#include <unistd.h>

#include <xapian.h>

#include "index/analysis.h"
#include "index/canonical_naming.h"
#include "index/copy_search.h"
#include "index/generation_writer.h"
#include "index/hot_copies.h"
#include "index/tombstone_count.h"
#include "io/checksum.h"
#include "schema/count_caps.h"
#include "schema/term_counts.h"
#include "schema/terms.h"
#include "store/generation.h"
#include "store/index_directory.h"
#include "store/xapian_guard.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kTombstonesRecounted = 5'000;  // without --full, no more of a segment

/// What Xapian finds wrong with a database; empty: nothing. Its own check opens the tables for writing; where
/// that is not allowed, every list is read instead, and has to be as long as it says.
std::string xapian_complaint(const fs::path& postings, const Xapian::Database& database) {
  if (::access((postings / "postlist.glass").c_str(), W_OK) == 0) {
    std::ostringstream says;
    const std::size_t errors = Xapian::Database::check(postings.string(), 0, &says);
    return errors == 0 ? "" : "Xapian finds " + std::to_string(errors) + " errors: " + says.str();
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const auto length = std::distance(database.postlist_begin(*term), database.postlist_end(*term));
    if (length != static_cast<std::ptrdiff_t>(term.get_termfreq()))
      return "the list of '" + *term + "' has " + std::to_string(length) + " articles where it says " +
             std::to_string(term.get_termfreq());
  }
  return "";
}

class IndexCheck {
 public:
  IndexCheck(const store::IndexDirectory& index, store::Manifest manifest, const CheckOptions& options)
      : index_(index), manifest_(std::move(manifest)), options_(options) {
    report_.generation = manifest_.generation;
  }

  CheckReport run() {
    for (const store::SegmentEntry& segment : manifest_.segments) {
      for (const store::FileEntry& file : segment.files) compare_file(file);
      if (segment.dead > 0) compare_file(segment.tombstones);
    }
    compare_file(manifest_.names);
    if (!manifest_.copies.path.empty()) compare_file(manifest_.copies);
    compare_file(manifest_.sources);
    if (report_.damage.empty()) compare_parts();
    return std::move(report_);
  }

 private:
  void note(const fs::path& path, std::string what) {
    report_.damage.push_back(store::damaged(path, std::move(what)));
  }

  void compare_file(const store::FileEntry& file) {
    const fs::path path = index_.path() / file.path;
    ++report_.files;
    report_.bytes += file.size;
    std::error_code failed;
    const std::uint64_t size = fs::file_size(path, failed);
    if (failed) return note(path, "cannot be read: " + failed.message());
    if (size != file.size)
      return note(path, "holds " + std::to_string(size) + " bytes where " + std::to_string(file.size) +
                            " were written");
    const auto checksum = io::checksum_file(path);
    if (!checksum) return note(path, checksum.error().message);
    if (*checksum != file.checksum)
      note(path, "the checksum does not fit: the file was changed after it was written");
  }

  /// Files are whole: now what they say has to agree.
  void compare_parts() {
    auto generation = store::Generation::open(index_.path());
    if (!generation) {
      report_.damage.push_back(generation.error());
      return;
    }
    for (std::size_t i = 0; i < generation->segment_count(); ++i) compare_segment(*generation, i);
    if (report_.damage.empty()) compare_totals(*generation);
    for (std::size_t i = 0; i < generation->segment_count() && report_.damage.empty(); ++i)
      compare_names(*generation, i);
    if (report_.damage.empty()) compare_copies(*generation);
  }

  /// The copy groups have to be those that the articles' words make.
  void compare_copies(const store::Generation& generation) {
    if (manifest_.copies.path.empty()) return;
    std::vector<const store::Segment*> segments;
    for (std::size_t i = 0; i < generation.segment_count(); ++i) segments.push_back(&generation.segment(i));
    const auto found = find_copies(segments, {});
    if (!found) return report_.damage.push_back(found.error());
    store::CopyGroupTable kept{generation.copies().rule(), {}};
    for (store::CopyGroupId group = 0; group < generation.copies().count(); ++group) {
      kept.groups.emplace_back();
      generation.copies().for_each_member(
          group, [&](store::ArticleRef member) { kept.groups.back().push_back(member); });
    }
    bool same = kept == *found;
    for (store::CopyGroupId group = 0; same && group < kept.groups.size(); ++group)
      for (const store::ArticleRef member : kept.groups[group])
        same = same && generation.copies().group_of(member.segment, member.docid) == group;
    if (!same) note(generation.copies().file().path(), "the copy groups are not those of the articles");
  }

  /// What articles have of names that were moved or joined has to follow from their columns.
  void compare_names(const store::Generation& generation, std::size_t position) {
    const store::Segment& segment = generation.segment(position);
    store::SegmentNames counted;
    std::vector<store::LocalRef> locals;
    for (const schema::Facet facet : schema::kEntityFacets)
      counted.targets[static_cast<std::size_t>(facet)].resize(segment.names().count(facet));
    for (const schema::Facet facet : schema::kEntityFacets)
      for (store::NameId name = 0; name < generation.names().count(facet); ++name) {
        generation.names().locals(facet, position, name, locals);
        for (const auto& [from, local] : locals)
          if (auto& targets = counted.targets[static_cast<std::size_t>(from)]; local < targets.size())
            targets[local] = {facet, name};
      }
    scan_article_names({&segment.names(), &segment.columns(), &segment.tombstones()}, counted);
    for (const schema::Facet facet : schema::kEntityFacets) {
      const auto index = static_cast<std::size_t>(facet);
      if (!is_same(counted.joined[index], generation.names().joined(facet, position)) ||
          !is_same(counted.repeated[index], generation.names().repeated(facet, position)))
        note(generation.names().file().path(),
             "the names of articles in segment " + segment.id() + " are not those of their columns");
    }
  }
  static bool is_same(const std::vector<store::ArticleName>& counted, const store::ArticleNamePairs& kept) {
    if (counted.size() != kept.size()) return false;
    for (std::size_t i = 0; i < counted.size(); ++i)
      if (counted[i] != store::ArticleName{kept.articles[i], kept.names[i]}) return false;
    return true;
  }

  /// The manifest's sums over the live articles have to be those of the columns; with --full also the bytes
  /// of text.
  void compare_totals(const store::Generation& generation) {
    store::LiveTotals counted;
    for (std::size_t i = 0; i < generation.segment_count(); ++i) {
      const store::Segment& segment = generation.segment(i);
      add_totals(
          segment.columns(), segment.names(),
          [&](store::DocId docid) { return segment.tombstones().is_dead(docid); }, counted);
    }
    counted.text_bytes = options_.full ? live_text_ : manifest_.totals.text_bytes;
    if (!(counted == manifest_.totals))
      note(index_.manifest_path(manifest_.generation),
           "the sums over all articles are not those of the segments");
  }

  /// Statistics of the dead articles have to be those of their words and names.
  void compare_tombstones(const store::Segment& segment) {
    const store::Tombstones& tombstones = segment.tombstones();
    if (tombstones.empty() || (!options_.full && tombstones.count() > kTombstonesRecounted)) return;
    const store::TombstoneTable counted = count_tombstones(segment, tombstones.dead());
    bool same = std::ranges::equal(counted.stems, tombstones.stems()) &&
                std::ranges::equal(counted.forms, tombstones.forms());
    for (const schema::FacetInfo& facet : schema::kFacets)
      same = same && std::ranges::equal(counted.names[static_cast<std::size_t>(facet.facet)],
                                        tombstones.names(facet.facet));
    if (!same)
      note(tombstones.file().path(), "the statistics of removed articles are not those of their words");
  }

  /// Hot postings have to be those of the database.
  void compare_hot_copies(const store::Segment& segment, const fs::path& postings) {
    const auto difference = store::guard_xapian(postings, [&] { return hot_difference(segment); });
    if (!difference)
      report_.damage.push_back(difference.error());
    else if (!difference->empty())
      note(segment.hot().file().path(), *difference);
  }

  void compare_segment(const store::Generation& generation, std::size_t position) {
    const store::Segment& segment = generation.segment(position);
    for (const store::SectionFile* file :
         {&segment.columns().file(), &segment.forms().file(), &segment.tokens().file(),
          &segment.articles().file(), &segment.names().file(), &segment.hot().file()})
      if (auto s = file->verify(); !s) report_.damage.push_back(s.error());
    const fs::path postings = segment.directory() / store::kPostingsFolder;
    const auto complaint =
        store::guard_xapian(postings, [&] { return xapian_complaint(postings, segment.postings()); });
    if (!complaint)
      report_.damage.push_back(complaint.error());
    else if (!complaint->empty())
      note(postings, *complaint);
    if (!report_.damage.empty()) return;
    compare_tombstones(segment);
    compare_hot_copies(segment, postings);

    const std::uint32_t articles = segment.article_count();
    const std::uint32_t step = options_.full ? 1 : std::max(1U, articles / std::max(1U, options_.sample));
    for (store::DocId docid = 1; docid <= articles && report_.damage.size() < 20; docid += step) {
      const auto compared =
          store::guard_xapian(postings, [&] { compare_article(generation, position, docid); });
      if (!compared) report_.damage.push_back(compared.error());
    }
  }

  void compare_article(const store::Generation& generation, std::size_t position, store::DocId docid) {
    const store::Segment& segment = generation.segment(position);
    ++report_.articles_compared;
    const store::Columns& columns = segment.columns();
    const auto stored = segment.read_article(docid);
    if (!stored) {
      report_.damage.push_back(stored.error());
      return;
    }
    const std::string which = "article " + std::to_string(docid) + " (" + stored->id + "): ";
    if (stored->id != columns.id(docid)) note(columns.file().path(), which + "stored under another id");
    if (columns.find_id(stored->id) != docid) note(columns.file().path(), which + "is not found by its id");
    if (content_hash(*stored) != columns.content_hash(docid))
      note(segment.articles().file().path(), which + "is not what its source gave");
    const store::ArticleRef article{static_cast<std::uint32_t>(position), docid};
    const bool live = !segment.tombstones().is_dead(docid);
    if (live) live_text_ += stored->title.size() + stored->body.size();
    if (live && generation.find_id(stored->id) != article)
      note(columns.file().path(), which + "is live in another segment too");
    if (segment.articles().has_titles() && segment.articles().title(docid) != stored->title)
      note(segment.articles().file().path(), which + "has another title where titles stand alone");
    if (!(stored->published == columns.date(docid)))
      note(columns.file().path(), which + "has another date when stored");
    compare_postings(segment, docid, which);
  }

  static std::map<std::string, schema::TermCounts> count_stems(const store::Segment& segment,
                                                               store::DocId docid) {
    std::vector<store::FormId> words;
    std::vector<store::SentenceMark> marks;
    segment.tokens().forms(docid, words);
    const store::FieldLengths& lengths = segment.columns().lengths(docid);
    std::map<std::string, schema::TermCounts> counts;
    for (std::size_t i = 0; i < words.size(); ++i) {
      schema::TermCounts& of_stem =
          counts[std::string(segment.forms().stem(segment.forms().stem_of(words[i])))];
      if (i < lengths.title)
        ++of_stem.title;
      else if (i < lengths.title + lengths.lead)
        ++of_stem.lead;
      else
        ++of_stem.rest;
    }
    return counts;
  }

  /// Every word of the article, its id, names and dates have to be posted for it, with the counts of the
  /// token stream.
  void compare_postings(const store::Segment& segment, store::DocId docid, const std::string& which) {
    const fs::path postings = segment.directory() / store::kPostingsFolder;
    const auto counts = count_stems(segment, docid);
    const schema::TermCounts caps = schema::fitting_caps([&counts](auto&& use) {
      for (const auto& [stem, count] : counts) use(count);
    });
    for (const auto& [stem, count] : counts) {
      const std::uint32_t packed = schema::pack(schema::capped_counts(count, caps));
      if (wdf(segment, stem, docid) != packed)
        return note(postings, which + "'" + stem + "' is not posted as its words say");
      if (count.title > 0 && wdf(segment, schema::title_term(stem), docid) != packed)
        return note(postings, which + "the title word '" + stem + "' is not posted as its words say");
    }
    std::vector<std::string> terms = schema::date_terms(segment.columns().date(docid));
    terms.push_back(schema::id_term(segment.columns().id(docid)));
    for (const schema::FacetInfo& facet : schema::kAskedFacets)
      segment.columns().facet(facet.facet).for_each(docid, [&](std::uint32_t local) {
        terms.push_back(schema::facet_term(facet.facet, segment.names().name(facet.facet, local)));
      });
    for (const std::string& term : terms)
      if (!wdf(segment, term, docid)) return note(postings, which + "'" + term + "' is not posted");
  }

  static std::optional<std::uint32_t> wdf(const store::Segment& segment, const std::string& term,
                                          store::DocId docid) {
    auto posting = segment.postings().postlist_begin(term);
    const auto end = segment.postings().postlist_end(term);
    if (posting == end) return std::nullopt;
    posting.skip_to(docid);
    if (posting == end || *posting != docid) return std::nullopt;
    return posting.get_wdf();
  }

  const store::IndexDirectory& index_;
  store::Manifest manifest_;
  CheckOptions options_;
  CheckReport report_;
  std::uint64_t live_text_ = 0;  // bytes of the live articles that were compared
};

}  // namespace

error::Result<CheckReport> check_index(const fs::path& index, const CheckOptions& options) {
  auto directory = store::IndexDirectory::open(index);
  if (!directory) return directory.error();
  auto current = directory->current();
  if (!current) return current.error();
  if (!*current)
    return error::Error{
        error::ErrorKind::not_found, {index.string()}, "no generation has been published here", "", ""};
  auto manifest = directory->read_manifest(**current);
  if (!manifest) return manifest.error();
  return IndexCheck(*directory, std::move(*manifest), options).run();
}

}  // namespace dateline::index
