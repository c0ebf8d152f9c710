// All files of a command, one after another: found, opened, unpacked, read, and noted down.
#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "article/article_reader.h"
#include "article/grown_file.h"
#include "article/hashed_stream.h"
#include "article/open_reader.h"
#include "io/archive_walk.h"
#include "io/checksum.h"
#include "io/file_walk.h"

namespace dateline::article {
namespace {

struct StandardInput {};
using Task = std::variant<io::FoundFile, StandardInput, error::Error>;

/// The path itself when the current folder is gone.
std::string absolute_path(const std::filesystem::path& path) {
  std::error_code failed;
  const auto absolute = std::filesystem::absolute(path, failed);
  return (failed ? path : absolute).lexically_normal().string();
}

constexpr int kReaderVersion = 1;  // raised when files yield other articles than before

}  // namespace

struct SourceReader::State {
  State(ReadOptions read_options, FileHistory* earlier)
      : options(std::move(read_options)), read_as(fingerprint(options)), history(earlier) {
    const auto now = options.started.value_or(std::chrono::system_clock::now());
    started = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  }

  ReadOptions options;
  std::uint64_t read_as;
  std::int64_t started = 0;  // seconds since 1970
  FileHistory* history;
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
  std::unique_ptr<ResumedStream> resumed;
  std::unique_ptr<MemberReader> reader;
  SourceFile source;
  bool read_whole = false;  // the file has grown, but not only at its end

  void plan(const std::string& path) {
    if (path == "-") {
      tasks.emplace_back(StandardInput{});
      endless = true;
      return;
    }
    auto found = io::walk_files(path, options.leave_out);
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
    read_whole = false;
    if (found != nullptr && history != nullptr && history->is_unchanged(state_of_file())) {
      bytes_finished += file.size;
      return std::nullopt;
    }
    return open_file();
  }

  /// An error when it cannot be opened.
  std::optional<error::Error> open_file() {
    auto opened = file.path.empty() ? io::ArchiveWalk::open_standard_input(options.unpack)
                                    : io::ArchiveWalk::open(file.path, options.unpack);
    any_member = false;
    if (!opened) {
      bytes_finished += file.size;
      return opened.error();
    }
    walk.emplace(std::move(*opened));
    return std::nullopt;
  }

  /// What is known of the open file before it is read.
  SourceFile state_of_file() const {
    SourceFile state;
    state.path = path_of("");
    state.relative = file.relative;
    state.absolute = file.path.empty() ? "-" : absolute_path(file.path);
    state.file_size = file.size;
    state.modified_ns = file.modified_ns;
    state.changed_ns = file.changed_ns;
    state.read_as = read_as;
    return state;
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
    source = state_of_file();
    source.path = path_of(name);
    if (!name.empty()) {
      source.relative += "!" + name;
      source.absolute += "!" + name;
      source.member = name;
    }
    if (name.empty() && begin_grown()) return std::nullopt;
    if (!bytes) return open_file();  // what was passed over has to be read after all
    reader = std::make_unique<MemberReader>(options.format, *bytes,
                                            ReadContext{source.path, source.relative, &options, &titles, {}});
    return std::nullopt;
  }

  /// Of a file that has only grown: begins behind what was read before. False when the whole has to be read;
  /// then `bytes` is gone if some of it is.
  bool begin_grown() {
    const SourceFile* before =
        history != nullptr && !read_whole && !file.path.empty() ? history->before_growth(source) : nullptr;
    if (before == nullptr || !can_grow(*before)) return false;
    auto grown = pass_over(*bytes, *before);
    if (!grown) {
      bytes_in -= bytes->bytes();
      bytes.reset();
      walk.reset();
      read_whole = true;
      return false;
    }
    resumed = std::make_unique<ResumedStream>(std::move(grown->header), *bytes);
    reader = std::make_unique<MemberReader>(
        before->format, *resumed, ReadContext{source.path, source.relative, &options, &titles, grown->part});
    source.only_new_part = true;
    source.articles = before->articles;
    source.bad_dates = before->bad_dates;
    return true;
  }

  /// Embargoes are compared with the beginning of the run, whatever time it is by now.
  bool holds_back(const Article& article) {
    const bool held = !article.withdrawn && article.embargo.known() && article.embargo.start > started;
    source.held_back += held ? 1 : 0;
    return held;
  }

  std::uint64_t& count_of(const error::Result<Article>& found) {
    if (!found) return source.rejected;
    return found->withdrawn ? source.withdrawn : source.articles;
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
    source.non_articles = notes.non_articles;
    source.bad_dates += notes.bad_dates;
    source.first_bad_date = notes.first_bad_date;
    source.encoding = notes.encoding;
    source.format = notes.format;
    files.push_back(std::move(source));
    reader.reset();
    resumed.reset();
    bytes.reset();
  }
};

std::uint64_t fingerprint(const ReadOptions& options) {
  std::string text = std::to_string(kReaderVersion);
  const auto add = [&text](std::string_view part) { (text += '\0') += part; };
  add(name_of(options.format));
  add(options.id_prefix);
  add(options.language);
  if (!options.records.empty()) add("records=" + options.records);
  if (options.keep_non_articles) add("keep-non-articles");
  for (const auto& [field, name] : options.map) {
    add(field);
    add(name);
  }
  return io::checksum64(text);
}

SourceReader::SourceReader(std::vector<std::string> sources, ReadOptions options, FileHistory* history)
    : state_(std::make_unique<State>(std::move(options), history)) {
  for (const std::string& source : sources) state_->plan(source);
}
SourceReader::~SourceReader() = default;

std::optional<error::Result<Article>> SourceReader::next() {
  State& state = *state_;
  while (state.reader || state.walk || !state.tasks.empty()) {
    if (state.reader) {
      if (auto found = state.reader->next()) {
        if (*found && state.holds_back(**found)) continue;
        ++state.count_of(*found);
        if (*found) (*found)->origin = state.source.absolute;
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
