// JSON out, one value after another, without building a tree.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::io {

/// Appends to a string; commas and escapes are taken care of. Strings must be valid UTF-8 (invalid bytes
/// become U+FFFD). Control characters, U+2028 and U+2029 are written as \u escapes. Doubles use the shortest
/// form that reads back equal; infinities and NaN become null.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(&out) {}
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& number(std::uint64_t value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& number(double value);
  template <std::integral T>
  JsonWriter& number(T value) {
    if constexpr (std::signed_integral<T>) {
      return number(static_cast<std::int64_t>(value));
    } else {
      return number(static_cast<std::uint64_t>(value));
    }
  }
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// key() and a value in one.
  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).string(value); }
  JsonWriter& field(std::string_view name, std::uint64_t value) { return key(name).number(value); }

 private:
  void separate();
  std::string* out_;
  std::vector<bool> has_members_{false};  // one per open container
  bool after_key_ = false;
};

/// `text` as a JSON string, quotes included.
std::string json_string(std::string_view text);

}  // namespace dateline::io
