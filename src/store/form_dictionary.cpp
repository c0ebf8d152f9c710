// The words of a segment as people wrote them: numbered, sorted and packed when written, found by binary
// search.
#include "store/form_dictionary.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "store/segment.h"
#include "text/utf8.h"

namespace dateline::store {
namespace {

static_assert(sizeof(FormRecord) == 20);

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// text::apply_case() for ASCII, which most words are.
std::string apply_ascii_case(std::string_view folded, text::CaseClass wanted) {
  std::string surface(folded);
  if (wanted == text::CaseClass::upper) std::ranges::transform(surface, surface.begin(), upper);
  const auto first = std::ranges::find_if(surface, is_letter);
  if (wanted == text::CaseClass::title && first != surface.end()) *first = upper(*first);
  return surface;
}

std::string cased(std::string_view folded, text::CaseClass wanted) {
  return text::is_ascii(folded) ? apply_ascii_case(folded, wanted) : text::apply_case(folded, wanted);
}

/// Does the surface follow from folded form and case class, so that it need not be kept?
bool surface_follows(const FormEntry& entry) {
  if (entry.case_class == text::CaseClass::mixed) return false;
  return cased(entry.folded, entry.case_class) == entry.surface;
}

/// Indexes of `entries` by falling document frequency, ties by folded form, surface and stem.
std::vector<std::uint32_t> numbering_order(std::span<const FormEntry> entries) {
  std::vector<std::uint32_t> order(entries.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const FormEntry& x = entries[a];
    const FormEntry& y = entries[b];
    return std::tie(y.document_frequency, x.folded, x.surface, x.stem) <
           std::tie(x.document_frequency, y.folded, y.surface, y.stem);
  });
  return order;
}

error::Error too_large(const std::filesystem::path& path) {
  return {error::ErrorKind::limit,
          {path.string(), 0, 0},
          "the words of a segment take more than 4 GiB, or one of them more than 64 KiB",
          "",
          ""};
}

/// Everything that write_forms() writes.
class DictionaryTables {
 public:
  DictionaryTables(std::span<const FormEntry> entries, std::span<const std::uint32_t> order)
      : entries_(entries), order_(order) {
    collect_stems();
    for (const std::uint32_t index : order_) add_record(entries_[index]);
    group_by_stem();
    sort_by_folded();
  }

  bool fits() const { return texts_.size() <= UINT32_MAX && !too_long_; }
  error::Status write(SectionWriter& writer) const {
    if (auto s = writer.section<FormRecord>("forms", records_); !s) return s;
    if (auto s = writer.begin("texts"); !s) return s;
    if (auto s = writer.append(texts_); !s) return s;
    if (auto s = write_strings(writer, "stem", stems_); !s) return s;
    if (auto s = write_lists(writer, "stem_forms", stem_forms_); !s) return s;
    return writer.section<FormId>("sorted", sorted_);
  }

 private:
  void collect_stems() {
    stems_.reserve(entries_.size());
    for (const FormEntry& entry : entries_) stems_.push_back(entry.stem);
    std::ranges::sort(stems_);
    stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  }
  void add_record(const FormEntry& entry) {
    const std::string_view kept = surface_follows(entry) ? std::string_view() : entry.surface;
    too_long_ = too_long_ || entry.folded.size() > UINT16_MAX || kept.size() > UINT16_MAX;
    const auto stem = std::ranges::lower_bound(stems_, entry.stem) - stems_.begin();
    records_.push_back({static_cast<std::uint32_t>(texts_.size()),
                        static_cast<std::uint16_t>(entry.folded.size()),
                        static_cast<std::uint16_t>(kept.size()), static_cast<StemId>(stem),
                        entry.document_frequency, static_cast<std::uint32_t>(entry.case_class)});
    texts_ += entry.folded;
    texts_ += kept;
  }
  void group_by_stem() {
    std::vector<std::uint32_t>& offsets = stem_forms_.offsets;
    offsets.assign(stems_.size() + 1, 0);
    for (const FormRecord& record : records_) ++offsets[record.stem + 1];
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    stem_forms_.values.resize(records_.size());
    std::vector<std::uint32_t> next(offsets);
    for (FormId form = 0; form < records_.size(); ++form)
      stem_forms_.values[next[records_[form].stem]++] = form;
  }
  void sort_by_folded() {
    sorted_.resize(records_.size());
    std::iota(sorted_.begin(), sorted_.end(), 0U);
    std::ranges::sort(sorted_, [&](FormId a, FormId b) {
      const FormEntry& x = entries_[order_[a]];
      const FormEntry& y = entries_[order_[b]];
      return std::tie(x.folded, x.surface, x.stem) < std::tie(y.folded, y.surface, y.stem);
    });
  }

