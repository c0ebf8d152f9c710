// Writes posting lists that are complete and sorted as a Xapian database, front to back.
#include "store/glass_writer.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "store/glass_keys.h"
#include "store/glass_table.h"
#include "store/varint.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic{"\x0f\x0dXapian Glass\x04\x6e", 16};  // and the version: 2016-03-14
constexpr std::string_view kLengthsKey{"\0\xe0", 2};
constexpr unsigned kBlockUnit = 2048;
constexpr unsigned kCompressFrom = 18;         // bytes of a tag, in tables that compress
constexpr std::size_t kMostPostingBytes = 10;  // two numbers of 32 bits
constexpr std::size_t kMostHeaderBytes = 25;   // of a chunk, before its first wdf

/// What the version file says of the documents.
struct Totals {
  std::uint32_t documents = 0;
  std::uint64_t length = 0;
  std::uint32_t shortest = 0;  // of those that have a length
  std::uint32_t longest = 0;
  std::uint32_t largest_wdf = 0;
};

void append_root(std::string& out, const GlassRoot& root) {
  append_varint(out, root.block);
  append_varint(out, root.level << 2U | 2U);  // its leaves follow one another
  append_varint(out, root.entries);
  append_varint(out, kGlassBlock / kBlockUnit);
  append_varint(out, 0);  // never compressed
  std::string unused;     // the list of free blocks: none, from `blocks` on
  append_varint(unused, 1);
  append_varint(unused, root.blocks);
  unused.append(4, '\0');
  append_varint(out, unused.size());
  out += unused;
}

void append_no_table(std::string& out, unsigned compress_from) {
  for (const unsigned value :
       {0U, 3U, 0U, static_cast<unsigned>(kGlassBlock / kBlockUnit), compress_from, 0U})
    append_varint(out, value);
}

std::string version_file(const GlassRoot& postings, std::string_view uuid, const Totals& totals) {
  std::string out(kMagic);
  out += uuid;
  append_varint(out, 1);  // revision
  append_root(out, postings);
  append_no_table(out, kCompressFrom);  // data
  append_no_table(out, kCompressFrom);  // term lists
  append_no_table(out, 0);              // positions
  append_no_table(out, kCompressFrom);  // spellings
  append_no_table(out, kCompressFrom);  // synonyms
  append_varint(out, totals.documents);
  append_varint(out, 0);  // the last docid, less the number of documents
  append_varint(out, totals.shortest);
  append_varint(out, totals.largest_wdf);
  append_varint(out, std::max(totals.longest, totals.largest_wdf) - totals.largest_wdf);
  append_varint(out, 0);  // changesets
  append_varint(out, totals.length);
  append_varint(out, 0);  // spellings
  return out;
}

}  // namespace

struct GlassWriter::State {
  State(fs::path path, io::OutputFile file) : folder(std::move(path)), table(std::move(file)) {}

  /// The postings of one key space in chunks of one item each.
  template <class PostingAt>
  error::Status add_list(std::string_view first_key, std::string_view first_header, std::size_t count,
                         const PostingAt& at) {
    for (std::size_t begin = 0; begin < count;) {
      key.assign(first_key);
      if (begin > 0) {
        if (first_key != kLengthsKey) key += '\0';
        append_sortable(key, at(begin).docid);
      }
      const std::size_t first = begin == 0 ? first_header.size() : 0;
      const std::size_t end = fill_chunk(begin, count, kGlassMostItemBytes - key.size() - first, at);
      tag.assign(first_header.substr(0, first));
      tag += end == count ? '1' : '0';  // is it the last chunk?
      append_varint(tag, at(end - 1).docid - at(begin).docid);
      tag += chunk;
      if (auto s = table.add(key, tag); !s) return s;
      begin = end;
    }
    return {};
  }

  /// Encodes postings from `begin` on, as many as `room` bytes hold; returns where it stopped.
  template <class PostingAt>
  std::size_t fill_chunk(std::size_t begin, std::size_t count, std::size_t room, const PostingAt& at) {
    chunk.clear();
    Posting before = at(begin);
    append_varint(chunk, before.wdf);
    std::size_t end = begin + 1;
    for (; end < count && chunk.size() + kMostPostingBytes + kMostHeaderBytes <= room; ++end) {
      const Posting posting = at(end);
      append_varint(chunk, posting.docid - before.docid - 1);
      append_varint(chunk, posting.wdf);
      before = posting;
    }
    return end;
  }

  fs::path folder;
  GlassTable table;
  Totals totals;
  std::string key, tag, chunk;
};

GlassWriter::GlassWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlassWriter::~GlassWriter() = default;
GlassWriter::GlassWriter(GlassWriter&&) noexcept = default;
GlassWriter& GlassWriter::operator=(GlassWriter&&) noexcept = default;

error::Result<GlassWriter> GlassWriter::create(const fs::path& folder) {
  std::error_code failed;
  fs::create_directory(folder, failed);
  if (failed) return io::storage_error(folder, "make the folder", failed.value());
  auto file = io::OutputFile::create(folder / "postlist.glass");
  if (!file) return file.error();
  return GlassWriter(std::make_unique<State>(folder, std::move(*file)));
}

error::Status GlassWriter::lengths(std::span<const std::uint32_t> lengths) {
  Totals& totals = state_->totals;
  totals.documents = static_cast<std::uint32_t>(lengths.size());
  for (const std::uint32_t length : lengths) {
    totals.length += length;
    totals.longest = std::max(totals.longest, length);
    if (length > 0 && (totals.shortest == 0 || length < totals.shortest)) totals.shortest = length;
  }
  // No number of documents, no sum of wdfs, the first docid less 1.
  constexpr std::string_view kHeader{"\0\0\0", 3};
  return state_->add_list(kLengthsKey, kHeader, lengths.size(), [&](std::size_t i) {
    return Posting{static_cast<DocId>(i + 1), lengths[i]};
  });
}

error::Status GlassWriter::add(std::string_view term, std::span<const Posting> postings) {
  std::uint32_t sum = 0;  // modulo 2^32, as Xapian's own
  for (const Posting& posting : postings) {
    sum += posting.wdf;
    state_->totals.largest_wdf = std::max(state_->totals.largest_wdf, posting.wdf);
  }
  std::string key;
  append_sortable(key, term);
  if (key.empty() || key.size() > kGlassLongestKey - 6)  // a zero byte and a docid follow
    return error::Error{error::ErrorKind::limit,
                        {state_->folder.string()},
                        "a term of " + std::to_string(key.size()) + " bytes cannot be kept",
                        "",
                        ""};
  std::string header;
  append_varint(header, postings.size());
  append_varint(header, sum);
  append_varint(header, postings.front().docid - 1);
  return state_->add_list(key, header, postings.size(), [&](std::size_t i) { return postings[i]; });
}

error::Status GlassWriter::finish() {
  auto root = state_->table.finish();
  if (!root) return root.error();
  const std::uint64_t blocks = state_->table.checksum();
  std::string uuid;
  for (const std::uint64_t half :
       {blocks, io::checksum64({reinterpret_cast<const char*>(&blocks), sizeof blocks})})
    uuid.append(reinterpret_cast<const char*>(&half), sizeof half);
  auto file = io::OutputFile::create(state_->folder / "iamglass");
  if (!file) return file.error();
  if (auto s = file->write(version_file(*root, uuid, state_->totals)); !s) return s;
  return file->finish(false);
}

}  // namespace dateline::store
