// What changed in the sources, brought into an index.
#include "index/index_update.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "article/sqlite/database_source.h"
#include "index/analysis.h"
#include "index/batch_reading.h"
#include "index/batch_set.h"
#include "index/generation_change.h"
#include "index/locked_index.h"
#include "index/source_history.h"
#include "index/source_list.h"
#include "index/unseen_articles.h"
#include "io/file_walk.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string_view origin_of(const store::Columns& columns, store::DocId docid) {
  const std::uint32_t file = columns.origin(docid).file;
  return file < columns.origin_file_count() ? columns.origin_file(file) : std::string_view{};
}
std::string_view origin_of(const store::Generation& generation, store::ArticleRef article) {
  return origin_of(generation.segment(article.segment).columns(), article.docid);
}

/// Keeps articles out of batches that the index holds as they are.
class UpdateGate final : public ArticleGate {
 public:
  UpdateGate(const store::Generation& base, const SourceHistory& history)
      : base_(base), history_(history), seen_(base), seen_in_place_(base) {}

  void came_upon(const article::Article& article) override {
    held_ = base_.find_id(article.id);
    if (!held_) return;
    seen_.note(*held_);
    if (origin_of(base_, *held_) == article.origin) seen_in_place_.note(*held_);
  }
  bool admits(const article::Article& article) override {
    if (!held_) return !history_.was_removed(article.id, content_hash(article));
    return base_.segment(held_->segment).columns().content_hash(held_->docid) != content_hash(article);
  }
  /// Articles of the index of which the id was read; those of which it was read in their own file.
  const SeenArticles& seen() const { return seen_; }
  const SeenArticles& seen_in_place() const { return seen_in_place_; }

 private:
  const store::Generation& base_;
  const SourceHistory& history_;
  std::optional<store::ArticleRef> held_;  // of the article that came last
  SeenArticles seen_;
  SeenArticles seen_in_place_;
};

error::Error unsafe_prune(const std::string& source, const std::string& what) {
  return {error::ErrorKind::bad_source,
          {source},
          what + ", so nothing was removed or published",
          "",
          "a disk may not be mounted; leave --prune out, or remove articles by id: dateline-index remove"};
}

/// The whole run, the lock held.
class Update {
 public:
  Update(const store::IndexDirectory& index, const store::Generation& base, SourceHistory history,
         const UpdateOptions& options, BuildObserver& observer)
      : base_(base),
        options_(options),
        observer_(observer),
        history_(std::move(history)),
        gate_(base, history_),
        change_(base),
        writer_(index, options.build.hot),
        naming_(naming_of(base)) {}

  error::Result<BuildReport> run() {
    const auto begun = Clock::now();
    const auto started = options_.build.started.value_or(std::chrono::system_clock::now());
    if (options_.prune)
      if (auto s = prepare_prune(); !s) return s.error();
    if (auto s = settle_naming(); !s) return s.error();
    if (auto s = writer_.begin(); !s) return s.error();
    BatchReading reading(options_.build,
                         {writer_.scratch(), writer_.generation(), &gate_, &history_, knowledge_}, observer_,
                         report_);
    if (auto s = reading.run(); !s) return s.error();
    if (found_nothing(reading)) return no_article_found(report_);
    if (auto s = compare(reading); !s) return s.error();
    if (change_.is_change(GenerationChange::Merging::by_policy, options_.merging) ||
        naming_ != naming_of(base_)) {
      if (auto s = publish(reading, started); !s) return s.error();
    } else {
      report_on(base_.manifest());
    }
    report_.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return report_;
  }

 private:
  /// Names as in the index; new rules take the place of the old ones.
  error::Status settle_naming() {
    const bool wanted = options_.build.entities.value_or(naming_.entities);
    if (wanted != naming_.entities)
      return error::Error{error::ErrorKind::usage,
                          {base_.path().string()},
                          std::string("the index was built with --entities ") +
                              (naming_.entities ? "on" : "off") + ", and its articles keep to that",
                          "",
                          "leave --entities out, or build the index anew"};
    if (options_.build.aliases && !naming_.entities) return aliases_need_entities(base_.path());
    if (options_.build.aliases) naming_.user_rules = *options_.build.aliases;
    if (!naming_.entities) return {};
    auto knowledge = EntityKnowledge::open();
    if (!knowledge) return knowledge.error();
    knowledge_ = std::move(*knowledge);
    return {};
  }

  /// Are all sources there? Files that hold articles which are credited to other files are read again, so
  /// that each article that is still anywhere is seen.
  error::Status prepare_prune() {
    const std::map<std::string, std::uint64_t> live = articles_by_file(base_);
    for (const std::string& source : options_.build.sources) {
      if (source == "-") continue;
      const auto walk = io::walk_files(article::source_path(source));
      if (!walk) return unsafe_prune(source, walk.error().message);
      const std::string absolute = absolute_source(source);
      const bool held =
          std::ranges::any_of(live, [&](const auto& file) { return is_at_or_below(file.first, absolute); });
      const bool empty =
          std::ranges::all_of(walk->files, [](const io::FoundFile& file) { return file.size == 0; });
      if (held && empty) return unsafe_prune(source, "the source is empty, but held articles before");
    }
    for (const article::SourceFile& file : history_.files()) {
      const auto articles = live.find(file.absolute);
      if ((articles == live.end() ? 0 : articles->second) != file.articles) history_.forget(file.absolute);
    }
    return {};
  }

