// A small segment of random content, written to disk as a build would write it.
#include "store/small_segment.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <stdexcept>
#include <tuple>

#include "io/checksum.h"
#include "store/segment.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using Random = std::mt19937_64;

std::uint32_t below(Random& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

std::string random_word(Random& random) {
  static const std::vector<std::string> kLetters{"a", "e", "i", "k",        "m",       "o",
                                                 "s", "t", "1", "\xC3\xBC", "\xD0\xB6"};
  std::string word;
  for (std::uint32_t left = 1 + below(random, 7); left > 0; --left) word += kLetters[below(random, 11)];
  return word;
}

std::string random_text(Random& random, std::uint32_t words) {
  std::string text;
  for (; words > 0; --words) text += random_word(random) + " ";
  return text;
}

void check(const error::Status& done) {
  if (!done) throw std::runtime_error(error::describe(done.error()));
}

schema::Instant random_instant(Random& random) {
  if (below(random, 10) == 0) return {};
  return {static_cast<schema::Seconds>(random() % 4'000'000'000) - 2'000'000'000,
          static_cast<schema::Precision>(1 + below(random, 5))};
}

/// Facet 0 has many values an article, facet 1 at most one, facet 2 none at all, and so on; facet 3 needs two
/// bytes.
ColumnTable::FacetValues random_facet(Random& random, std::size_t facet, std::uint32_t articles) {
  ColumnTable::FacetValues values;
  const std::uint32_t most = std::array{6U, 1U, 0U}[facet % 3];
  const std::uint32_t names = facet == 3 ? 1000 : facet == 4 ? 300 : 20;
  for (std::uint32_t article = 0; article < articles; ++article) {
    std::set<std::uint32_t> ids;
    for (std::uint32_t left = below(random, most + 1); left > 0; --left) ids.insert(below(random, names));
    values.values.insert(values.values.end(), ids.begin(), ids.end());
    values.offsets.push_back(static_cast<std::uint32_t>(values.values.size()));
  }
  return values;
}

/// A name for every local id that the columns use.
std::vector<NameCount> names_for(const ColumnTable::FacetValues& values) {
  std::vector<NameCount> names;
  if (values.values.empty()) return names;
  const std::uint32_t count = *std::ranges::max_element(values.values) + 1;
  for (std::uint32_t id = 0; id < count; ++id) {
    const std::string digits = std::to_string(id);
    const auto frequency = static_cast<std::uint32_t>(std::ranges::count(values.values, id));
    names.push_back({"Name " + std::string(6 - digits.size(), '0') + digits, frequency});
  }
  return names;
}

void write_postings(const fs::path& path, std::uint32_t articles) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (std::uint32_t i = 0; i < articles; ++i) {
    Xapian::Document document;
    document.add_boolean_term("Q" + std::to_string(i));
    database.add_document(document);
  }
  database.commit();
}

error::Status write_article_file(const fs::path& path, const std::string& frames,
                                 const std::vector<std::uint64_t>& offsets, const std::string& dictionary) {
  auto writer = SectionWriter::create(path, kArticlesFile);
  if (!writer) return writer.error();
  if (auto s = writer->section<char>("frames", frames); !s) return s;
  if (auto s = writer->section<std::uint64_t>("offsets", offsets); !s) return s;
  if (auto s = writer->section<char>("dictionary", dictionary); !s) return s;
  return writer->finish(false);
}

/// A text of these words: gaps of all kinds stand between them.
std::string random_text_of(Random& random, std::span<const FormId> words, const std::vector<FormWord>& forms,
                           std::vector<text::ByteRange>& places) {
  static const std::vector<std::string> kGaps{", ", ". ", ".\n\n", "-", "", "\xE2\x80\xA6 ", "<\t>"};
  std::string text;
  for (const FormId word : words) {
    text += below(random, 4) == 0 ? kGaps[below(random, 7)] : " ";
    const std::size_t begin = text.size();
    text += forms[word].surface;
    places.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
  }
  if (below(random, 2) == 0) text += ".";
  return text;
}

void make_texts(std::uint64_t seed, SegmentContent& content, std::size_t article) {
  Random random(seed);
  WordPlaces& places = content.places[article];
  const std::span<const FormId> words(content.tokens[article].forms);
  const std::uint32_t title = content.columns.lengths[article].title;
  content.articles[article].title = random_text_of(random, words.first(title), content.forms, places.title);
  content.articles[article].body = random_text_of(random, words.subspan(title), content.forms, places.body);
}

std::vector<WrittenWord> words_of(const SegmentContent& content, std::span<const FormId> forms,
                                  const std::vector<text::ByteRange>& places) {
  std::vector<WrittenWord> words;
  for (std::size_t i = 0; i < places.size(); ++i)
    words.push_back({places[i], content.forms[forms[i]].surface});
  return words;
}

error::Status write_articles_with_words(const fs::path& path, const SegmentContent& content) {
  io::FrameCompressor compressor(std::make_shared<const io::ZstdDictionary>("", 3));
  std::string frames;
  std::vector<std::uint64_t> offsets{0};
  for (std::size_t i = 0; i < content.articles.size(); ++i) {
    const std::span<const FormId> forms(content.tokens[i].forms);
    const WordPlaces& places = content.places[i];
    const auto title = words_of(content, forms, places.title);
    const auto body = words_of(content, forms.subspan(places.title.size()), places.body);
    append_frames(content.articles[i], {title, body}, compressor, frames);
    offsets.push_back(frames.size());
  }
  return write_article_file(path, frames, offsets, "");
}

}  // namespace

