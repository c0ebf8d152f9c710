// ninjs 1.x to 3.x: one item of it.
#pragma once

#include <string_view>
#include <vector>

#include "article/exchange/json_members.h"
#include "article/exchange/news_item.h"

namespace dateline::article {

/// Does a JSON text begin as ninjs does: with its schema, or "uri" and two more keys that it knows?
bool is_ninjs(std::string_view front);

/// Appends the item and the texts that are associated with it.
void read_ninjs(JsonElement object, std::vector<NewsItem>& items);

}  // namespace dateline::article
