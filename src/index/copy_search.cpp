// Groups of copies: candidates by equal bins, compared by their words, joined.
#include "index/copy_search.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "index/disjoint_sets.h"
#include "io/checksum.h"

namespace dateline::index {
namespace {

/// All articles of the segments under one number each, from 0.
class ArticleNumbers {
 public:
  explicit ArticleNumbers(std::span<const store::Segment* const> segments) {
    for (const store::Segment* segment : segments)
      begins_.push_back(begins_.back() + segment->article_count());
  }
  std::uint32_t count() const { return begins_.back(); }
  std::uint32_t number(store::ArticleRef article) const {
    return begins_[article.segment] + article.docid - 1;
  }
  store::ArticleRef article(std::uint32_t number) const {
    const auto next = std::ranges::upper_bound(begins_, number);
    const auto segment = static_cast<std::uint32_t>(next - begins_.begin() - 1);
    return {segment, number - begins_[segment] + 1};
  }

 private:
  std::vector<std::uint32_t> begins_{0};
};

/// Values met once, and more than once: bits, so that some values met once look as if they were met again.
class RepeatedValues {
 public:
  explicit RepeatedValues(std::size_t values)
      : mask_(std::bit_ceil(std::max<std::size_t>(values * kBitsPerValue, 64)) - 1),
        once_(mask_ / 64 + 1),
        again_(mask_ / 64 + 1) {}
  void clear() {
    std::ranges::fill(once_, 0);
    std::ranges::fill(again_, 0);
  }
  void add(std::uint32_t value) {
    const std::uint64_t bit = bit_of(value);
    std::uint64_t& once = once_[index_of(value)];
    again_[index_of(value)] |= once & bit;
    once |= bit;
  }
  /// Like add() of a value that is of no interest unless add() had it before.
  void add_other(std::uint32_t value) { again_[index_of(value)] |= once_[index_of(value)] & bit_of(value); }
  bool is_repeated(std::uint32_t value) const { return (again_[index_of(value)] & bit_of(value)) != 0; }

 private:
  static constexpr std::size_t kBitsPerValue = 16;
  std::size_t index_of(std::uint32_t value) const { return (value & mask_) / 64; }
  static std::uint64_t bit_of(std::uint32_t value) { return std::uint64_t{1} << value % 64; }
  std::size_t mask_;
  std::vector<std::uint64_t> once_;
  std::vector<std::uint64_t> again_;
};

/// A live article in the search.
struct Searched {
  std::uint32_t number = 0;  // ArticleNumbers
  std::uint32_t words = 0;
  CopyState state = CopyState::fresh;
};
/// An article under the value of its bin.
struct BinEntry {
  std::uint32_t value = 0;
  std::uint32_t article = 0;  // index among the searched
  friend auto operator<=>(const BinEntry&, const BinEntry&) = default;
};

class CopySearch {
 public:
  CopySearch(std::span<const store::Segment* const> segments, const KnownCopies& known)
      : segments_(segments), numbers_(segments), known_(known), sets_(numbers_.count()) {
    for (const store::Segment* segment : segments) readers_.emplace_back(*segment);
    list_articles();
    for (const auto& group : known.groups)
      for (const store::ArticleRef member : group)
        sets_.join(numbers_.number(group.front()), numbers_.number(member));
  }

  void run() {
    RepeatedValues repeated(active_);
    for (std::size_t bin = 0; bin < schema::kSignatureBins && active_ > 0; ++bin) {
      collect(bin, repeated);
      for (std::size_t begin = 0; begin < entries_.size();) {
        std::size_t end = begin + 1;
        while (end < entries_.size() && entries_[end].value == entries_[begin].value) ++end;
        if (end - begin > 1) compare_bucket({entries_.data() + begin, end - begin}, bin);
        begin = end;
      }
    }
  }

