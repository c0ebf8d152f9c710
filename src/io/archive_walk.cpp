// libarchive behind the walk: one layer per archive that stands open in another one.
#include "io/archive_walk.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>
#include <vector>

#include "io/file_stream.h"
#include "io/packing.h"

namespace dateline::io {
namespace {

using error::Error;
using error::ErrorKind;

constexpr std::size_t kBlockBytes = 256 * 1024;  // one read of the file on disk

bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::string_view component = path.substr(0, path.find('/'));
    if (component.starts_with('.') && component != "." && component != "..") return true;
    path.remove_prefix(std::min(path.size(), component.size() + 1));
  }
  return false;
}

/// The bytes on disk, counted.
class CountedStream final : public ByteStream {
 public:
  CountedStream(std::unique_ptr<ByteStream> inner, std::uint64_t& count)
      : inner_(std::move(inner)), count_(&count) {}
  error::Result<std::size_t> read(std::span<char> buffer) override {
    auto got = inner_->read(buffer);
    if (got) *count_ += *got;
    return got;
  }

 private:
  std::unique_ptr<ByteStream> inner_;
  std::uint64_t* count_;
};

/// What all layers of a file have unpacked, and how far they may go.
class UnpackBudget {
 public:
  /// `consumed` counts the bytes read of the file, and outlives the budget.
  UnpackBudget(UnpackLimit limit, const std::uint64_t& consumed) : limit_(limit), consumed_(&consumed) {}
  /// Of the file on disk, when it is known. Parts of it may be read again and again.
  void set_size(std::optional<std::uint64_t> size) { size_ = size; }
  void add(std::uint64_t bytes) { unpacked_ += bytes; }
  bool is_spent() const {
    return limit_.ratio != 0 && unpacked_ > limit_.free &&
           unpacked_ / limit_.ratio > size_.value_or(*consumed_);
  }
  Error failure(const std::string& place) {
    told_ = true;
    return {ErrorKind::limit,
            {place},
            "unpacks to more than " + std::to_string(limit_.ratio) + " times its size: the rest is left out",
            "",
            "if that is right: --unpack-ratio 0"};
  }
  bool told() const { return told_; }

 private:
  UnpackLimit limit_;
  const std::uint64_t* consumed_;
  std::optional<std::uint64_t> size_;
  std::uint64_t unpacked_ = 0;
  bool told_ = false;
};

struct CloseArchive {
  void operator()(archive* open) const { archive_read_free(open); }
};

/// One open archive, or compressed file, over the stream that it is read from.
class Layer {
 public:
  /// `file`: the same as `input` when libarchive may seek in it (zip lists its members at the end), else
  /// nullptr. `name`: of the file; `member`: of the archive inside it, or empty.
  Layer(std::unique_ptr<ByteStream> input, FileStream* file, std::string name, std::string member,
        Packing packing, UnpackBudget& budget)
      : budget_(&budget),
        input_(std::move(input)),
        file_(file),
        name_(std::move(name)),
        member_(std::move(member)),
        packing_(packing) {}

  error::Status open() {
    enable_formats();
    archive_read_set_read_callback(archive_.get(), [](archive* reader, void* self, const void** block) {
      return static_cast<Layer*>(self)->give_block(reader, block);
    });
    if (file_ != nullptr) {
      archive_read_set_seek_callback(archive_.get(), [](archive*, void* self, la_int64_t offset, int whence) {
        const std::int64_t at = static_cast<Layer*>(self)->file_->seek(offset, whence);
        return at < 0 ? static_cast<la_int64_t>(ARCHIVE_FATAL) : static_cast<la_int64_t>(at);
      });
    }
    archive_read_set_callback_data(archive_.get(), this);
    if (archive_read_open1(archive_.get()) == ARCHIVE_OK) return {};
    return failure("cannot open the archive");
  }