  /// No article, read now or in an earlier run.
  bool found_nothing(const BatchReading& reading) const {
    return reading.articles() == 0 && history_.passed_over() == 0 &&
           std::ranges::none_of(reading.source().files(), &article::SourceFile::only_new_part);
  }

  /// What of the batches is new, what replaces what, what goes.
  error::Status compare(const BatchReading& reading) {
    auto batches = open_batches(writer_.scratch(), reading.batch_sizes());
    if (!batches) return batches.error();
    batches_ = std::move(*batches);
    auto replaced_text = drop_replaced(batches_, reading, report_);
    if (!replaced_text) return replaced_text.error();
    added_text_ = reading.text_bytes() - *replaced_text;
    SourceFates fates(history_, reading.source().files(), reading.unreadable());
    for (const article::SourceFile& file : reading.source().files())
      if (!file.only_new_part && history_.holds_same(file)) read_again_.insert(file.absolute);
    note_withdrawals(reading);
    for (MergeInput& input : batches_.inputs)
      if (auto s = compare_batch(input, fates); !s) return s;
    if (auto s = remove_withdrawn(reading); !s) return s;
    if (auto s = remove_unseen(fates); !s) return s;
    for (const auto& [first, last] : group_inputs(batches_.inputs, options_.build.segment_articles))
      change_.add(std::span(batches_.inputs).subspan(first, last - first));
    return {};
  }

  /// A kill of an earlier run stays in force, unless a later one comes.
  void note_withdrawals(const BatchReading& reading) {
    for (const auto& [id, edition] : reading.withdrawals())
      if (!history_.was_withdrawn(id, edition)) history_.note_withdrawal(id, edition);
  }

  /// Articles of the index that their sources have killed in this run.
  error::Status remove_withdrawn(const BatchReading& reading) {
    for (const auto& [id, edition] : reading.withdrawals()) {
      const auto held = base_.find_id(id);
      if (!held || !change_.is_live(*held)) continue;
      const auto stored = base_.segment(held->segment).articles().read_head(held->docid);
      if (!stored) return stored.error();
      if (schema::is_later(stored->article.edition, edition)) continue;
      if (auto s = change_.remove(*held); !s) return s;
      ++report_.removed;
    }
    return {};
  }

  /// Which version of its item an article in a batch is.
  static schema::Edition edition_of(const MergeInput& input, store::DocId docid) {
    const auto stored = input.parts->articles.read_head(docid);
    return stored ? stored->article.edition : schema::Edition{};
  }

  /// May what was read get in, whatever the index holds?
  bool is_barred(const MergeInput& input, store::DocId docid, const std::string& id) const {
    if (history_.has_withdrawn(id) && history_.was_withdrawn(id, edition_of(input, docid))) return true;
    return !base_.find_id(id) && history_.was_removed(id, input.parts->columns.content_hash(docid));
  }

  /// Is the article that is held a later version of the item than the one that was read?
  bool is_newer(store::ArticleRef held, const MergeInput& input, store::DocId docid) const {
    const schema::Edition read = edition_of(input, docid);
    if (!read.known()) return false;
    const auto stored = base_.segment(held.segment).articles().read_head(held.docid);
    return stored && schema::is_later(stored->article.edition, read);
  }

  error::Status compare_batch(MergeInput& input, SourceFates& fates) {
    const store::Columns& columns = input.parts->columns;
    std::vector<store::DocId> unwanted;
    for (store::DocId docid = 1; docid <= columns.article_count(); ++docid) {
      if (std::ranges::binary_search(input.dead, docid)) continue;
      const std::string id(columns.id(docid));
      const auto held = base_.find_id(id);
      if (is_barred(input, docid, id) || (held && stays(*held, input, docid, fates))) {
        unwanted.push_back(docid);
      } else if (held) {
        if (auto s = change_.remove(*held); !s) return s;
        ++report_.replaced;
        history_.forget_withdrawal(id);
      } else {
        new_by_content_.emplace(columns.content_hash(docid), id);
        history_.forget_removal(id);
        history_.forget_withdrawal(id);
        ++report_.added;
      }
    }
    return drop(input, unwanted);
  }

