// Several segments or batches into one, without the articles that are gone.
#include "index/segment_merge.h"

#include <algorithm>
#include <array>
#include <future>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "index/article_dictionary.h"
#include "index/segment_posting.h"
#include "io/zstd_frame.h"
#include "store/segment.h"
#include "text/string_arena.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kGone = UINT32_MAX;  // a number that has no successor in the merged segment

/// Calls use(docid) for every live article of an input, ascending.
template <class Use>
void for_each_live(const MergeInput& input, Use&& use) {
  auto dead = input.dead.begin();
  for (store::DocId docid = 1; docid <= input.parts->columns.article_count(); ++docid) {
    if (dead != input.dead.end() && *dead == docid) {
      ++dead;
      continue;
    }
    use(docid);
  }
}

/// New numbers by old ones, per input.
using Renumbering = std::vector<std::vector<std::uint32_t>>;

// ---- forms
// ----------------------------------------------------------------------------------------------------------

/// Live articles of the input that hold each of its forms.
std::vector<std::uint32_t> live_frequencies(const MergeInput& input) {
  const store::FormDictionary& forms = input.parts->forms;
  std::vector<std::uint32_t> frequencies(forms.form_count());
  for (store::FormId form = 0; form < forms.form_count(); ++form)
    frequencies[form] = forms.record(form).document_frequency;
  std::vector<store::FormId> words;
  for (const store::DocId docid : input.dead) {
    input.parts->tokens.forms(docid, words);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const store::FormId form : words)
      if (frequencies[form] > 0) --frequencies[form];
  }
  return frequencies;
}

/// What makes two forms the same: surface and stem (the folded form follows from the surface).
std::string identity(const store::FormDictionary& forms, store::FormId form) {
  std::string key = forms.surface(form);
  key += '\0';
  key += forms.stem(forms.stem_of(form));
  return key;
}

class FormMerge {
 public:
  void add(const MergeInput& input) {
    const store::FormDictionary& forms = input.parts->forms;
    const std::vector<std::uint32_t> frequencies = live_frequencies(input);
    std::vector<std::uint32_t>& numbers = numbers_.emplace_back(forms.form_count(), kGone);
    for (store::FormId form = 0; form < forms.form_count(); ++form)
      if (frequencies[form] > 0) numbers[form] = number_of(forms, form, frequencies[form]);
    forms.file().release();
  }

  /// Writes the forms; the renumbering of each input, in the order in which they were added.
  error::Result<Renumbering> write(const fs::path& path) {
    std::vector<store::FormEntry> entries;
    entries.reserve(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::string_view key = *keys_[i];
      const std::size_t split = key.find('\0');
      entries.push_back(
          {folded_[i], key.substr(0, split), case_classes_[i], key.substr(split + 1), frequencies_[i]});
    }
    auto written = store::write_forms(path, entries, false);
    if (!written) return written.error();
    for (auto& numbers : numbers_)
      for (std::uint32_t& number : numbers)
        if (number != kGone) number = (*written)[number];
    return std::move(numbers_);
  }

 private:
  std::uint32_t number_of(const store::FormDictionary& forms, store::FormId form, std::uint32_t frequency) {
    const auto [entry, added] =
        by_identity_.try_emplace(identity(forms, form), static_cast<std::uint32_t>(keys_.size()));
    if (added) {
      keys_.push_back(&entry->first);
      folded_.push_back(texts_.store(forms.folded(form)));
      case_classes_.push_back(forms.case_class(form));
      frequencies_.push_back(0);
    }
    frequencies_[entry->second] += frequency;
    return entry->second;
  }

  std::unordered_map<std::string, std::uint32_t> by_identity_;
  std::vector<const std::string*> keys_;  // of by_identity_, whose nodes stay where they are
  text::StringArena texts_;
  std::vector<std::string_view> folded_;  // in texts_
  std::vector<text::CaseClass> case_classes_;
  std::vector<std::uint32_t> frequencies_;
  Renumbering numbers_;
};