  std::span<const FormEntry> entries_;
  std::span<const std::uint32_t> order_;
  std::vector<std::string_view> stems_;
  std::vector<FormRecord> records_;
  std::string texts_;
  bool too_long_ = false;
  Lists stem_forms_;
  std::vector<FormId> sorted_;
};

}  // namespace

error::Result<FormDictionary> FormDictionary::open(const std::filesystem::path& path) {
  auto file = SectionFile::open(path, kFormsFile);
  if (!file) return file.error();
  auto stems = StringTable::open(*file, "stem");
  if (!stems) return stems.error();
  auto stem_forms = ListTable::open(*file, "stem_forms");
  if (!stem_forms) return stem_forms.error();
  FormDictionary forms;
  forms.stems_ = *stems;
  forms.forms_ = file->array<FormRecord>("forms");
  forms.texts_ = file->bytes("texts");
  forms.stem_forms_ = *stem_forms;
  forms.sorted_ = file->array<FormId>("sorted");
  const std::size_t count = forms.forms_.size();
  if (!file->has("forms") || file->bytes("forms").size() != count * sizeof(FormRecord) ||
      forms.stem_forms_.size() != forms.stems_.size() || forms.stem_forms_.value_count() != count ||
      forms.sorted_.size() != count)
    return damaged(path, "the sections do not fit each other");
  forms.file_ = std::move(*file);
  return forms;
}

std::string_view FormDictionary::folded(FormId form) const {
  const FormRecord& found = record(form);
  if (found.text_begin > texts_.size()) return {};
  return texts_.substr(found.text_begin, found.folded_size);
}

std::optional<std::string_view> FormDictionary::kept_surface(FormId form) const {
  const FormRecord& found = record(form);
  const std::size_t begin = std::size_t{found.text_begin} + found.folded_size;
  if (found.surface_size != 0 && begin <= texts_.size()) return texts_.substr(begin, found.surface_size);
  const text::CaseClass written = case_class(form);
  if (written == text::CaseClass::title || written == text::CaseClass::upper) return std::nullopt;
  return folded(form);
}

std::string FormDictionary::surface(FormId form) const {
  const auto kept = kept_surface(form);
  return kept ? std::string(*kept) : cased(folded(form), case_class(form));
}

std::string_view FormDictionary::surface(FormId form, text::StringArena& made) const {
  const auto kept = kept_surface(form);
  return kept ? *kept : made.store(cased(folded(form), case_class(form)));
}

std::optional<StemId> FormDictionary::find_stem(std::string_view stem) const {
  const StemId found = stems_.lower_bound(stem);
  if (found == stems_.size() || stems_[found] != stem) return std::nullopt;
  return found;
}

std::pair<std::size_t, std::size_t> FormDictionary::with_prefix(std::string_view prefix) const {
  const auto head = [&](FormId form) { return folded(form).substr(0, prefix.size()); };
  return {std::ranges::lower_bound(sorted_, prefix, {}, head) - sorted_.begin(),
          std::ranges::upper_bound(sorted_, prefix, {}, head) - sorted_.begin()};
}

bool FormDictionary::has_folded(std::string_view wanted) const {
  const auto found = std::ranges::lower_bound(sorted_, wanted, {}, [&](FormId form) { return folded(form); });
  return found != sorted_.end() && folded(*found) == wanted;
}

error::Result<std::vector<FormId>> write_forms(const std::filesystem::path& path,
                                               std::span<const FormEntry> entries, bool durable) {
  const std::vector<std::uint32_t> order = numbering_order(entries);
  const DictionaryTables tables(entries, order);
  if (!tables.fits()) return too_large(path);
  auto writer = SectionWriter::create(path, kFormsFile);
  if (!writer) return writer.error();
  if (auto written = tables.write(*writer); !written) return written.error();
  if (auto finished = writer->finish(durable); !finished) return finished.error();
  std::vector<FormId> numbers(entries.size());
  for (FormId form = 0; form < order.size(); ++form) numbers[order[form]] = form;
  return numbers;
}

}  // namespace dateline::store
