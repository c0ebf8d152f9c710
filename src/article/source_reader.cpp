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
#include "article/sqlite/database_source.h"
#include "article/table_reader.h"
#include "io/archive_walk.h"
#include "io/checksum.h"
#include "io/file_walk.h"

namespace dateline::article {
namespace {

struct StandardInput {};
struct TableTask {
  io::FoundFile database;
  std::string table;
};
using Task = std::variant<io::FoundFile, StandardInput, TableTask, error::Error>;

/// The path itself when the current folder is gone.
std::string absolute_path(const std::filesystem::path& path) {
  std::error_code failed;
  const auto absolute = std::filesystem::absolute(path, failed);
  return (failed ? path : absolute).lexically_normal().string();
}

constexpr int kReaderVersion = 2;  // raised when files yield other articles than before

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
  std::string table_name;              // of the database that is open, if its SOURCE names one
  std::unique_ptr<TableReader> table;  // instead of bytes and reader
  SourceFile source;
  bool read_whole = false;  // the file has grown, but not only at its end

  void plan(const std::string& path) {
    if (path == "-") {
      tasks.emplace_back(StandardInput{});
      endless = true;
      return;
    }
    const auto database = database_source(path);
    auto found = io::walk_files(source_path(path), options.leave_out);
    if (!found) {
      tasks.emplace_back(found.error());
      return;
    }
    for (error::Error& failure : found->errors) tasks.emplace_back(std::move(failure));
    join_database_files(found->files);
    for (io::FoundFile& each : found->files) {
      bytes_total += each.size;
      if (database) {
        tasks.emplace_back(TableTask{std::move(each), database->table});
        continue;
      }
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
    auto* of_table = std::get_if<TableTask>(&task);
    table_name = of_table != nullptr ? std::move(of_table->table) : std::string();
    if (of_table != nullptr) found = &of_table->database;
    if (found != nullptr) file = std::move(*found);
    read_whole = false;
    if (found != nullptr && history != nullptr && history->is_unchanged(state_of_file())) {
      bytes_finished += file.size;
      return std::nullopt;
    }
    const bool database =
        options.format == Format::sqlite || (options.format == Format::automatic && is_database(file.path));
    return of_table != nullptr || (found != nullptr && database) ? open_table() : open_file();
  }

  /// The table that is named, or the only one with articles. An error when it cannot be opened.
  std::optional<error::Error> open_table() {
    const std::string place = path_of(table_name);
    if (!is_database(file.path)) return not_opened(bad_article({place}, "expected a SQLite database"));
    auto database = Database::open(file.path, place);
    if (!database) return not_opened(database.error());
    auto name = find_table(*database, table_name, place, options);
    if (!name) return not_opened(name.error());
    table_name = *name;
    source = state_of_file();
    table = std::make_unique<TableReader>(std::move(*database), *name,
                                          ReadContext{source.path, source.relative, &options, &titles, {}},
                                          file.size);
    return std::nullopt;
  }

  error::Error not_opened(error::Error failure) {
    bytes_finished += file.size;
    return failure;
  }

  void finish_table() {
    source.bytes_in = table->bytes();
    source.content_hash = table->content_hash();
    source.complete = !table->failed();
    bytes_in += source.bytes_in;
    bytes_finished += file.size;
    finish_notes(table->notes());
    table.reset();
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
    const std::string behind = table_name.empty() ? "" : "!" + table_name;
    state.path = path_of("") + behind;
    state.relative = file.relative + behind;
    state.absolute = (file.path.empty() ? "-" : absolute_path(file.path)) + behind;
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
    resumed = std::make_unique<ResumedStream>(std::move(grown->front), *bytes);
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
    source.bytes_in = bytes->bytes();
    source.content_hash = bytes->hash();
    source.complete = !bytes->failed();
    finish_notes(reader->notes());
    reader.reset();
    resumed.reset();
    bytes.reset();
  }

  void finish_notes(const ReadNotes& notes) {
    source.replaced_characters = notes.replaced_characters;
    source.non_articles = notes.non_articles;
    source.bad_dates += notes.bad_dates;
    source.first_bad_date = notes.first_bad_date;
    source.encoding = notes.encoding;
    source.format = notes.format;
    files.push_back(std::move(source));
  }

  ArticleReader* open_reader() {
    return table ? static_cast<ArticleReader*>(table.get()) : static_cast<ArticleReader*>(reader.get());
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
  while (state.open_reader() != nullptr || state.walk || !state.tasks.empty()) {
    if (ArticleReader* reader = state.open_reader()) {
      if (auto found = reader->next()) {
        if (*found && state.holds_back(**found)) continue;
        ++state.count_of(*found);
        if (*found) (*found)->origin = state.source.absolute;
        return found;
      }
      state.table ? state.finish_table() : state.finish_member();
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
