// The posting lists of several segments and batches, joined into one Xapian database.
#include "index/segment_posting.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/posting_run.h"
#include "store/glass_writer.h"
#include "store/xapian_guard.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using store::DocId;
using store::Posting;

/// Bytes that are read before all inputs let go of what they have read. If they let go one by one, each would
/// hold so much.
constexpr std::size_t kReleaseAfter = 16U << 20U;
constexpr std::size_t kBytesATerm = 20;  // beside its letters: two offsets, and some of a list
constexpr std::size_t kBytesAPosting = 2;

/// The terms of one input in bytewise order, each with its postings.
class PostingSource {
 public:
  virtual ~PostingSource() = default;
  /// Goes on to the next term; false behind the last.
  virtual bool next() = 0;
  virtual std::string_view term() const = 0;
  /// Of the term; docids of the input. Clears `postings` first.
  virtual void read(std::vector<Posting>& postings) = 0;
  /// Of all articles, appended.
  virtual void append_lengths(std::vector<std::uint32_t>& lengths) = 0;
  /// Takes what was read out of memory.
  virtual void release() {}
};

class RunSource final : public PostingSource {
 public:
  explicit RunSource(PostingRun run) : run_(std::move(run)) {}
  bool next() override {
    if (next_ == run_.term_count()) return false;
    term_ = run_.term(next_++);
    return true;
  }
  std::string_view term() const override { return term_; }
  void read(std::vector<Posting>& postings) override { run_.read(next_ - 1, postings); }
  void append_lengths(std::vector<std::uint32_t>& lengths) override {
    lengths.insert(lengths.end(), run_.lengths().begin(), run_.lengths().end());
  }
  void release() override { run_.release(); }

 private:
  PostingRun run_;
  std::string_view term_;
  std::uint32_t next_ = 0;
};

class XapianSource final : public PostingSource {
 public:
  explicit XapianSource(const fs::path& path)
      : database_(path.string()), next_(database_.allterms_begin()), end_(database_.allterms_end()) {}
  bool next() override {
    if (next_ == end_) return false;
    term_ = *next_;
    ++next_;
    return true;
  }
  std::string_view term() const override { return term_; }
  void read(std::vector<Posting>& postings) override {
    postings.clear();
    const auto end = database_.postlist_end(term_);
    for (auto at = database_.postlist_begin(term_); at != end; ++at) postings.push_back({*at, at.get_wdf()});
  }
  void append_lengths(std::vector<std::uint32_t>& lengths) override {
    const auto end = database_.postlist_end("");
    for (auto at = database_.postlist_begin(""); at != end; ++at) lengths.push_back(at.get_doclength());
  }

 private:
  Xapian::Database database_;
  Xapian::TermIterator next_;
  Xapian::TermIterator end_;
  std::string term_;
};

error::Result<std::unique_ptr<PostingSource>> open_source(const PostingInput& input) {
  if (input.path.filename() != kRunFile)
    return store::guard_xapian(input.path, [&]() -> std::unique_ptr<PostingSource> {
      return std::make_unique<XapianSource>(input.path);
    });
  auto run = PostingRun::open(input.path);
  if (!run) return run.error();
  return std::unique_ptr<PostingSource>(std::make_unique<RunSource>(std::move(*run)));
}

/// One input in the merge: where its articles go, and the term it stands at.
struct Lane {
  std::unique_ptr<PostingSource> source;
  fs::path path;
  DocId base = 0;                 // new docids of an input without dead articles are old ones plus this
  std::vector<DocId> new_docids;  // by old docid less 1, 0 for dead ones; empty without dead articles

  DocId new_docid(DocId old) const { return new_docids.empty() ? base + old : new_docids[old - 1]; }
};

/// A lane by its term. The first eight bytes decide nearly always.
struct Head {
  std::uint64_t prefix = 0;
  std::string_view term;
  std::uint32_t lane = 0;
  friend bool operator>(const Head& a, const Head& b) {
    if (a.prefix != b.prefix) return a.prefix > b.prefix;
    const int order = a.term.compare(b.term);
    return order != 0 ? order > 0 : a.lane > b.lane;
  }
};

