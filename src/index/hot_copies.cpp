// The hot postings of a segment, copied from its Xapian database, and compared with it.
#include "index/hot_copies.h"

#include <algorithm>
#include <array>
#include <vector>

#include <xapian.h>

#include "schema/term_counts.h"
#include "store/column.h"
#include "store/hot_postings_writer.h"
#include "store/xapian_guard.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;

/// What the bounds of blocks count a title word for: the weight that ranking gives it unless asked otherwise.
constexpr std::uint32_t kBoundTitleWeight = 3;

void read_list(const Xapian::Database& database, const std::string& term,
               std::vector<store::Posting>& postings) {
  postings.clear();
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting)
    postings.push_back({*posting, posting.get_wdf()});
}

error::Status copy_lists(const Xapian::Database& database, std::uint32_t articles, const HotRule& rule,
                         store::HotPostingsWriter& writer) {
  const std::uint64_t least = std::max<std::uint64_t>({rule.least, articles / rule.share, 1});
  std::vector<store::Posting> postings;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (term.get_termfreq() < least) continue;
    const std::string name = *term;
    read_list(database, name, postings);
    if (auto s = writer.add(name, postings); !s) return s;
  }
  return {};
}

/// Is the posting within one of the pairs?
bool is_bounded(std::span<const store::CountAndLength> bounds, const store::FieldLengths& lengths,
                std::uint32_t packed, std::uint32_t title_weight) {
  const schema::TermCounts counts = schema::unpack(packed);
  const std::uint64_t count = std::uint64_t{counts.title} * title_weight + counts.lead + counts.rest;
  const std::uint64_t words = std::uint64_t{lengths.title} * title_weight + lengths.lead + lengths.rest;
  return std::ranges::any_of(bounds, [&](store::CountAndLength pair) {
    return (count <= pair.count || pair.count == store::kManyCounts) && words >= pair.length;
  });
}

/// Has the list the postings, in this order, with bounds that hold?
bool same_list(const store::HotList& list, const std::vector<store::Posting>& postings,
               const store::Columns& columns, std::uint32_t title_weight) {
  if (list.postings() != postings.size()) return false;
  std::array<store::DocId, store::kHotBlock> docids;
  auto bounds = list.bounds();
  for (std::uint32_t block = 0; block < list.block_count(); ++block) {
    const std::uint32_t size = list.read_docids(block, docids.data());
    const std::size_t pairs = list.blocks()[block].bounds;
    if (size != list.size_of(block) || pairs > bounds.size()) return false;
    for (std::uint32_t i = 0; i < size; ++i) {
      const store::Posting& one = postings[block * store::kHotBlock + i];
      if (docids[i] != one.docid || list.packed(block, i) != one.wdf ||
          !is_bounded(bounds.first(pairs), columns.lengths(one.docid), one.wdf, title_weight) ||
          (list.has_bitmap() && list.rank(one.docid) != block * store::kHotBlock + i))
        return false;
    }
    bounds = bounds.subspan(pairs);
  }
  if (!list.has_bitmap()) return true;
  std::uint64_t bits = 0;
  for (const std::uint64_t word : list.bitmap()) bits += store::count_bits(word);
  return bits == postings.size();
}

}  // namespace

error::Status write_hot_copies(const fs::path& segment, std::uint32_t articles, const HotRule& rule) {
  auto columns = store::Columns::open(segment / store::kColumnsFile, articles);
  if (!columns) return columns.error();
  auto writer = store::HotPostingsWriter::create(segment / store::kHotFile, columns->all_lengths(),
                                                 kBoundTitleWeight, rule.bitmap_share);
  if (!writer) return writer.error();
  const fs::path postings = segment / store::kPostingsFolder;
  auto copied = store::guard_xapian(
      postings, [&] { return copy_lists(Xapian::Database(postings.string()), articles, rule, *writer); });
  if (!copied) return copied.error();
  if (!*copied) return *copied;
  return writer->finish(false);
}

std::string hot_difference(const store::Segment& segment) {
  const store::HotPostings& hot = segment.hot();
  std::vector<store::Posting> postings;
  for (std::uint32_t i = 0; i < hot.list_count(); ++i) {
    const std::string term(hot.term(i));
    if (i > 0 && hot.term(i - 1) >= hot.term(i)) return "the terms are not in order";
    read_list(segment.postings(), term, postings);
    if (!same_list(hot.list(i), postings, segment.columns(), hot.title_weight()))
      return "the list of '" + term + "' is not that of the postings";
  }
  return "";
}

}  // namespace dateline::index
