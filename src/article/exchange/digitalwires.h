// dpa-digitalwires, the JSON that the German news agency delivers: one entry of it.
#pragma once

#include <string_view>

#include "article/exchange/json_members.h"
#include "article/exchange/news_item.h"

namespace dateline::article {

bool is_digitalwires(std::string_view front);

NewsItem read_digitalwires(JsonElement object);

}  // namespace dateline::article