  store::CopyGroupTable groups() {
    std::unordered_map<std::uint32_t, std::vector<store::ArticleRef>> by_root;
    for (const Searched& each : articles_)
      if (const std::uint32_t root = sets_.find(each.number); root != each.number)
        by_root[root].push_back(numbers_.article(each.number));
    store::CopyGroupTable table;
    table.rule = kCopyRule;
    for (auto& [root, members] : by_root) {
      members.push_back(numbers_.article(root));
      std::ranges::sort(members, [this](auto a, auto b) { return comes_first(a, b); });
      table.groups.push_back(std::move(members));
    }
    std::ranges::sort(table.groups,
                      [this](const auto& a, const auto& b) { return id(a.front()) < id(b.front()); });
    return table;
  }

 private:
  static constexpr std::size_t kMostTexts = 20'000;  // kept in memory

  void list_articles() {
    for (std::uint32_t i = 0; i < segments_.size(); ++i) {
      const store::Segment& segment = *segments_[i];
      const bool known = i < known_.states.size() && !known_.states[i].empty();
      for (store::DocId docid = 1; docid <= segment.article_count(); ++docid) {
        if (segment.tombstones().is_dead(docid)) continue;
        const CopyState state = known ? known_.states[i][docid - 1] : CopyState::fresh;
        articles_.push_back({numbers_.number({i, docid}), segment.columns().lengths(docid).body(), state});
        active_ += state == CopyState::settled ? 0 : 1;
      }
    }
  }

  const schema::CopySignature& signature(const Searched& article) const {
    const store::ArticleRef at = numbers_.article(article.number);
    return segments_[at.segment]->columns().signature(at.docid);
  }

  /// Calls use(article, value of the bin) for the articles that are settled, or for the others.
  template <class Use>
  void for_each_value(std::size_t bin, bool settled, Use&& use) const {
    std::uint32_t segment = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      const Searched& article = articles_[i];
      while (article.number - begin >= segments_[segment]->article_count())
        begin += segments_[segment++]->article_count();
      if ((article.state == CopyState::settled) != settled) continue;
      const std::uint32_t value = segments_[segment]->columns().signature(article.number - begin + 1)[bin];
      if (value != schema::kEmptyBin) use(i, value);
    }
  }

  /// The articles whose value in this bin another one has too, by value.
  void collect(std::size_t bin, RepeatedValues& repeated) {
    repeated.clear();
    entries_.clear();
    const bool any_settled = active_ < articles_.size();
    for_each_value(bin, false, [&](std::uint32_t, std::uint32_t value) { repeated.add(value); });
    if (any_settled)
      for_each_value(bin, true, [&](std::uint32_t, std::uint32_t value) { repeated.add_other(value); });
    const auto keep = [&](std::uint32_t article, std::uint32_t value) {
      if (repeated.is_repeated(value)) entries_.push_back({value, article});
    };
    for_each_value(bin, false, keep);
    if (any_settled) for_each_value(bin, true, keep);
    std::ranges::sort(entries_);
  }

  /// Is nothing known of the two?
  static bool is_open(CopyState a, CopyState b) {
    return a == CopyState::fresh || b == CopyState::fresh || (a == CopyState::loose && b == CopyState::loose);
  }

  void compare_bucket(std::span<const BinEntry> bucket, std::size_t bin) {
    std::size_t sets = count_sets(bucket);
    for (std::size_t i = 0; i < bucket.size() && sets > 1; ++i)
      for (std::size_t j = i + 1; j < bucket.size() && sets > 1; ++j)
        if (compare(bucket[i].article, bucket[j].article, bin)) --sets;
  }
  std::size_t count_sets(std::span<const BinEntry> bucket) {
    roots_.clear();
    for (const BinEntry& entry : bucket) roots_.push_back(sets_.find(articles_[entry.article].number));
    std::ranges::sort(roots_);
    return static_cast<std::size_t>(std::unique(roots_.begin(), roots_.end()) - roots_.begin());
  }

