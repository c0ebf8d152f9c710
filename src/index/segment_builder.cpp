// Analysed articles in, a small sealed segment out: one batch of a build.
#include "index/segment_builder.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "entities/name_surface.h"
#include "index/acronym_value.h"
#include "index/posting_run.h"
#include "index/segment_parts.h"

#include "store/form_dictionary.h"
#include "store/local_names.h"
#include "store/section_file.h"
#include "store/segment.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;

void hold(std::vector<std::uint32_t>& values, std::size_t size) {
  if (values.size() < size) values.resize(size, 0);
}

}  // namespace

SegmentBuilder::SegmentBuilder(ArticleAnalysis analysis, ArticleDictionary dictionary,
                               std::uint32_t generation)
    : analysis_(std::move(analysis)),
      dictionary_(std::move(dictionary)),
      compressor_(dictionary_.prepared),
      generation_(generation) {}

error::Result<SegmentBuilder> SegmentBuilder::open(ArticleDictionary dictionary, std::uint32_t generation,
                                                   std::shared_ptr<const EntityKnowledge> knowledge,
                                                   std::size_t word_memory) {
  auto analysis = ArticleAnalysis::open(std::move(knowledge), word_memory);
  if (!analysis) return analysis.error();
  return SegmentBuilder(std::move(*analysis), std::move(dictionary), generation);
}

void SegmentBuilder::add(const article::Article& article) {
  analysis_.analyse(article, forms_, current_);
  columns_.ids.push_back(current_.stored.id);
  columns_.dates.push_back(current_.stored.published);
  columns_.content_hashes.push_back(current_.content_hash);
  columns_.first_seen.push_back(generation_);
  columns_.signatures.push_back(current_.signature);
  const auto [file, added] =
      origin_files_.try_emplace(current_.origin, static_cast<std::uint32_t>(columns_.origin_files.size()));
  if (added) columns_.origin_files.push_back(current_.origin);
  columns_.origins.push_back(
      {file->second, static_cast<std::uint32_t>(std::min<std::uint64_t>(current_.place.line, UINT32_MAX))});
  keep_words();
  keep_facets();
  written_words(current_.title, forms_, title_words_);
  written_words(current_.body, forms_, body_words_);
  store::append_frames(current_.stored, {title_words_, body_words_}, compressor_, frames_);
  frame_offsets_.push_back(frames_.size());
  titles_.push_back(current_.stored.title);
}

void SegmentBuilder::keep_words() {
  const std::size_t first_word = words_.size();
  for (const text::Token& token : current_.title.tokens) words_.push_back(token.form);
  for (const text::Token& token : current_.body.tokens) words_.push_back(token.form);
  word_ends_.push_back(words_.size());
  const auto title_words = static_cast<std::uint32_t>(current_.title.tokens.size());
  const auto body_words = static_cast<std::uint32_t>(current_.body.tokens.size());
  std::uint32_t lead_end = body_words;
  for (const text::SentenceStart& start : current_.title.sentences)
    marks_.push_back({start.position, start.paragraph});
  for (const text::SentenceStart& start : current_.body.sentences) {
    marks_.push_back({title_words + start.position, start.paragraph});
    if (start.paragraph && start.position > 0) lead_end = std::min(lead_end, start.position);
  }
  mark_ends_.push_back(marks_.size());
  columns_.lengths.push_back({title_words, lead_end, body_words - lead_end});
  count_forms(first_word);
}

void SegmentBuilder::count_forms(std::size_t first_word) {
  hold(form_frequencies_, forms_.form_count());
  hold(form_last_seen_, forms_.form_count());
  const std::uint32_t docid = article_count();
  for (std::size_t i = first_word; i < words_.size(); ++i) {
    if (form_last_seen_[words_[i]] == docid) continue;
    form_last_seen_[words_[i]] = docid;
    ++form_frequencies_[words_[i]];
  }
}

void SegmentBuilder::keep_facets() {
  const store::StoredArticle& stored = current_.stored;
  const auto single = [](const std::string& value) {
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
  };
  analysis_.extracts() ? keep_extracted_names() : keep_source_names();
  mention_ends_.push_back(mentions_.size());
  keep_values(schema::Facet::topic, stored.topics);
  keep_values(schema::Facet::source, single(stored.source));
  keep_values(schema::Facet::author, stored.authors);
  keep_values(schema::Facet::language, single(stored.language));
  keep_values(schema::Facet::section, single(stored.section));
}