  /// The name of the next member that is to be read (empty for a compressed file); nothing at the end.
  std::optional<error::Result<std::string>> next_member() {
    while (!broken_) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_RETRY) continue;
      if (status == ARCHIVE_EOF) return at_end();
      if (status < ARCHIVE_WARN) return failure("cannot read the archive");
      budget_->add(UnpackLimit::kCostOfMember);
      if (budget_->is_spent()) return give_up();
      any_ = true;
      if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW) return unpacked();
      const bool file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
      if (std::string name = path_of(entry); file && !is_hidden(name)) return name;
    }
    return std::nullopt;
  }

  error::Result<std::size_t> read(std::span<char> buffer, const std::string& member) {
    if (broken_) return std::size_t{0};
    while (true) {
      const la_ssize_t got = archive_read_data(archive_.get(), buffer.data(), buffer.size());
      if (got > 0) read_ += static_cast<std::uint64_t>(got);
      count_unpacked();
      if (budget_->is_spent()) return give_up();
      if (got >= 0) return static_cast<std::size_t>(got);
      if (got != ARCHIVE_RETRY) return failure("cannot unpack the file", member, got == ARCHIVE_FATAL);
    }
  }

  /// What the member is called inside the outermost archive.
  std::string full_name(const std::string& member) const {
    if (member_.empty() || member.empty()) return member_ + member;
    return member_ + "!" + member;
  }
  std::string place(const std::string& full_member) const {
    return full_member.empty() ? name_ : name_ + "!" + full_member;
  }
  const std::string& name() const { return name_; }

 private:
  void enable_formats() {
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_zip(archive_.get());
    if (packing_ != Packing::compressed) return;
    archive_read_support_format_raw(archive_.get());
    archive_read_support_format_empty(archive_.get());
  }

  /// What came out of the filters (also what was skipped), or out of the members where those are compressed.
  void count_unpacked() {
    const bool filtered = archive_filter_count(archive_.get()) > 1;
    const auto behind_filters = filtered ? archive_filter_bytes(archive_.get(), 0) : 0;
    const std::uint64_t now =
        std::max(read_, static_cast<std::uint64_t>(std::max<la_int64_t>(behind_filters, 0)));
    budget_->add(now - std::min(now, counted_));
    counted_ = std::max(now, counted_);
  }

  Error give_up() {
    broken_ = true;
    return budget_->failure(name_);
  }

  la_ssize_t give_block(archive* reader, const void** block) {
    count_unpacked();
    if (budget_->is_spent()) {
      input_error_ = budget_->failure(name_);
      archive_set_error(reader, EFBIG, "%s", input_error_->message.c_str());
      return ARCHIVE_FATAL;
    }
    const auto got = input_->read(block_);
    if (!got) {
      input_error_ = got.error();
      archive_set_error(reader, EIO, "%s", got.error().message.c_str());
      return ARCHIVE_FATAL;
    }
    *block = block_.data();
    return static_cast<la_ssize_t>(*got);
  }

  std::optional<error::Result<std::string>> at_end() {
    broken_ = true;  // there is nothing behind it
    const bool nothing_compressed = !any_ && archive_format(archive_.get()) == ARCHIVE_FORMAT_EMPTY;
    if (nothing_compressed) return std::string();
    return std::nullopt;
  }

  /// The content of a compressed file. Without a filter libarchive did not believe the magic, and gives the
  /// bytes as they are.
  error::Result<std::string> unpacked() {
    if (archive_filter_count(archive_.get()) > 1) return std::string();
    broken_ = true;
    return Error{
        ErrorKind::bad_source, {place(member_)}, "the header of the compressed file is damaged", "", ""};
  }

  static std::string path_of(archive_entry* entry) {
    if (const char* bytes = archive_entry_pathname(entry)) return bytes;
    if (const char* utf8 = archive_entry_pathname_utf8(entry)) return utf8;
    return "(a name that cannot be read)";
  }

  Error failure(std::string_view what, const std::string& member = {}, bool fatal = true) {
    broken_ = broken_ || fatal;
    if (input_error_) return *input_error_;
    const char* text = archive_error_string(archive_.get());
    const std::string reason = text != nullptr ? text : "unknown reason";
    const bool cut =
        reason.find("runcated") != std::string::npos || reason.find("end of") != std::string::npos;
    return {ErrorKind::bad_source,
            {place(member.empty() ? member_ : member)},
            std::string(what) + ": " + reason,
            "",
            cut ? "it seems to be incomplete: copy or download it again" : ""};
  }

  std::unique_ptr<archive, CloseArchive> archive_{archive_read_new()};
  UnpackBudget* budget_;
  std::unique_ptr<ByteStream> input_;
  FileStream* file_;
  std::string name_;
  std::string member_;
  Packing packing_;
  std::uint64_t read_ = 0;     // bytes of members
  std::uint64_t counted_ = 0;  // of what was unpacked
  bool any_ = false;
  bool broken_ = false;
  std::optional<Error> input_error_;
  std::vector<char> block_ = std::vector<char>(kBlockBytes);
};

class MemberStream final : public ByteStream {
 public:
  MemberStream(Layer& layer, std::string full_name) : layer_(&layer), full_name_(std::move(full_name)) {}
  error::Result<std::size_t> read(std::span<char> buffer) override {
    return layer_->read(buffer, full_name_);
  }

 private:
  Layer* layer_;
  std::string full_name_;
};

}  // namespace

