// Keys are compared without case by simdjson.
#include "article/exchange/json_members.h"

namespace dateline::article {
namespace {

namespace dom = simdjson::dom;

std::string text_of(JsonElement value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

}  // namespace

std::optional<JsonElement> json_member(JsonElement object, std::string_view key) {
  dom::object members;
  if (object.get(members) != simdjson::SUCCESS) return std::nullopt;
  JsonElement value;
  if (members.at_key_case_insensitive(key).get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

std::string json_text(JsonElement object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const auto value = json_member(object, key);
    std::string text = value ? text_of(*value) : std::string();
    if (!text.empty()) return text;
  }
  return {};
}

std::vector<JsonElement> json_list(JsonElement object, std::string_view key) {
  std::vector<JsonElement> found;
  const auto value = json_member(object, key);
  if (!value || value->is_null()) return found;
  dom::array array;
  if (value->get(array) == simdjson::SUCCESS) {
    for (const JsonElement each : array) found.push_back(each);
  } else {
    found.push_back(*value);
  }
  return found;
}

std::vector<JsonElement> json_list(JsonElement object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    auto found = json_list(object, key);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace dateline::article
