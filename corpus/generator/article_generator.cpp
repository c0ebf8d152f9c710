// Length, date and byline of generated articles, their copies, and their form as JSON.
#include "corpus/generator/article_generator.h"

#include <algorithm>

#include "corpus/generator/body_writer.h"
#include "corpus/generator/names.h"
#include "io/json_writer.h"

namespace dateline::corpus {
namespace {

// Purposes of random sequences (2 is in subjects.cpp).
constexpr std::uint64_t kArticlePurpose = 1;
constexpr std::uint64_t kCopyPurpose = 3;

constexpr std::uint32_t kCopyEvery = 32;
constexpr std::uint32_t kCopyReach = 64;

constexpr double kE = 2.718281828459045;
constexpr double kLengthSigma = 0.55;  // of the logarithm of an article's length
constexpr double kShortest = 20;       // words
constexpr double kLongestShare = 8;    // times the mean

/// Lognormal with the given mean.
std::uint32_t draw_length(Random& random, std::uint32_t mean) {
  const double length = mean * power(kE, kLengthSigma * random.normal() - kLengthSigma * kLengthSigma / 2);
  return static_cast<std::uint32_t>(std::clamp(length, kShortest, std::max(kShortest, kLongestShare * mean)));
}

const schema::Seconds kFirstSecond = *schema::seconds_of({2000, 1, 1});
const schema::Seconds kLastSecond = *schema::seconds_of({2024, 12, 31}, 23, 59, 59);
constexpr std::uint32_t kDay = 86'400;  // seconds

/// Any day of 2000 to 2024; around noon more often than at night.
schema::Instant draw_instant(Random& random) {
  const auto days = static_cast<std::uint32_t>((kLastSecond - kFirstSecond) / kDay + 1);
  const schema::Seconds day = kFirstSecond + schema::Seconds{random.below(days)} * kDay;
  return {day + random.below(kDay / 2) + random.below(kDay / 2), schema::Precision::second};
}

void keep_mentioned(const Subjects& subjects, GeneratedArticle& article) {
  for (const Name& name : subjects.names) {
    if (!name.mentioned) continue;
    if (name.kind == NameKind::person) article.people.push_back(name.text);
    if (name.kind == NameKind::organisation) article.organisations.push_back(name.text);
    if (name.kind == NameKind::place) article.places.push_back(name.text);
  }
}

std::string id_of(std::uint64_t index) {
  const std::string digits = std::to_string(index + 1);
  return "g" + std::string(digits.size() < 7 ? 7 - digits.size() : 0, '0') + digits;
}

void write_list(io::JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(name).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

}  // namespace

void append_json_line(const GeneratedArticle& article, std::string& out) {
  io::JsonWriter json(out);
  json.begin_object();
  json.field("id", article.id).field("title", article.title).field("text", article.text);
  json.field("date", schema::to_iso(article.published)).field("source", article.source);
  if (!article.author.empty()) json.field("author", article.author);
  json.field("section", article.section).field("language", "en");
  write_list(json, "topics", article.topics);
  write_list(json, "persons", article.people);
  write_list(json, "organizations", article.organisations);
  write_list(json, "places", article.places);
  json.end_object();
  out += '\n';
}

ArticleGenerator::ArticleGenerator(GeneratorOptions options)
    : options_(options),
      outlets_(zipf_weights(kOutlets, 0.8, 2)),
      authors_(zipf_weights(kAuthorsOfOutlet, 0.7, 1)) {
  phrases_.reserve(std::size_t{kTopics} * kPhrasesOfTopic);
  for (std::uint32_t topic = 0; topic < kTopics; ++topic)
    for (std::uint32_t number = 0; number < kPhrasesOfTopic; ++number)
      phrases_.push_back(phrase_of(options_.seed, topic, number, vocabulary_));
}

std::uint64_t ArticleGenerator::origin_of(std::uint64_t index) const {
  while (index > 0) {
    Random random(options_.seed, kCopyPurpose, index);
    if (random.below(kCopyEvery) != 0) return index;
    index -= 1 + random.below(static_cast<std::uint32_t>(std::min<std::uint64_t>(index, kCopyReach)));
  }
  return index;
}

GeneratedArticle ArticleGenerator::article(std::uint64_t index) const {
  const std::uint64_t origin = origin_of(index);
  Random random(options_.seed, kArticlePurpose, origin);
  GeneratedArticle article;
  write(random, article);
  if (origin != index) republish(index, article);
  article.id = id_of(index);
  return article;
}

void ArticleGenerator::write(Random& random, GeneratedArticle& article) const {
  Subjects subjects = draw_subjects(random, vocabulary_);
  BodyWriter writer(vocabulary_, phrases_, random, subjects);
  article.text = writer.body(draw_length(random, options_.mean_words));
  article.title = writer.title();
  article.published = draw_instant(random);
  draw_byline(random, article);
  article.section = section_name(subjects.topics.front());
  for (const std::uint32_t topic : subjects.topics) article.topics.push_back(topic_name(topic));
  keep_mentioned(subjects, article);
}

void ArticleGenerator::draw_byline(Random& random, GeneratedArticle& article) const {
  const std::uint32_t outlet = outlets_.draw(random);
  article.source = outlet_name(outlet);
  const std::uint32_t author = authors_.draw(random);
  article.author = random.chance(100) ? "" : author_name(outlet, author);
}

void ArticleGenerator::republish(std::uint64_t index, GeneratedArticle& article) const {
  Random random(options_.seed, kCopyPurpose, ~index);
  const schema::Seconds later = article.published.start + 300 + random.below(2 * kDay);
  article.published.start = std::min(later, kLastSecond);
  draw_byline(random, article);
  const std::size_t last_paragraph = article.text.rfind("\n\n");
  if (last_paragraph != std::string::npos && random.chance(500)) article.text.resize(last_paragraph);
}

}  // namespace dateline::corpus