  /// Does the article that is held win over the one that was read? It does when both are the same (an earlier
  /// one of this run had the id, with another content), when it is a later version, and when it stands in a
  /// file that comes later and was passed over. In a file that was read again without any change only the
  /// loss of the held article counts.
  bool stays(store::ArticleRef held, const MergeInput& input, store::DocId docid, SourceFates& fates) const {
    const store::Columns& read = input.parts->columns;
    const store::Columns& columns = base_.segment(held.segment).columns();
    if (columns.content_hash(held.docid) == read.content_hash(docid)) return true;
    const std::string_view own = origin_of(base_, held);
    const std::string_view origin = origin_of(read, docid);
    const SourceFate fate = fates.of(own);
    if (read_again_.contains(origin)) {
      const bool lost =
          fate == SourceFate::gone || (fate == SourceFate::read_whole && !gate_.seen_in_place().has(held));
      return !(options_.prune && lost);
    }
    if (is_newer(held, input, docid)) return !(options_.prune && fate == SourceFate::gone);
    return fate == SourceFate::passed_over && history_.place_in_order(own) > history_.place_in_order(origin);
  }

  error::Status drop(MergeInput& input, const std::vector<store::DocId>& unwanted) {
    for (const store::DocId docid : unwanted) {
      const auto article = input.parts->read_article(docid);
      if (!article) return article.error();
      added_text_ -= article->title.size() + article->body.size();
      input.dead.push_back(docid);
    }
    std::ranges::sort(input.dead);
    return {};
  }

  /// Articles that were moved go from their old place; with --prune, so do those that are no longer anywhere.
  error::Status remove_unseen(SourceFates& fates) {
    const UnseenArticles unseen = find_unseen(base_, gate_.seen(), fates);
    for (const store::ArticleRef article : unseen.gone) {
      const store::Columns& columns = base_.segment(article.segment).columns();
      const auto moved = new_by_content_.find(columns.content_hash(article.docid));
      const bool is_moved = moved != new_by_content_.end();
      if (!is_moved && !options_.prune) continue;
      if (auto s = remove_once(article); !s) return s;
      ++(is_moved ? report_.replaced : report_.removed);
      if (!is_moved) continue;
      --report_.added;
      new_by_content_.erase(moved);
      gone_files_.emplace(origin_of(base_, article));  // should it come back, all of it is new
    }
    if (!options_.prune) {
      for (const store::ArticleRef article : unseen.dropped)
        lost_articles_.emplace(origin_of(base_, article));
      return {};
    }
    for (const article::SourceFile& file : history_.files())
      if (fates.of(file.absolute) == SourceFate::gone) gone_files_.insert(file.absolute);
    for (const store::ArticleRef article : unseen.dropped) {
      if (auto s = remove_once(article); !s) return s;
      ++report_.removed;
    }
    return {};
  }

  error::Status remove_once(store::ArticleRef article) {
    return change_.is_live(article) ? change_.remove(article) : error::Status{};
  }

  error::Status publish(const BatchReading& reading, std::chrono::system_clock::time_point started) {
    const auto cancelled = [&] {
      BuildProgress progress;
      progress.phase = BuildPhase::merging;
      progress.rejected = report_.rejected;
      observer_.progress(progress);
      return observer_.cancelled();
    };
    if (auto s = change_.write(writer_, GenerationChange::Merging::by_policy, options_.merging, cancelled);
        !s)
      return s;
    std::vector<article::SourceFile> files = trusted_times(reading.source().files(), started);
    for (article::SourceFile& file : files)
      if (lost_articles_.contains(file.absolute)) mark_lost_articles(file);
    auto manifest = writer_.publish({report_.bytes_in, change_.text_bytes() + added_text_,
                                     history_.next_list(files, gone_files_), options_.build.keep, naming_});
    if (!manifest) return manifest.error();
    report_on(*manifest);
    return {};
  }

  void report_on(const store::Manifest& manifest) {
    report_.unchanged = base_.manifest().totals.articles - change_.removed();
    describe_generation(manifest, report_);
  }

  const store::Generation& base_;
  const UpdateOptions& options_;
  BuildObserver& observer_;
  SourceHistory history_;
  UpdateGate gate_;
  GenerationChange change_;
  GenerationWriter writer_;
  Naming naming_;
  std::shared_ptr<const EntityKnowledge> knowledge_;  // nothing where names are not extracted
  BatchSet batches_;
  std::multimap<std::uint64_t, std::string> new_by_content_;  // content hash -> id
  std::set<std::string, std::less<>> read_again_;  // files that were read though nothing changed in them
  std::set<std::string> gone_files_;
  std::set<std::string, std::less<>> lost_articles_;  // files that no longer hold what the index has of them
  std::uint64_t added_text_ = 0;
  BuildReport report_;
};

}  // namespace

error::Result<BuildReport> update_index(const fs::path& index, const UpdateOptions& options,
                                        BuildObserver& observer) {
  auto locked = LockedIndex::open(index, options.build.command);
  if (!locked) return locked.error();
  auto files = read_source_list(locked->directory(), locked->live().manifest());
  if (!files) return files.error();
  UpdateOptions without_index = options;
  without_index.build.read.leave_out = index;
  return Update(locked->directory(), locked->live(), SourceHistory(std::move(*files), options.build.sources),
                without_index, observer)
      .run();
}

}  // namespace dateline::index