struct ArchiveWalk::State {
  explicit State(UnpackLimit limit) : budget(limit, consumed) {}

  std::uint64_t consumed = 0;
  UnpackBudget budget;
  std::unique_ptr<ByteStream> plain;  // the whole file when it is not packed, until it is handed out
  std::vector<std::unique_ptr<Layer>> layers;

  error::Status push(std::unique_ptr<Layer> layer) {
    const auto opened = layer->open();
    if (opened) layers.push_back(std::move(layer));
    return opened;
  }

  /// A stream that cannot go back: packed or plain, as its first bytes say.
  error::Status start(std::unique_ptr<ByteStream> bytes, std::string name) {
    auto peeked = std::make_unique<PeekedStream>(std::move(bytes));
    const auto front = peeked->peek(kPackingBytes);
    if (!front) return front.error();
    const Packing packing = packing_of(*front);
    if (packing != Packing::plain) {
      return push(std::make_unique<Layer>(std::move(peeked), nullptr, std::move(name), "", packing, budget));
    }
    plain = std::move(peeked);
    return {};
  }

  error::Status start(std::unique_ptr<FileStream> file, std::string name) {
    FileStream* const seekable = file->can_seek() ? file.get() : nullptr;
    if (seekable == nullptr) return start(counted(std::move(file)), std::move(name));
    std::array<char, kPackingBytes> front{};
    const auto got = file->read(front);
    if (!got) return got.error();
    file->seek(0, SEEK_SET);
    budget.set_size(file->size());
    const Packing packing = packing_of({front.data(), *got});
    auto bytes = counted(std::move(file));
    if (packing != Packing::plain) {
      return push(std::make_unique<Layer>(std::move(bytes), seekable, std::move(name), "", packing, budget));
    }
    plain = std::move(bytes);
    return {};
  }

  std::unique_ptr<ByteStream> counted(std::unique_ptr<ByteStream> bytes) {
    return std::make_unique<CountedStream>(std::move(bytes), consumed);
  }

  /// The member of the uppermost layer, or nothing when it is an archive itself, which then is the uppermost
  /// layer.
  std::optional<error::Result<Member>> open_member(const std::string& name) {
    Layer& layer = *layers.back();
    const std::string full_name = layer.full_name(name);
    auto peeked = std::make_unique<PeekedStream>(std::make_unique<MemberStream>(layer, full_name));
    const auto front = peeked->peek(kPackingBytes);
    if (!front) return front.error();
    const Packing packing = packing_of(*front);
    if (packing == Packing::plain || layers.size() >= kDeepestNesting)
      return Member{full_name, std::move(peeked)};
    const auto opened =
        push(std::make_unique<Layer>(std::move(peeked), nullptr, layer.name(), full_name, packing, budget));
    if (!opened) return opened.error();
    return std::nullopt;
  }
};

ArchiveWalk::ArchiveWalk(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveWalk::~ArchiveWalk() = default;
ArchiveWalk::ArchiveWalk(ArchiveWalk&&) noexcept = default;
ArchiveWalk& ArchiveWalk::operator=(ArchiveWalk&&) noexcept = default;

error::Result<ArchiveWalk> ArchiveWalk::open(const std::filesystem::path& path, UnpackLimit limit) {
  auto file = FileStream::open(path);
  if (!file) return file.error();
  auto state = std::make_unique<State>(limit);
  const auto started = state->start(std::move(*file), path.string());
  if (!started) return started.error();
  return ArchiveWalk(std::move(state));
}

error::Result<ArchiveWalk> ArchiveWalk::open_standard_input(UnpackLimit limit) {
  return open_stream(FileStream::standard_input(), "-", limit);
}

error::Result<ArchiveWalk> ArchiveWalk::open_stream(std::unique_ptr<ByteStream> bytes, std::string name,
                                                    UnpackLimit limit) {
  auto state = std::make_unique<State>(limit);
  const auto started = state->start(state->counted(std::move(bytes)), std::move(name));
  if (!started) return started.error();
  return ArchiveWalk(std::move(state));
}

std::optional<error::Result<Member>> ArchiveWalk::next() {
  if (state_->plain) return Member{"", std::move(state_->plain)};
  while (!state_->layers.empty() && !state_->budget.told()) {
    auto name = state_->layers.back()->next_member();
    if (!name) {
      state_->layers.pop_back();
      continue;
    }
    if (!*name) return name->error();
    if (auto member = state_->open_member(**name)) return member;
  }
  return std::nullopt;
}

std::uint64_t ArchiveWalk::bytes_consumed() const { return state_->consumed; }

}  // namespace dateline::io