void SegmentBuilder::keep_source_names() {
  keep_values(schema::Facet::person, current_.stored.people);
  keep_values(schema::Facet::org, current_.stored.organisations);
  keep_values(schema::Facet::place, current_.stored.places);
  keep_values(schema::Facet::country, {});
  keep_values(schema::Facet::acronym, {});
}

void SegmentBuilder::keep_extracted_names() {
  name_values_.clear();
  for (const entities::ArticleName& name : current_.names.names)
    name_values_.push_back(keep_value(name.facet, name.name));
  for (const schema::Facet facet : schema::kEntityFacets) end_values(facet);
  for (const entities::NameSpan& span : current_.names.spans)
    mentions_.push_back(
        {span.begin, span.end, current_.names.names[span.name].facet, name_values_[span.name]});
  keep_acronyms();
}

/// What the index says of acronyms as a whole is decided by what its articles say (canonical_naming.h).
void SegmentBuilder::keep_acronyms() {
  for (const entities::ArticleAlias& alias : current_.names.aliases) {
    const entities::ArticleName& name = current_.names.names[alias.name];
    if (name.facet == schema::Facet::org && entities::looks_like_acronym(alias.alias))
      keep_value(schema::Facet::acronym, acronym_value(alias.alias, name.name));
  }
  end_values(schema::Facet::acronym);
}

void SegmentBuilder::keep_values(schema::Facet facet, const std::vector<std::string>& values) {
  for (const std::string& value : values) keep_value(facet, value);
  end_values(facet);
}

std::uint32_t SegmentBuilder::keep_value(schema::Facet facet, const std::string& value) {
  ValueTable& table = values_[static_cast<std::size_t>(facet)];
  const auto [entry, added] =
      table.numbers.try_emplace(value, static_cast<std::uint32_t>(table.values.size()));
  const std::uint32_t number = entry->second;
  if (added) {
    table.values.push_back(value);
    table.frequencies.push_back(0);
    table.last_seen.push_back(0);
  }
  const std::uint32_t docid = article_count();
  if (std::exchange(table.last_seen[number], docid) == docid) return number;
  columns_.facets[static_cast<std::size_t>(facet)].values.push_back(number);
  ++table.frequencies[number];
  return number;
}

/// The values of the next article begin.
void SegmentBuilder::end_values(schema::Facet facet) {
  store::ColumnTable::FacetValues& column = columns_.facets[static_cast<std::size_t>(facet)];
  column.offsets.push_back(static_cast<std::uint32_t>(column.values.size()));
}

error::Status SegmentBuilder::finish(const fs::path& directory) {
  const std::uint32_t articles = article_count();
  std::error_code failed;
  fs::create_directories(directory, failed);
  if (failed) return io::storage_error(directory, "make the folder", failed.value());
  auto written = write_files(directory);
  clear();
  if (!written) return written;
  auto parts = SegmentParts::open(directory, articles);
  if (!parts) return parts.error();
  return write_posting_run(**parts, directory / kRunFile);
}

error::Status SegmentBuilder::write_files(const fs::path& directory) {
  auto numbers = write_form_file(directory);
  if (!numbers) return numbers.error();
  if (auto s = write_name_file(directory); !s) return s;  // numbers the names that tokens mention
  if (auto s = write_token_file(directory, *numbers); !s) return s;
  if (auto s = store::write_columns(directory / store::kColumnsFile, columns_, false); !s) return s;
  return write_article_file(directory);
}

error::Result<std::vector<store::FormId>> SegmentBuilder::write_form_file(const fs::path& directory) {
  std::vector<store::FormEntry> entries;
  entries.reserve(forms_.form_count());
  for (text::FormId id = 0; id < forms_.form_count(); ++id) {
    const text::Form& form = forms_.form(id);
    entries.push_back({form.folded, form.surface, form.case_class, forms_.stem(form.stem),
                       id < form_frequencies_.size() ? form_frequencies_[id] : 0});
  }
  return store::write_forms(directory / store::kFormsFile, entries, false);
}