  /// Joins the two if they are copies and were apart; says whether they were joined.
  bool compare(std::uint32_t first, std::uint32_t second, std::size_t bin) {
    const Searched& a = articles_[first];
    const Searched& b = articles_[second];
    if (!is_open(a.state, b.state) || sets_.find(a.number) == sets_.find(b.number)) return false;
    const schema::CopySignature& of_a = signature(a);
    const schema::CopySignature& of_b = signature(b);
    if (!may_be_copies(of_a, a.words, of_b, b.words)) return false;
    for (std::size_t earlier = 0; earlier < bin; ++earlier)
      if (of_a[earlier] == of_b[earlier] && of_a[earlier] != schema::kEmptyBin) return false;  // seen there
    if (texts_.size() + 2 > kMostTexts) texts_.clear();
    CopyText& text_a = text(a);
    CopyText& text_b = text(b);
    if (!may_share_half(text_a, text_b)) return false;
    complete(text_a);
    complete(text_b);
    if (!are_copies(text_a, text_b)) return false;
    sets_.join(a.number, b.number);
    return true;
  }

  CopyText& text(const Searched& article) {
    const auto [at, is_new] = texts_.try_emplace(article.number);  // references to others stay good
    const store::ArticleRef where = numbers_.article(article.number);
    if (is_new) readers_[where.segment].read(where.docid, at->second);
    return at->second;
  }

  std::string_view id(store::ArticleRef article) const {
    return segments_[article.segment]->columns().id(article.docid);
  }
  bool comes_first(store::ArticleRef a, store::ArticleRef b) const {
    const schema::Instant of_a = segments_[a.segment]->columns().date(a.docid);
    const schema::Instant of_b = segments_[b.segment]->columns().date(b.docid);
    if (of_a.known() != of_b.known()) return of_a.known();
    if (of_a.start != of_b.start) return of_a.start < of_b.start;
    return id(a) < id(b);
  }

  std::span<const store::Segment* const> segments_;
  ArticleNumbers numbers_;
  const KnownCopies& known_;
  DisjointSets sets_;
  std::vector<CopyTextReader> readers_;
  std::vector<Searched> articles_;  // ascending by number
  std::size_t active_ = 0;          // of them not settled
  std::vector<BinEntry> entries_;
  std::vector<std::uint32_t> roots_;
  std::unordered_map<std::uint32_t, CopyText> texts_;  // by number
};

}  // namespace

/// Articles whose pages stay in memory: they lie all over the file.
constexpr std::uint64_t kReadsHeld = 256;

const CopyWord& CopyTextReader::word(store::FormId form) {
  if (form >= words_.size()) words_.resize(std::max<std::size_t>(form + 1, words_.size() * 2));
  Known& known = words_[form];
  if (!known.known) {
    const std::string_view folded = segment_->forms().folded(form);
    known = {{io::checksum64(folded), is_number(folded)}, true};
  }
  return known.word;
}

void CopyTextReader::read(store::DocId docid, CopyText& text) {
  if (++reads_ % kReadsHeld == 0) {
    segment_->tokens().file().release();
    segment_->columns().file().release();
  }
  segment_->tokens().forms(docid, forms_);
  article_.clear();
  const std::size_t known = segment_->forms().form_count();
  for (const store::FormId form : forms_) article_.push_back(form < known ? word(form) : CopyWord{});
  const std::span<const CopyWord> words(article_);
  const std::size_t title = std::min<std::size_t>(segment_->columns().lengths(docid).title, words.size());
  make_copy_text(words.first(title), words.subspan(title), text);
}

error::Result<store::CopyGroupTable> find_copies(std::span<const store::Segment* const> segments,
                                                 const KnownCopies& known) {
  CopySearch search(segments, known);
  search.run();
  store::CopyGroupTable table = search.groups();
  for (const store::Segment* segment : segments)
    if (auto sound = segment->status(); !sound) return sound.error();
  return table;
}

}  // namespace dateline::index
