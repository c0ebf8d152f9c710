// Updates of copies of the indexes.
#include <unistd.h>

#include "benchmarks/child_process.h"
#include "benchmarks/lucene_command.h"
#include "benchmarks/lucene_engine.h"
#include "benchmarks/one_shot.h"
#include "benchmarks/sqlite_fts5.h"

namespace dateline::benchmarks {
namespace {

namespace fs = std::filesystem;

/// One engine: what is copied, what updates the copy, what asks it afterwards.
struct Update {
  std::string engine;
  fs::path index, copy;
  std::vector<std::string> command;
  std::function<error::Result<std::unique_ptr<Engine>>()> open;
};

std::vector<Update> planned_updates(const Workplace& place, const std::string& changed,
                                    const fs::path& dump) {
  const std::string peer = (place.programs / "benchmark_peer").string();
  const auto copy_of = [&](const char* name) { return place.work / (std::string("update-") + name); };
  std::vector<Update> updates;
  const auto add = [&](const char* engine, const fs::path& index, std::vector<std::string> command,
                       std::function<error::Result<std::unique_ptr<Engine>>()> open) {
    if (fs::exists(index))
      updates.push_back({engine, index, copy_of(engine), std::move(command), std::move(open)});
  };
  const fs::path ours = copy_of("Dateline"), lucene = copy_of("Lucene"), fts5 = copy_of("FTS5"),
                 xapian = copy_of("Xapian");
  add("Dateline", place.index(),
      {(place.programs / "dateline-index").string(), "update", ours.string(), changed},
      [ours] { return open_here(dateline_opener(ours)); });
  if (has_lucene())
    add("Lucene", place.lucene(),
        lucene_command({"update", lucene.string(), dump.string()}, JvmLife::building),
        [lucene] { return open_lucene(lucene); });
  if (has_sqlite_fts5())
    add("FTS5", place.fts5(), {peer, "update", "fts5", fts5.string(), changed},
        [fts5] { return open_here(sqlite_fts5_opener(fts5)); });
  add("Xapian", place.plain(), {peer, "update", "xapian", xapian.string(), changed},
      [xapian] { return open_here(plain_xapian_opener(xapian)); });
  return updates;
}

error::Status check_found(const Update& update, const std::string& marker, std::uint64_t expected) {
  const auto engine = update.open();
  if (!engine) return engine.error();
  const auto answer = (*engine)->answer(marker, Mode::total);
  if (!answer) return answer.error();
  if (answer->total == expected) return {};
  return error::Error{error::ErrorKind::internal,
                      {update.copy.string()},
                      "the update shows " + std::to_string(answer->total) + " of " +
                          std::to_string(expected) + " changed articles",
                      "",
                      ""};
}

error::Status run_update(const Update& update, const std::string& marker, std::uint64_t expected,
                         Figures& figures) {
  fs::remove_all(update.copy);
  fs::copy(update.index, update.copy, fs::copy_options::recursive);
  sync();  // else the update would wait for the pages of the copy
  const auto cost = run_briefly(update.command);
  if (!cost) return cost.error();
  figures.set("update/" + update.engine + "/wall_s", cost->wall_seconds);
  figures.set("update/" + update.engine + "/cpu_s", cost->cpu_seconds);
  const auto found = check_found(update, marker, expected);
  fs::remove_all(update.copy);
  return found;
}

}  // namespace

error::Result<Figures> measure_updates(const Workplace& place, const std::string& changed,
                                       const std::string& marker) {
  const fs::path dump = place.work / "changed.dump";
  const auto dumped =
      run_command({(place.programs / "benchmark_peer").string(), "dump", dump.string(), changed});
  if (!dumped) return dumped.error();
  Figures figures;
  figures.set("update/articles", static_cast<double>(dumped->volume.articles));
  for (const Update& update : planned_updates(place, changed, dump))
    if (auto status = run_update(update, marker, dumped->volume.articles, figures); !status)
      return status.error();
  return figures;
}

}  // namespace dateline::benchmarks
