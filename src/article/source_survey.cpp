// Counting, and a sample of two by Algorithm R (Waterman; Knuth, The Art of Computer Programming 3.4.2).
#include "article/source_survey.h"

#include <algorithm>
#include <numeric>

#include "article/html/ascii.h"
#include "io/checksum.h"

namespace dateline::article {
namespace {

/// "the record at byte 31 is cut off" and "... at byte 4711 ..." are one reason.
std::string kind_of(std::string_view message) {
  std::string out;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (!is_ascii_digit(message[i])) {
      out += message[i];
    } else if (i == 0 || !is_ascii_digit(message[i - 1])) {
      out += 'N';
    }
  }
  return out.substr(0, 200);
}

}  // namespace

void Surveyor::count_fields(const Article& article) {
  const std::array<bool, kArticleFieldCount> has{
      !article.id.empty(),       !article.title.empty(),         !article.body.empty(),
      article.published.known(), !article.source.empty(),        !article.authors.empty(),
      !article.section.empty(),  !article.topics.empty(),        !article.places.empty(),
      !article.people.empty(),   !article.organisations.empty(), !article.language.empty(),
      !article.url.empty(),      !article.dateline.empty(),      article.modified.known()};
  for (std::size_t field = 0; field < has.size(); ++field) survey_.filled[field] += has[field] ? 1 : 0;
}

void Surveyor::keep_sample(const Article& article) {
  auto& samples = survey_.samples;
  if (samples.size() < SourceSurvey::kSamples) {
    samples.push_back(article);
    sample_numbers_.push_back(survey_.articles);
    return;
  }
  random_ ^= random_ << 13U;  // xorshift64 (Marsaglia 2003)
  random_ ^= random_ >> 7U;
  random_ ^= random_ << 17U;
  const std::uint64_t place = random_ % (survey_.articles - 1);  // among all but the first
  if (place >= SourceSurvey::kSamples - 1) return;
  samples[place + 1] = article;
  sample_numbers_[place + 1] = survey_.articles;
}

void Surveyor::add(const Article& article) {
  ++survey_.articles;
  if (!ids_.insert(io::checksum64(article.id)).second) ++survey_.same_id;
  survey_.text_bytes += text_bytes(article);
  ++survey_.languages[article.language];
  if (article.published.known()) {
    if (!survey_.oldest.known() || article.published.start < survey_.oldest.start)
      survey_.oldest = article.published;
    if (!survey_.newest.known() || article.published.start > survey_.newest.start)
      survey_.newest = article.published;
  }
  count_fields(article);
  keep_sample(article);
}

void Surveyor::add(const error::Error& failure) {
  ++(failure.kind == error::ErrorKind::bad_source ? survey_.unreadable : survey_.rejected);
  std::string kind = kind_of(failure.message);
  const auto found = survey_.reasons.find(kind);
  if (found != survey_.reasons.end()) {
    ++found->second.count;
  } else if (survey_.reasons.size() < SourceSurvey::kMostReasons) {
    survey_.reasons.emplace(std::move(kind), SourceSurvey::Reason{1, failure});
  } else {
    ++survey_.other_reasons;
  }
}

SourceSurvey Surveyor::finish(const std::vector<SourceFile>& files) {
  for (const SourceFile& file : files) {
    SourceSurvey::FormatCount& format = survey_.formats[std::string(name_of(file.format))];
    ++format.files;
    format.articles += file.articles;
    format.rejected += file.rejected;
    format.bytes += file.bytes_in;
    if (!file.encoding.empty()) ++survey_.encodings[file.encoding];
    survey_.non_articles += file.non_articles;
    survey_.bad_dates += file.bad_dates;
    survey_.replaced_characters += file.replaced_characters;
  }
  std::vector<std::size_t> order(survey_.samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [this](std::size_t i) { return sample_numbers_[i]; });
  std::vector<Article> sorted;
  for (const std::size_t i : order) sorted.push_back(std::move(survey_.samples[i]));
  survey_.samples = std::move(sorted);
  return std::move(survey_);
}

}  // namespace dateline::article