std::vector<FormEntry> entries_of(const std::vector<FormWord>& words) {
  std::vector<FormEntry> entries;
  for (const FormWord& word : words)
    entries.push_back({word.folded, word.surface, word.case_class, word.stem, word.document_frequency});
  return entries;
}

std::vector<FormWord> random_forms(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<FormWord> words;
  std::set<std::pair<std::string, std::string>> seen;  // surface and stem
  while (words.size() < count) {
    FormWord word;
    const std::string written = random_word(random);
    word.folded = text::folded_form(written);
    word.surface = text::apply_case(word.folded, static_cast<text::CaseClass>(below(random, 3)));
    if (below(random, 10) == 0) word.surface += "X" + word.folded + "y";
    if (below(random, 10) == 0) word.folded += "ss";  // the surface does not follow from it
    word.case_class = text::case_class(word.surface);
    word.stem = word.folded.substr(0, 1 + below(random, 4));
    word.document_frequency = 1 + below(random, 20);
    if (seen.emplace(word.surface, word.stem).second) words.push_back(std::move(word));
  }
  return words;
}

ColumnTable random_columns(std::uint64_t seed, std::uint32_t articles, const std::string& prefix) {
  Random random(seed);
  ColumnTable table;
  table.origin_files = {"a.sgm", "folder/b.jsonl"};
  for (std::uint32_t i = 0; i < articles; ++i) {
    table.ids.push_back(prefix + std::to_string(random() % 1000 * 1000 + i));
    table.lengths.push_back({below(random, 8), below(random, 10), below(random, 40)});
    table.dates.push_back(random_instant(random));
    table.origins.push_back({below(random, 2), i + 1});
    table.content_hashes.push_back(random());
    table.first_seen.push_back(below(random, 5));
    for (std::uint32_t& bin : table.signatures.emplace_back()) bin = static_cast<std::uint32_t>(random());
  }
  for (std::size_t facet = 0; facet < schema::kFacetCount; ++facet)
    table.facets[facet] = random_facet(random, facet, articles);
  return table;
}