error::Result<Renumbering> merge_forms(std::span<const MergeInput> inputs, const fs::path& path) {
  FormMerge forms;
  for (const MergeInput& input : inputs) forms.add(input);
  return forms.write(path);
}

// ---- names
// ----------------------------------------------------------------------------------------------------------

using NameRenumbering = std::array<Renumbering, schema::kFacetCount>;

std::vector<std::uint32_t> live_name_frequencies(const MergeInput& input, schema::Facet facet) {
  const store::LocalNames& names = input.parts->names;
  std::vector<std::uint32_t> frequencies(names.count(facet));
  for (std::uint32_t local = 0; local < frequencies.size(); ++local)
    frequencies[local] = names.document_frequency(facet, local);
  for (const store::DocId docid : input.dead)
    input.parts->columns.facet(facet).for_each(docid, [&](std::uint32_t local) {
      if (frequencies[local] > 0) --frequencies[local];
    });
  return frequencies;
}

std::vector<store::NameCount> merge_facet_names(std::span<const MergeInput> inputs, schema::Facet facet,
                                                Renumbering& numbers) {
  std::vector<std::pair<std::string_view, std::uint32_t>> all;  // name, live frequency
  std::vector<std::vector<std::uint32_t>> frequencies;
  for (const MergeInput& input : inputs) {
    frequencies.push_back(live_name_frequencies(input, facet));
    for (std::uint32_t local = 0; local < frequencies.back().size(); ++local)
      if (frequencies.back()[local] > 0)
        all.emplace_back(input.parts->names.name(facet, local), frequencies.back()[local]);
  }
  std::ranges::sort(all);
  std::vector<store::NameCount> merged;
  for (const auto& [name, frequency] : all) {
    if (merged.empty() || merged.back().name != name) merged.push_back({std::string(name), 0});
    merged.back().document_frequency += frequency;
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::vector<std::uint32_t>& of_input = numbers.emplace_back(frequencies[i].size(), kGone);
    for (std::uint32_t local = 0; local < of_input.size(); ++local) {
      if (frequencies[i][local] == 0) continue;
      const std::string_view name = inputs[i].parts->names.name(facet, local);
      const auto found = std::ranges::lower_bound(
          merged, name, {}, [](const store::NameCount& n) -> std::string_view { return n.name; });
      of_input[local] = static_cast<std::uint32_t>(found - merged.begin());
    }
  }
  return merged;
}

error::Result<NameRenumbering> merge_names(std::span<const MergeInput> inputs, const fs::path& path) {
  NameRenumbering numbers;
  std::array<std::vector<store::NameCount>, schema::kFacetCount> names;
  for (const schema::FacetInfo& facet : schema::kFacets) {
    const auto index = static_cast<std::size_t>(facet.facet);
    names[index] = merge_facet_names(inputs, facet.facet, numbers[index]);
  }
  if (auto written = store::write_local_names(path, names, false); !written) return written.error();
  return numbers;
}

// ---- columns
// --------------------------------------------------------------------------------------------------------

class ColumnMerge {
 public:
  explicit ColumnMerge(const NameRenumbering& names) : names_(names) {}

  void add(const MergeInput& input, std::size_t position) {
    const store::Columns& from = input.parts->columns;
    std::vector<std::uint32_t> files(from.origin_file_count(), kGone);
    for_each_live(input, [&](store::DocId docid) {
      table_.ids.emplace_back(from.id(docid));
      table_.lengths.push_back(from.lengths(docid));
      table_.dates.push_back(from.date(docid));
      table_.content_hashes.push_back(from.content_hash(docid));
      table_.first_seen.push_back(input.first_seen != 0 ? input.first_seen : from.first_seen(docid));
      table_.signatures.push_back(from.signature(docid));
      add_origin(from, from.origin(docid), files);
      for (std::size_t facet = 0; facet < schema::kFacetCount; ++facet)
        add_values(from.facet(static_cast<schema::Facet>(facet)), docid, names_[facet][position],
                   table_.facets[facet]);
    });
    from.file().release();
  }
  error::Status write(const fs::path& path) const { return store::write_columns(path, table_, false); }

