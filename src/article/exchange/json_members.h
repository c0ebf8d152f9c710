// Values of a JSON object as exchange formats write them: keys without regard to case, one value or a list.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::article {

using JsonElement = simdjson::dom::element;

/// The value under a key of an object; nothing when there is none.
std::optional<JsonElement> json_member(JsonElement object, std::string_view key);
/// The first of these keys that holds a text or a number; empty when none does.
std::string json_text(JsonElement object, std::initializer_list<std::string_view> keys);
/// The elements of an array under a key; a value of another kind stands alone.
std::vector<JsonElement> json_list(JsonElement object, std::string_view key);
/// What stands under the first of these keys.
std::vector<JsonElement> json_list(JsonElement object, std::initializer_list<std::string_view> keys);

}  // namespace dateline::article
