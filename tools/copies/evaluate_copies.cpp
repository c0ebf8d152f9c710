// Plants copies among the articles of an index, several times over, and prints how well they are found; or
// prints the copy groups that an index has, for a person to judge.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <unordered_map>
#include <vector>

#include "copies/copy_score.h"
#include "index/copy_search.h"
#include "store/generation.h"

namespace dateline::copies {
namespace {

int complain(const error::Error& error) {
  std::fprintf(stderr, "evaluate-copies: %s", error::describe(error).c_str());
  return 3;
}

int evaluate(const std::filesystem::path& index, const std::filesystem::path& scratch, std::uint64_t first,
             std::uint64_t last, std::size_t examples) {
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const auto score = score_planted(index, scratch, {.seed = seed});
    if (!score) return complain(score.error());
    std::printf("seed %llu: %llu copies, precision %.4f of %llu pairs, recall %.4f of %llu\n",
                static_cast<unsigned long long>(seed), static_cast<unsigned long long>(score->copies),
                score->precision(), static_cast<unsigned long long>(score->found), score->recall(),
                static_cast<unsigned long long>(score->wanted));
    for (std::size_t i = 0; i < std::min(examples, score->wrong.size()); ++i)
      std::printf("  wrong: %s\n", score->wrong[i].c_str());
    for (std::size_t i = 0; i < std::min(examples, score->missed.size()); ++i)
      std::printf("  missed: %s\n", score->missed[i].c_str());
  }
  return 0;
}

int show_groups(const std::filesystem::path& index, std::size_t step) {
  const auto articles = read_articles(index);
  if (!articles) return complain(articles.error());
  const auto groups = read_groups(index);
  if (!groups) return complain(groups.error());
  std::unordered_map<std::string, const PlantedArticle*> by_id;
  for (const PlantedArticle& article : *articles) by_id.emplace(article.id, &article);
  std::size_t pairs = 0;
  for (const auto& group : *groups) pairs += group.size() * (group.size() - 1) / 2;
  std::printf("%zu groups, %zu pairs\n", groups->size(), pairs);
  for (std::size_t i = 0; i < groups->size(); i += step) {
    std::printf("group %zu\n", i);
    for (const std::string& id : (*groups)[i]) {
      const PlantedArticle& article = *by_id.at(id);
      std::printf("  %s %s %s | %.300s\n", id.c_str(), article.date.c_str(), article.title.c_str(),
                  article.body.c_str());
    }
  }
  return 0;
}

/// CPU seconds to find the groups of an index, knowing none of them.
int measure(const std::filesystem::path& index) {
  const auto generation = store::Generation::open(index);
  if (!generation) return complain(generation.error());
  std::vector<const store::Segment*> segments;
  for (std::size_t i = 0; i < generation->segment_count(); ++i) segments.push_back(&generation->segment(i));
  const std::clock_t begun = std::clock();
  const auto found = index::find_copies(segments, {});
  if (!found) return complain(found.error());
  std::printf("%zu groups of %llu articles in %.2f CPU s\n", found->groups.size(),
              static_cast<unsigned long long>(generation->manifest().totals.articles),
              static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
  return 0;
}

}  // namespace
}  // namespace dateline::copies

int main(int count, char** arguments) {
  if (count == 4 && std::string(arguments[1]) == "--show")
    return dateline::copies::show_groups(arguments[2],
                                         std::max(1UL, std::strtoul(arguments[3], nullptr, 10)));
  if (count == 3 && std::string(arguments[1]) == "--time") return dateline::copies::measure(arguments[2]);
  if (count < 5) {
    std::fprintf(stderr,
                 "Usage: evaluate-copies INDEX SCRATCH FIRST-SEED LAST-SEED [EXAMPLES]\n"
                 "       evaluate-copies --show INDEX STEP      every STEP-th group of an index\n"
                 "       evaluate-copies --time INDEX           how long finding them takes\n");
    return 2;
  }
  return dateline::copies::evaluate(arguments[1], arguments[2], std::strtoull(arguments[3], nullptr, 10),
                                    std::strtoull(arguments[4], nullptr, 10),
                                    count > 5 ? std::strtoul(arguments[5], nullptr, 10) : 0);
}