std::uint64_t prefix_of(std::string_view term) {
  std::uint64_t prefix = 0;
  std::memcpy(&prefix, term.data(), std::min(term.size(), sizeof prefix));
  return std::endian::native == std::endian::little ? __builtin_bswap64(prefix) : prefix;
}

class PostingJoin {
 public:
  error::Status add(const PostingInput& input) {
    auto source = open_source(input);
    if (!source) return source.error();
    Lane& lane = lanes_.emplace_back();
    lane.source = std::move(*source);
    lane.path = input.path;
    lane.base = articles_;
    if (!input.dead.empty()) number_live(input, lane);
    articles_ += input.articles - static_cast<std::uint32_t>(input.dead.size());
    return store::guard_xapian(lane.path, [&] { keep_lengths(lane, input.articles); });
  }

  error::Status write(const fs::path& output) {
    auto writer = store::GlassWriter::create(output);
    if (!writer) return writer.error();
    if (auto s = writer->lengths(lengths_); !s) return s;
    for (std::uint32_t lane = 0; lane < lanes_.size(); ++lane)
      if (auto s = advance(lane); !s) return s;
    while (!heads_.empty())
      if (auto s = write_term(*writer); !s) return s;
    return writer->finish();
  }

 private:
  void number_live(const PostingInput& input, Lane& lane) const {
    auto dead = input.dead.begin();
    DocId next = articles_;
    for (DocId docid = 1; docid <= input.articles; ++docid) {
      const bool gone = dead != input.dead.end() && *dead == docid;
      if (gone) ++dead;
      lane.new_docids.push_back(gone ? 0 : ++next);
    }
  }

  void keep_lengths(Lane& lane, std::uint32_t articles) {
    const std::size_t before = lengths_.size();
    lane.source->append_lengths(lengths_);
    lengths_.resize(before + articles);
    if (lane.new_docids.empty()) return;
    std::size_t kept = before;
    for (std::size_t i = 0; i < articles; ++i)
      if (lane.new_docids[i] != 0) lengths_[kept++] = lengths_[before + i];
    lengths_.resize(kept);
  }

  error::Status advance(std::uint32_t number) {
    Lane& lane = lanes_[number];
    auto more = store::guard_xapian(lane.path, [&] { return lane.source->next(); });
    if (!more) return more.error();
    if (!*more) return {};
    const std::string_view term = lane.source->term();
    heads_.push_back({prefix_of(term), term, number});
    std::push_heap(heads_.begin(), heads_.end(), std::greater<>{});
    return {};
  }

  /// The least term of all lanes.
  error::Status write_term(store::GlassWriter& writer) {
    term_.assign(heads_.front().term);
    postings_.clear();
    while (!heads_.empty() && heads_.front().term == term_) {
      const std::uint32_t number = heads_.front().lane;
      std::pop_heap(heads_.begin(), heads_.end(), std::greater<>{});
      heads_.pop_back();
      Lane& lane = lanes_[number];
      auto read = store::guard_xapian(lane.path, [&] { lane.source->read(of_lane_); });
      if (!read) return read.error();
      read_ += term_.size() + kBytesATerm + of_lane_.size() * kBytesAPosting;
      for (const Posting& posting : of_lane_)
        if (const DocId docid = lane.new_docid(posting.docid); docid != 0)
          postings_.push_back({docid, posting.wdf});
      if (auto s = advance(number); !s) return s;
    }
    release_read();
    return postings_.empty() ? error::Status{} : writer.add(term_, postings_);
  }

  void release_read() {
    if (read_ < kReleaseAfter) return;
    read_ = 0;
    for (const Lane& lane : lanes_) lane.source->release();
  }

  std::vector<Lane> lanes_;
  DocId articles_ = 0;  // live ones of the lanes so far
  std::vector<std::uint32_t> lengths_;
  std::vector<Head> heads_;  // a heap, the least term first
  std::string term_;
  std::vector<Posting> postings_;
  std::vector<Posting> of_lane_;
  std::size_t read_ = 0;  // bytes since the last release
};

}  // namespace

error::Status join_postings(std::span<const PostingInput> inputs, const fs::path& output) {
  PostingJoin join;
  for (const PostingInput& input : inputs)
    if (auto s = join.add(input); !s) return s;
  return join.write(output);
}

}  // namespace dateline::index
