// How well the copy groups of an index are those that were planted in it.
#include "copies/copy_score.h"

#include <map>
#include <unordered_map>

#include "index/index_build.h"
#include "io/json_writer.h"
#include "io/output_file.h"
#include "store/generation.h"

namespace dateline::copies {
namespace {

constexpr std::size_t kMostExamples = 40;

using Groups = std::vector<std::vector<std::string>>;

std::unordered_map<std::string, std::size_t> group_numbers(const Groups& groups) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const std::string& id : groups[i]) numbers.emplace(id, i);
  return numbers;
}

class Scorer {
 public:
  Scorer(const std::vector<PlantedArticle>& originals, const Groups& natural,
         const std::vector<PlantedArticle>& planted)
      : natural_(group_numbers(natural)), originals_(originals) {
    for (const PlantedArticle& article : planted) {
      by_id_.emplace(article.id, &article);
      origins_[article.origin].push_back(&article);
    }
    score_.copies = planted.size() - originals.size();
  }

  CopyScore score(const Groups& groups) {
    for (const auto& group : groups)
      for (std::size_t i = 0; i < group.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) count_found(*by_id_.at(group[i]), *by_id_.at(group[j]));
    const auto numbers = group_numbers(groups);
    for (const auto& [origin, articles] : origins_)
      for (std::size_t i = 0; i < articles.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) count_wanted(*articles[i], *articles[j], numbers);
    return std::move(score_);
  }

 private:
  bool is_right(const PlantedArticle& a, const PlantedArticle& b) const {
    if (a.origin == b.origin) return true;
    const auto of_a = natural_.find(originals_[a.origin].id);
    const auto of_b = natural_.find(originals_[b.origin].id);
    return of_a != natural_.end() && of_b != natural_.end() && of_a->second == of_b->second;
  }
  void count_found(const PlantedArticle& a, const PlantedArticle& b) {
    if (!a.touched && !b.touched) return;
    ++score_.found;
    if (is_right(a, b))
      ++score_.right;
    else if (score_.wrong.size() < kMostExamples)
      score_.wrong.push_back(a.id + " " + b.id);
  }
  void count_wanted(const PlantedArticle& a, const PlantedArticle& b,
                    const std::unordered_map<std::string, std::size_t>& numbers) {
    ++score_.wanted;
    const auto of_a = numbers.find(a.id);
    const auto of_b = numbers.find(b.id);
    if (of_a != numbers.end() && of_b != numbers.end() && of_a->second == of_b->second)
      ++score_.kept;
    else if (score_.missed.size() < kMostExamples)
      score_.missed.push_back(a.id + " " + b.id);
  }

  std::unordered_map<std::string, std::size_t> natural_;
  const std::vector<PlantedArticle>& originals_;
  std::unordered_map<std::string, const PlantedArticle*> by_id_;
  std::map<std::uint32_t, std::vector<const PlantedArticle*>> origins_;
  CopyScore score_;
};

}  // namespace

error::Result<std::vector<PlantedArticle>> read_articles(const std::filesystem::path& index) {
  const auto generation = store::Generation::open(index);
  if (!generation) return generation.error();
  std::vector<PlantedArticle> articles;
  for (std::size_t i = 0; i < generation->segment_count(); ++i) {
    const store::Segment& segment = generation->segment(i);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid) {
      if (segment.tombstones().is_dead(docid)) continue;
      const auto stored = segment.read_article(docid);
      if (!stored) return stored.error();
      articles.push_back(
          {stored->id, stored->title, stored->body, schema::to_iso(stored->published), 0, false});
    }
  }
  return articles;
}

error::Status build_planted(const std::filesystem::path& index, const std::vector<PlantedArticle>& articles) {
  std::filesystem::create_directories(index.parent_path());
  std::string lines;
  for (const PlantedArticle& article : articles) {
    io::JsonWriter json(lines);
    json.begin_object().field("id", article.id).field("title", article.title).field("body", article.body);
    if (!article.date.empty()) json.field("date", article.date);
    json.end_object();
    lines += '\n';
  }
  const std::filesystem::path source = index.parent_path() / "planted.jsonl";
  if (auto s = io::replace_file(source, lines); !s) return s;
  index::BuildOptions options;
  options.sources = {source.string()};
  options.entities = false;
  index::BuildObserver quiet;
  const auto built = index::build_index(index, options, quiet);
  if (!built) return built.error();
  return {};
}

error::Result<Groups> read_groups(const std::filesystem::path& index) {
  const auto generation = store::Generation::open(index);
  if (!generation) return generation.error();
  Groups groups;
  for (store::CopyGroupId group = 0; group < generation->copies().count(); ++group) {
    groups.emplace_back();
    generation->copies().for_each_member(group, [&](store::ArticleRef member) {
      groups.back().emplace_back(generation->segment(member.segment).columns().id(member.docid));
    });
  }
  return groups;
}

error::Result<CopyScore> score_planted(const std::filesystem::path& index,
                                       const std::filesystem::path& scratch, const PlantingPlan& plan) {
  const auto originals = read_articles(index);
  if (!originals) return originals.error();
  const auto natural = read_groups(index);
  if (!natural) return natural.error();
  const std::vector<PlantedArticle> planted = plant_copies(*originals, plan);
  const std::filesystem::path mixed = scratch / ("planted-" + std::to_string(plan.seed));
  if (auto s = build_planted(mixed, planted); !s) return s.error();
  const auto groups = read_groups(mixed);
  if (!groups) return groups.error();
  return Scorer(*originals, *natural, planted).score(*groups);
}

}  // namespace dateline::copies
