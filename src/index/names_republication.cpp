// The names table of an index made anew.
#include "index/names_republication.h"

#include <utility>

#include "index/generation_writer.h"
#include "index/locked_index.h"

namespace dateline::index {

error::Result<store::Manifest> republish_names(const std::filesystem::path& index,
                                               const RepublicationOptions& options) {
  auto locked = LockedIndex::open(index, options.command);
  if (!locked) return locked.error();
  const store::Generation& live = locked->live();
  Naming naming = naming_of(live);
  if (options.user_rules && !naming.entities) return aliases_need_entities(index);
  if (options.user_rules) naming.user_rules = *options.user_rules;
  auto sources = read_source_list(locked->directory(), live.manifest());
  if (!sources) return sources.error();
  GenerationWriter writer(locked->directory());
  if (auto s = writer.begin(); !s) return s.error();
  for (std::size_t i = 0; i < live.segment_count(); ++i)
    if (auto s = writer.add_kept(live.segment(i), {}); !s) return s.error();
  return writer.publish({live.manifest().bytes_in, live.manifest().totals.text_bytes, std::move(*sources),
                         options.keep, std::move(naming)});
}

}  // namespace dateline::index