ArticleTokens random_tokens(std::uint64_t seed, const FieldLengths& lengths, std::uint32_t form_count) {
  Random random(seed);
  ArticleTokens tokens;
  const std::uint32_t words = lengths.title + lengths.body();
  for (std::uint32_t i = 0; i < words; ++i) {
    tokens.forms.push_back(below(random, form_count));
    if (i == 0 || i == lengths.title || below(random, 9) == 0)
      tokens.marks.push_back({i, i == lengths.title || below(random, 4) == 0});
    if (below(random, 7) == 0)
      tokens.mentions.push_back({i, std::min(words, i + 1 + below(random, 4)),
                                 static_cast<schema::Facet>(below(random, schema::kFacetCount)),
                                 below(random, 70'000)});
  }
  return tokens;
}

error::Status write_tokens(const fs::path& path, const std::vector<ArticleTokens>& articles) {
  std::vector<std::uint16_t> codes;
  std::string aux;
  std::vector<std::uint64_t> code_offsets{0};
  std::vector<std::uint64_t> aux_offsets{0};
  for (const ArticleTokens& article : articles) {
    encode_tokens(article.forms, article.marks, article.mentions, codes, aux);
    code_offsets.push_back(codes.size());
    aux_offsets.push_back(aux.size());
  }
  auto writer = SectionWriter::create(path, kTokensFile);
  if (!writer) return writer.error();
  if (auto s = writer->section<std::uint16_t>("codes", codes); !s) return s;
  if (auto s = writer->section<std::uint64_t>("code_offsets", code_offsets); !s) return s;
  if (auto s = writer->section<char>("aux", aux); !s) return s;
  if (auto s = writer->section<std::uint64_t>("aux_offsets", aux_offsets); !s) return s;
  return writer->finish(false);
}

StoredArticle random_article(std::uint64_t seed, const std::string& id) {
  Random random(seed);
  StoredArticle article;
  article.id = id;
  article.title = random_text(random, below(random, 9));
  article.body = random_text(random, below(random, 60));
  article.published = random_instant(random);
  article.source = below(random, 2) == 0 ? "Reuters" : "";
  for (auto* list :
       {&article.authors, &article.topics, &article.places, &article.people, &article.organisations})
    for (std::uint32_t left = below(random, 3); left > 0; --left) list->push_back(random_word(random));
  article.section = below(random, 2) == 0 ? "Markets" : "";
  article.language = below(random, 2) == 0 ? "en" : "";
  article.language_detected = !article.language.empty() && below(random, 2) == 0;
  article.url = below(random, 2) == 0 ? "https://example.org/" + id : "";
  article.dateline = below(random, 2) == 0 ? "MOSCOW, March 22" : "";
  if (below(random, 2) == 0) article.modified = random_instant(random);
  return article;
}

error::Status write_articles(const fs::path& path, const std::vector<StoredArticle>& articles,
                             const std::string& dictionary) {
  io::FrameCompressor compressor(std::make_shared<const io::ZstdDictionary>(dictionary, 3));
  std::string frames;
  std::vector<std::uint64_t> offsets{0};
  for (const StoredArticle& article : articles) {
    append_frames(article, {}, compressor, frames);
    offsets.push_back(frames.size());
  }
  return write_article_file(path, frames, offsets, dictionary);
}

SegmentContent random_content(std::uint64_t seed, std::uint32_t articles, const std::string& prefix) {
  SegmentContent content;
  content.columns = random_columns(seed, articles, prefix);
  content.forms = random_forms(seed, 40);
  std::ranges::sort(content.forms, [](const FormWord& x, const FormWord& y) {
    return std::tie(y.document_frequency, x.folded, x.surface, x.stem) <
           std::tie(x.document_frequency, y.folded, y.surface, y.stem);
  });
  content.places.resize(articles);
  for (std::size_t facet = 0; facet < schema::kFacetCount; ++facet)
    content.names[facet] = names_for(content.columns.facets[facet]);
  for (std::uint32_t i = 0; i < articles; ++i) {
    content.tokens.push_back(random_tokens(seed + i, content.columns.lengths[i], 40));
    content.articles.push_back(random_article(seed + i, content.columns.ids[i]));
    if (i % 3 != 0) make_texts(seed + i, content, i);
  }
  return content;
}

SegmentEntry write_segment(const fs::path& index, const std::string& id, const SegmentContent& content) {
  const fs::path folder = index / "segments" / id;
  fs::create_directories(folder);
  check(write_columns(folder / kColumnsFile, content.columns, false));
  const auto numbers = write_forms(folder / kFormsFile, entries_of(content.forms), false);
  if (!numbers) check(numbers.error());
  check(write_tokens(folder / kTokensFile, content.tokens));
  check(write_articles_with_words(folder / kArticlesFile, content));
  check(write_local_names(folder / kNamesFile, content.names, false));
  const auto articles = static_cast<std::uint32_t>(content.articles.size());
  write_postings(folder / kPostingsFolder, articles);
  check(write_posting_checksums(folder));

  SegmentEntry entry;
  entry.id = id;
  entry.articles = articles;
  for (const auto& found : fs::recursive_directory_iterator(folder))
    if (found.is_regular_file())
      entry.files.push_back(file_entry(index, fs::relative(found.path(), index).string()));
  std::ranges::sort(entry.files, {}, &FileEntry::path);
  return entry;
}

CanonicalNamesTable own_names(std::span<const LocalNames* const> segments) {
  CanonicalNamesTable table;
  table.segments.resize(segments.size());
  for (std::size_t facet = 0; facet < schema::kFacetCount; ++facet) {
    const auto of = static_cast<schema::Facet>(facet);
    std::map<std::string, NameId, std::less<>> numbers;
    for (const LocalNames* names : segments)
      for (std::uint32_t local = 0; local < names->count(of); ++local)
        numbers.emplace(names->name(of, local), 0);
    for (auto& [name, number] : numbers) {
      number = static_cast<NameId>(table.names[facet].size());
      table.names[facet].push_back({name, {}});
    }
    for (std::size_t i = 0; i < segments.size(); ++i)
      for (std::uint32_t local = 0; local < segments[i]->count(of); ++local)
        table.segments[i].targets[facet].push_back({of, numbers.find(segments[i]->name(of, local))->second});
  }
  return table;
}

FileEntry file_entry(const fs::path& index, const std::string& relative) {
  return {relative, fs::file_size(index / relative), io::checksum_file(index / relative).value()};
}

}  // namespace dateline::store