error::Status SegmentBuilder::write_token_file(const fs::path& directory,
                                               const std::vector<store::FormId>& numbers) {
  std::vector<std::uint16_t> codes;
  codes.reserve(words_.size());
  std::string aux;
  std::vector<std::uint64_t> code_offsets{0};
  std::vector<std::uint64_t> aux_offsets{0};
  for (text::FormId& word : words_) word = numbers[word];
  std::size_t word = 0;
  std::size_t mark = 0;
  std::size_t mention = 0;
  for (std::size_t article = 0; article < word_ends_.size(); ++article) {
    store::encode_tokens(std::span(words_).subspan(word, word_ends_[article] - word),
                         std::span(marks_).subspan(mark, mark_ends_[article] - mark),
                         std::span(mentions_).subspan(mention, mention_ends_[article] - mention), codes, aux);
    word = word_ends_[article];
    mark = mark_ends_[article];
    mention = mention_ends_[article];
    code_offsets.push_back(codes.size());
    aux_offsets.push_back(aux.size());
  }
  auto file = store::SectionWriter::create(directory / store::kTokensFile, "tokens");
  if (!file) return file.error();
  if (auto s = file->section<std::uint16_t>("codes", codes); !s) return s;
  if (auto s = file->section<std::uint64_t>("code_offsets", code_offsets); !s) return s;
  if (auto s = file->section<char>("aux", aux); !s) return s;
  if (auto s = file->section<std::uint64_t>("aux_offsets", aux_offsets); !s) return s;
  return file->finish(false);
}

error::Status SegmentBuilder::write_name_file(const fs::path& directory) {
  std::array<std::vector<store::NameCount>, schema::kFacetCount> names;
  std::array<std::vector<std::uint32_t>, schema::kFacetCount> ranks_of_all;
  for (std::size_t facet = 0; facet < schema::kFacetCount; ++facet) {
    const ValueTable& table = values_[facet];
    std::vector<std::uint32_t> order(table.values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [&](std::uint32_t number) -> const std::string& { return table.values[number]; });
    std::vector<std::uint32_t>& ranks = ranks_of_all[facet];
    ranks.resize(order.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
      ranks[order[rank]] = rank;
      names[facet].push_back({table.values[order[rank]], table.frequencies[order[rank]]});
    }
    store::ColumnTable::FacetValues& column = columns_.facets[facet];
    for (std::uint32_t& value : column.values) value = ranks[value];
    for (std::size_t article = 0; article + 1 < column.offsets.size(); ++article)
      std::sort(column.values.begin() + column.offsets[article],
                column.values.begin() + column.offsets[article + 1]);
  }
  rank_mentions(ranks_of_all);
  return store::write_local_names(directory / store::kNamesFile, names, false);
}

void SegmentBuilder::rank_mentions(const std::array<std::vector<std::uint32_t>, schema::kFacetCount>& ranks) {
  for (store::MentionSpan& mention : mentions_)
    mention.name = ranks[static_cast<std::size_t>(mention.facet)][mention.name];
}

error::Status SegmentBuilder::write_article_file(const fs::path& directory) {
  auto file = store::SectionWriter::create(directory / store::kArticlesFile, "articles");
  if (!file) return file.error();
  if (auto s = file->section<char>("frames", frames_); !s) return s;
  if (auto s = file->section<std::uint64_t>("offsets", frame_offsets_); !s) return s;
  if (auto s = file->section<char>("dictionary", dictionary_.bytes); !s) return s;
  if (auto s = store::write_titles(*file, std::vector<std::string_view>(titles_.begin(), titles_.end())); !s)
    return s;
  return file->finish(false);
}

void SegmentBuilder::clear() {
  forms_.clear();
  analysis_.begin_batch();
  form_frequencies_.clear();
  form_last_seen_.clear();
  columns_ = {};
  origin_files_.clear();
  for (ValueTable& table : values_) table = {};
  words_.clear();
  word_ends_.clear();
  marks_.clear();
  mark_ends_.clear();
  mentions_.clear();
  mention_ends_.clear();
  frames_.clear();
  frame_offsets_.assign(1, 0);
  titles_.clear();
}

}  // namespace dateline::index
