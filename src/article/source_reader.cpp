// All files of a command, one after another: found, opened, unpacked, read, and noted down.
#include <algorithm>
#include <deque>
#include <utility>
#include <variant>

#include "article/article_reader.h"
#include "article/open_reader.h"
#include "io/archive_walk.h"
#include "io/checksum.h"
#include "io/file_walk.h"

namespace dateline::article {
namespace {

/// Counts and hashes what goes through.
class HashedStream final : public io::ByteStream {
 public:
  HashedStream(std::unique_ptr<io::ByteStream> inner, std::uint64_t& total)
      : inner_(std::move(inner)), total_(&total) {}
  error::Result<std::size_t> read(std::span<char> buffer) override {
    auto got = inner_->read(buffer);
    if (!got) {
      failed_ = true;
      return got;
    }
    hash_.add({buffer.data(), *got});
    bytes_ += *got;
    *total_ += *got;
    return got;
  }
  /// Reads what a reader that gave up has left.
  void drain() {
    std::vector<char> buffer(64 * 1024);
    while (!failed_) {
      const auto got = read(buffer);
      if (!got || *got == 0) return;
    }
  }
  bool failed() const { return failed_; }
  std::uint64_t bytes() const { return bytes_; }
  std::uint64_t hash() const { return hash_.value(); }

 private:
  std::unique_ptr<io::ByteStream> inner_;
  std::uint64_t* total_;
  io::StreamChecksum hash_;
  std::uint64_t bytes_ = 0;
  bool failed_ = false;
};

struct StandardInput {};
using Task = std::variant<io::FoundFile, StandardInput, error::Error>;

}  // namespace

struct SourceReader::State {
  explicit State(ReadOptions read_options) : options(std::move(read_options)) {}

  ReadOptions options;
  TitleCutter titles;
  std::deque<Task> tasks;
  std::vector<SourceFile> files;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_total = 0;     // of all files
  std::uint64_t bytes_finished = 0;  // of the files behind us
  bool endless = false;              // a size is not known

  io::FoundFile file;  // the one that is open
  std::optional<io::ArchiveWalk> walk;
  bool any_member = false;
  std::unique_ptr<HashedStream> bytes;  // of the member that is being read
  std::unique_ptr<MemberReader> reader;
  SourceFile source;

  void plan(const std::string& path) {
    if (path == "-") {
      tasks.emplace_back(StandardInput{});
      endless = true;
      return;
    }
    auto found = io::walk_files(path);
    if (!found) {
      tasks.emplace_back(found.error());
      return;
    }
    for (error::Error& failure : found->errors) tasks.emplace_back(std::move(failure));
    for (io::FoundFile& each : found->files) {
      bytes_total += each.size;
      endless = endless || (each.size == 0 && std::filesystem::is_fifo(each.path));
      tasks.emplace_back(std::move(each));
    }
  }

  /// Begins the next file; an error when it cannot be opened.
  std::optional<error::Error> begin_task() {
    Task task = std::move(tasks.front());
    tasks.pop_front();
    if (auto* failure = std::get_if<error::Error>(&task)) return std::move(*failure);
    file = io::FoundFile{};
    auto* found = std::get_if<io::FoundFile>(&task);
    if (found != nullptr) file = std::move(*found);
    auto opened =
        found != nullptr ? io::ArchiveWalk::open(file.path) : io::ArchiveWalk::open_standard_input();
    any_member = false;
    if (!opened) {
      bytes_finished += file.size;
      return opened.error();
    }
    walk.emplace(std::move(*opened));
    return std::nullopt;
  }

  /// Begins the next member of the open file, or closes the file.
  std::optional<error::Error> begin_member() {
    auto member = walk->next();
    if (!member) {
      walk.reset();
      bytes_finished += file.size;
      if (any_member) return std::nullopt;
      return bad_article({path_of("")}, "the archive holds no file");
    }
    any_member = true;
    if (!*member) return member->error();
    const std::string name = (*member)->name;
    bytes = std::make_unique<HashedStream>(std::move((*member)->bytes), bytes_in);
    source = SourceFile{};
    source.path = path_of(name);
    source.file_size = file.size;
    source.modified_ns = file.modified_ns;
    const std::string relative = name.empty() ? file.relative : file.relative + "!" + name;
    reader = std::make_unique<MemberReader>(options.format, *bytes,
                                            ReadContext{source.path, relative, &options, &titles});
    return std::nullopt;
  }

  std::string path_of(const std::string& member) const {
    const std::string path = file.path.empty() ? "-" : file.path.string();
    return member.empty() ? path : path + "!" + member;
  }

  void finish_member() {
    bytes->drain();
    const ReadNotes& notes = reader->notes();
    source.bytes_in = bytes->bytes();
    source.content_hash = bytes->hash();
    source.complete = !bytes->failed();
    source.replaced_characters = notes.replaced_characters;
    source.bad_dates = notes.bad_dates;
    source.first_bad_date = notes.first_bad_date;
    source.encoding = notes.encoding;
    source.format = notes.format;
    files.push_back(std::move(source));
    reader.reset();
    bytes.reset();
  }
};

SourceReader::SourceReader(std::vector<std::string> sources, ReadOptions options)
    : state_(std::make_unique<State>(std::move(options))) {
  for (const std::string& source : sources) state_->plan(source);
}
SourceReader::~SourceReader() = default;

std::optional<error::Result<Article>> SourceReader::next() {
  State& state = *state_;
  while (state.reader || state.walk || !state.tasks.empty()) {
    if (state.reader) {
      if (auto found = state.reader->next()) {
        ++(*found ? state.source.articles : state.source.rejected);
        return found;
      }
      state.finish_member();
    } else if (auto failure = state.walk ? state.begin_member() : state.begin_task()) {
      return *std::move(failure);
    }
  }
  return std::nullopt;
}

const std::vector<SourceFile>& SourceReader::files() const { return state_->files; }
std::uint64_t SourceReader::bytes_in() const { return state_->bytes_in; }
std::uint64_t SourceReader::bytes_total() const { return state_->endless ? 0 : state_->bytes_total; }
std::uint64_t SourceReader::bytes_consumed() const {
  const std::uint64_t open = state_->walk ? state_->walk->bytes_consumed() : 0;
  const std::uint64_t most = state_->file.path.empty() ? open : state_->file.size;
  return state_->bytes_finished + std::min(open, most);
}

}  // namespace dateline::article
