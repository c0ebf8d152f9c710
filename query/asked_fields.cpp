// The names of fields that options take.
#include "asked_fields.h"

#include "render/export_fields.h"
#include "search/search_request.h"

namespace dateline::query {

std::vector<std::string_view> facet_fields() { return search::facet_choice_names(); }

std::vector<std::string_view> filter_fields() { return search::filter_field_names(); }

std::vector<std::string_view> export_fields() {
  std::vector<std::string_view> names = render::export_field_names();
  for (const std::string_view group : render::export_group_names()) names.push_back(group);
  return names;
}

}  // namespace dateline::query
