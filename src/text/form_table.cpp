// The distinct forms and stems of a set of texts, each kept once: two open-addressing tables over one arena.
#include "text/form_table.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "text/string_arena.h"
#include "text/string_hash.h"

namespace dateline::text {
namespace {

constexpr std::uint32_t kNoNumber = 0xFFFFFFFF;
constexpr std::size_t kFirstCapacity = 256;

std::uint64_t next_generation() {
  static std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

/// Numbers by hash; what a number stands for is compared by the caller. At most half full.
class NumberTable {
 public:
  /// The number with this hash for which `is_same(number)` holds, else `fresh`, which is added.
  template <class IsSame>
  std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t fresh, IsSame is_same) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.number == kNoNumber) {
        slot = {tag, static_cast<std::uint32_t>(hash), fresh};
        ++count_;
        return fresh;
      }
      if (slot.tag == tag && is_same(slot.number)) return slot.number;
    }
  }
  void clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    count_ = 0;
  }
  std::size_t bytes_used() const { return count_ * 2 * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t tag = 0;   // upper half of the hash
    std::uint32_t home = 0;  // lower half: where the slot is looked for
    std::uint32_t number = kNoNumber;
  };
  void grow() {
    std::vector<Slot> grown(slots_.empty() ? kFirstCapacity : slots_.size() * 2);
    for (const Slot& slot : slots_) {
      if (slot.number == kNoNumber) continue;
      std::size_t at = slot.home & (grown.size() - 1);
      while (grown[at].number != kNoNumber) at = (at + 1) & (grown.size() - 1);
      grown[at] = slot;
    }
    slots_.swap(grown);
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace

struct FormTable::State {
  StringArena strings;
  std::vector<Form> forms;
  std::vector<std::string_view> stems;
  NumberTable form_numbers;
  NumberTable stem_numbers;
  std::uint64_t generation = next_generation();

  StemId intern_stem(std::string_view stem) {
    const auto fresh = static_cast<StemId>(stems.size());
    const StemId id =
        stem_numbers.find_or_add(hash_of(stem), fresh, [&](StemId known) { return stems[known] == stem; });
    if (id == fresh) stems.push_back(strings.store(stem));
    return id;
  }
  /// A copy of `text`, shared with `other` when they are equal.
  std::string_view store_or_share(std::string_view text, std::string_view other) {
    return text == other ? other : strings.store(text);
  }
};

FormTable::FormTable() : state_(std::make_unique<State>()) {}
FormTable::~FormTable() = default;
FormTable::FormTable(FormTable&& other) noexcept : FormTable() { *this = std::move(other); }
FormTable& FormTable::operator=(FormTable&& other) noexcept {
  if (this == &other) return *this;
  state_.swap(other.state_);
  state_->generation = next_generation();
  other.clear();
  return *this;
}

FormId FormTable::intern(std::string_view folded, std::string_view surface, CaseClass case_class,
                         std::string_view stem) {
  State& state = *state_;
  const StemId stem_id = state.intern_stem(stem);
  const auto fresh = static_cast<FormId>(state.forms.size());
  const FormId id = state.form_numbers.find_or_add(hash_of(surface, stem_id), fresh, [&](FormId known) {
    return state.forms[known].stem == stem_id && state.forms[known].surface == surface;
  });
  if (id != fresh) return id;
  const std::string_view kept_folded = state.store_or_share(folded, state.stems[stem_id]);
  const std::string_view kept_surface = state.store_or_share(surface, kept_folded);
  state.forms.push_back({kept_folded, kept_surface, case_class, stem_id});
  return id;
}

const Form& FormTable::form(FormId id) const { return state_->forms[id]; }
std::string_view FormTable::stem(StemId id) const { return state_->stems[id]; }
std::size_t FormTable::form_count() const { return state_->forms.size(); }
std::size_t FormTable::stem_count() const { return state_->stems.size(); }
std::uint64_t FormTable::generation() const { return state_->generation; }

std::size_t FormTable::bytes_used() const {
  return state_->strings.bytes_used() + state_->forms.size() * sizeof(Form) +
         state_->stems.size() * sizeof(std::string_view) + state_->form_numbers.bytes_used() +
         state_->stem_numbers.bytes_used();
}

void FormTable::clear() {
  state_->strings.clear();
  state_->forms.clear();
  state_->stems.clear();
  state_->form_numbers.clear();
  state_->stem_numbers.clear();
  state_->generation = next_generation();
}

}  // namespace dateline::text
