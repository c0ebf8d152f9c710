// The tables of fields and facets, and look-ups in them.
#include "schema/field.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::schema {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::optional<Facet> find_facet(std::string_view name) {
  const auto found = std::ranges::find(kFacets, name, &FacetInfo::name);
  if (found == kFacets.end()) return std::nullopt;
  return found->facet;
}

const FieldInfo* find_field(std::string_view name) {
  const auto found = std::ranges::find(kFields, name, &FieldInfo::name);
  return found == kFields.end() ? nullptr : &*found;
}

std::string_view nearest_field(std::string_view name) {
  if (name.size() > 16) return {};
  std::string_view best;
  std::size_t best_distance = 3;
  for (const FieldInfo& field : kFields) {
    const std::size_t distance = edit_distance(name, field.name);
    if (distance < best_distance) {
      best_distance = distance;
      best = field.name;
    }
  }
  return best;
}

}  // namespace dateline::schema
