// A fresh generation from sources: read, batch, merge, publish.
#include "index/index_build.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <utility>

#include "index/batch_reading.h"
#include "index/batch_set.h"
#include "index/canonical_naming.h"
#include "index/entity_extraction.h"
#include "index/generation_writer.h"
#include "index/source_list.h"
#include "io/output_file.h"
#include "store/index_directory.h"
#include "store/write_lock.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

error::Status remove_folder(const fs::path& folder) {
  std::error_code failed;
  fs::remove_all(folder, failed);
  if (failed) return io::storage_error(folder, "remove", failed.value());
  return {};
}

/// The whole run, the lock held.
class Build {
 public:
  Build(const store::IndexDirectory& index, const BuildOptions& options, BuildObserver& observer,
        std::shared_ptr<const EntityKnowledge> knowledge)
      : options_(options),
        observer_(observer),
        knowledge_(std::move(knowledge)),
        writer_(index, options.hot) {}

  error::Result<BuildReport> run() {
    const auto begun = Clock::now();
    const auto started = options_.started.value_or(std::chrono::system_clock::now());
    if (auto s = writer_.begin(); !s) return s.error();
    BatchReading reading(options_, {writer_.scratch(), writer_.generation(), nullptr, nullptr, knowledge_},
                         observer_, report_);
    if (auto s = reading.run(); !s) return s.error();
    if (reading.batch_sizes().empty()) return no_article_found(report_);
    if (auto s = merge(reading); !s) return s.error();
    observer_.progress(progress(BuildPhase::publishing, 0));
    auto manifest =
        writer_.publish({report_.bytes_in,
                         text_,
                         {trusted_times(reading.source().files(), started), {}, withdrawals(reading)},
                         options_.keep,
                         {knowledge_ != nullptr, options_.aliases.value_or("")}});
    if (!manifest) return manifest.error();
    describe_generation(*manifest, report_);
    report_.added = manifest->totals.articles;
    report_.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return report_;
  }

 private:
  BuildProgress progress(BuildPhase phase, double done) const {
    BuildProgress progress;
    progress.phase = phase;
    progress.rejected = report_.rejected;
    progress.done = done;
    return progress;
  }

  static std::map<std::string, schema::Edition, std::less<>> withdrawals(const BatchReading& reading) {
    return {reading.withdrawals().begin(), reading.withdrawals().end()};
  }

  error::Status merge(const BatchReading& reading) {
    auto batches = open_batches(writer_.scratch(), reading.batch_sizes());
    if (!batches) return batches.error();
    auto replaced_text = drop_replaced(*batches, reading, report_);
    if (!replaced_text) return replaced_text.error();
    text_ = reading.text_bytes() - *replaced_text;
    const auto groups = group_inputs(batches->inputs, options_.segment_articles);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double done = static_cast<double>(i) / static_cast<double>(groups.size());
      const auto cancelled = [&] {
        observer_.progress(progress(BuildPhase::merging, done));
        return observer_.cancelled();
      };
      const auto [first, last] = groups[i];
      if (auto s = writer_.add_merged(std::span(batches->inputs).subspan(first, last - first), cancelled); !s)
        return s;
    }
    return remove_folder(writer_.scratch());
  }

  const BuildOptions& options_;
  BuildObserver& observer_;
  std::shared_ptr<const EntityKnowledge> knowledge_;  // nothing where names are not extracted
  GenerationWriter writer_;
  BuildReport report_;
  std::uint64_t text_ = 0;
};

}  // namespace

error::Result<BuildReport> build_index(const fs::path& index, const BuildOptions& options,
                                       BuildObserver& observer) {
  std::shared_ptr<const EntityKnowledge> knowledge;
  if (options.entities.value_or(true)) {
    auto opened = EntityKnowledge::open();
    if (!opened) return opened.error();
    knowledge = std::move(*opened);
  } else if (options.aliases) {
    return aliases_need_entities(index);
  }
  auto directory = store::IndexDirectory::create_or_open(index);
  if (!directory) return directory.error();
  auto lock = store::WriteLock::acquire(index, options.command);
  if (!lock) return lock.error();
  BuildOptions without_index = options;
  without_index.read.leave_out = index;
  return Build(*directory, without_index, observer, std::move(knowledge)).run();
}

}  // namespace dateline::index