 private:
  void add_origin(const store::Columns& from, store::Origin origin, std::vector<std::uint32_t>& files) {
    if (origin.file < files.size() && files[origin.file] == kGone) {
      const auto [entry, added] = origin_files_.try_emplace(
          std::string(from.origin_file(origin.file)), static_cast<std::uint32_t>(table_.origin_files.size()));
      if (added) table_.origin_files.push_back(entry->first);
      files[origin.file] = entry->second;
    }
    table_.origins.push_back({origin.file < files.size() ? files[origin.file] : 0, origin.line});
  }
  static void add_values(const store::FacetColumn& from, store::DocId docid,
                         const std::vector<std::uint32_t>& numbers, store::ColumnTable::FacetValues& into) {
    // Old and new numbers both follow the bytewise order of the names, so the values stay ascending.
    from.for_each(docid, [&](std::uint32_t local) { into.values.push_back(numbers[local]); });
    into.offsets.push_back(static_cast<std::uint32_t>(into.values.size()));
  }

  const NameRenumbering& names_;
  store::ColumnTable table_;
  std::unordered_map<std::string, std::uint32_t> origin_files_;
};

error::Status merge_columns(std::span<const MergeInput> inputs, const NameRenumbering& names,
                            const fs::path& path) {
  ColumnMerge columns(names);
  for (std::size_t i = 0; i < inputs.size(); ++i) columns.add(inputs[i], i);
  return columns.write(path);
}

// ---- token streams
// --------------------------------------------------------------------------------------------------

class TokenMerge {
 public:
  TokenMerge(const Renumbering& forms, const NameRenumbering& names) : forms_(forms), names_(names) {}

  error::Status write(std::span<const MergeInput> inputs, const fs::path& path) {
    auto file = store::SectionWriter::create(path, "tokens");
    if (!file) return file.error();
    if (auto s = file->begin("codes"); !s) return s;
    for (std::size_t position = 0; position < inputs.size(); ++position) {
      for_each_live(inputs[position],
                    [&](store::DocId docid) { add(*inputs[position].parts, position, docid); });
      inputs[position].parts->tokens.file().release();
      if (auto s = file->append_array<std::uint16_t>(codes_); !s) return s;
      codes_.clear();
    }
    if (auto s = file->section<std::uint64_t>("code_offsets", code_offsets_); !s) return s;
    if (auto s = file->section<char>("aux", aux_); !s) return s;
    if (auto s = file->section<std::uint64_t>("aux_offsets", aux_offsets_); !s) return s;
    return file->finish(false);
  }

 private:
  void add(const SegmentParts& parts, std::size_t position, store::DocId docid) {
    parts.tokens.forms(docid, words_);
    for (store::FormId& word : words_) word = forms_[position][word];
    parts.tokens.sentences(docid, marks_);
    parts.tokens.mentions(docid, mentions_);
    for (store::MentionSpan& mention : mentions_)
      mention.name = names_[static_cast<std::size_t>(mention.facet)][position][mention.name];
    const std::size_t before = codes_.size();
    store::encode_tokens(words_, marks_, mentions_, codes_, aux_);
    code_offsets_.push_back(code_offsets_.back() + (codes_.size() - before));
    aux_offsets_.push_back(aux_.size());
  }

  const Renumbering& forms_;
  const NameRenumbering& names_;
  std::vector<std::uint16_t> codes_;  // of the input being merged
  std::string aux_;
  std::vector<std::uint64_t> code_offsets_{0};
  std::vector<std::uint64_t> aux_offsets_{0};
  std::vector<store::FormId> words_;
  std::vector<store::SentenceMark> marks_;
  std::vector<store::MentionSpan> mentions_;
};

// ---- stored articles
// ------------------------------------------------------------------------------------------------

/// Frames are copied where the dictionary is the same, and made anew where it is not.
class ArticleMerge {
 public:
  explicit ArticleMerge(std::string_view dictionary)
      : dictionary_(dictionary), compressor_(prepare_article_dictionary(dictionary)) {}

