// The tables of fields and facets, and look-ups in them.
#include "schema/field.h"

#include <algorithm>

#include "error/nearest_name.h"

namespace dateline::schema {

std::optional<Facet> find_facet(std::string_view name) {
  const auto found = std::ranges::find(kAskedFacets, name, &FacetInfo::name);
  if (found == kAskedFacets.end()) return std::nullopt;
  return found->facet;
}

const FieldInfo* find_field(std::string_view name) {
  const auto found = std::ranges::find(kFields, name, &FieldInfo::name);
  return found == kFields.end() ? nullptr : &*found;
}

std::string_view nearest_field(std::string_view name) {
  std::array<std::string_view, kFields.size()> names{};
  std::ranges::transform(kFields, names.begin(), &FieldInfo::name);
  return error::nearest_name(name, names);
}

}  // namespace dateline::schema