  error::Status write(std::span<const MergeInput> inputs, const fs::path& path) {
    auto file = store::SectionWriter::create(path, "articles");
    if (!file) return file.error();
    if (auto s = file->begin("frames"); !s) return s;
    for (const MergeInput& input : inputs)
      if (auto s = add(input, *file); !s) return s;
    if (auto s = file->section<std::uint64_t>("offsets", offsets_); !s) return s;
    if (auto s = file->begin("dictionary"); !s) return s;
    if (auto s = file->append(dictionary_); !s) return s;
    if (auto s = store::write_titles(*file, titles_); !s) return s;
    return file->finish(false);
  }

 private:
  error::Status add(const MergeInput& input, store::SectionWriter& file) {
    const bool same = input.parts->articles.dictionary() == dictionary_;
    error::Status status;
    for_each_live(input, [&](store::DocId docid) {
      if (!status) return;
      status = same ? file.append(input.parts->articles.frame(docid)) : add_anew(input, docid, file);
      offsets_.push_back(file.section_size());
      titles_.push_back(input.parts->articles.title(docid));
    });
    input.parts->articles.file().release();
    return status;
  }
  error::Status add_anew(const MergeInput& input, store::DocId docid, store::SectionWriter& file) {
    frames_.clear();
    if (auto s = input.parts->articles.recompress(docid, compressor_, frames_); !s) return s;
    return file.append(frames_);
  }

  std::string_view dictionary_;
  io::FrameCompressor compressor_;
  std::string frames_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::string_view> titles_;  // where the inputs keep them
};

/// The dictionary of the input with the most live articles.
std::string_view best_dictionary(std::span<const MergeInput> inputs) {
  const auto largest = std::ranges::max_element(inputs, {}, &MergeInput::live);
  return largest == inputs.end() ? std::string_view{} : largest->parts->articles.dictionary();
}

// ---- postings
// -------------------------------------------------------------------------------------------------------

error::Status merge_postings(std::span<const MergeInput> inputs, const fs::path& output) {
  std::vector<PostingInput> lists;
  for (const MergeInput& input : inputs)
    if (input.live() > 0) lists.push_back({input.postings, input.parts->columns.article_count(), input.dead});
  return join_postings(lists, output);
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> group_inputs(std::span<const MergeInput> inputs,
                                                              std::uint32_t most) {
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  std::size_t first = 0;
  std::uint64_t articles = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (articles > 0 && articles + inputs[i].live() > most) {
      groups.emplace_back(first, i);
      first = i;
      articles = 0;
    }
    articles += inputs[i].live();
  }
  if (articles > 0) groups.emplace_back(first, inputs.size());
  return groups;
}

error::Status merge_segments(std::span<const MergeInput> inputs, const fs::path& directory,
                             const std::function<bool()>& cancelled) {
  const auto interrupted = [] { return error::Error{error::ErrorKind::interrupted, {}, "stopped", "", ""}; };
  std::error_code failed;
  fs::create_directories(directory, failed);
  if (failed) return io::storage_error(directory, "make the folder", failed.value());

  // The postings are joined on a thread of their own: no step below touches them.
  auto postings = std::async(std::launch::async,
                             [&] { return merge_postings(inputs, directory / store::kPostingsFolder); });

  auto forms = merge_forms(inputs, directory / store::kFormsFile);
  if (!forms) return forms.error();
  auto names = merge_names(inputs, directory / store::kNamesFile);
  if (!names) return names.error();
  if (cancelled()) return interrupted();
  if (auto s = merge_columns(inputs, *names, directory / store::kColumnsFile); !s) return s;
  if (auto s = TokenMerge(*forms, *names).write(inputs, directory / store::kTokensFile); !s) return s;
  if (cancelled()) return interrupted();
  if (auto s = ArticleMerge(best_dictionary(inputs)).write(inputs, directory / store::kArticlesFile); !s)
    return s;
  if (cancelled()) return interrupted();
  return postings.get();
}

}  // namespace dateline::index
