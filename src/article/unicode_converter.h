// One ICU converter from some encoding to UTF-8.
#pragma once

#include <unicode/ucnv.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::article {

/// Number of U+FFFD in UTF-8.
std::size_t count_replacements(std::string_view text);

class UnicodeConverter {
 public:
  /// Nothing when ICU does not know the encoding.
  static std::optional<UnicodeConverter> open(const char* encoding);
  /// Appends UTF-8. `last`: nothing follows, so a character that is not complete is an invalid one; without
  /// it, its bytes are kept for the next call. What means nothing becomes U+FFFD.
  void convert(std::string_view bytes, bool last, std::string& utf8);

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  explicit UnicodeConverter(UConverter* from, UConverter* to) : from_(from), to_(to) {}
  std::unique_ptr<UConverter, Close> from_;
  std::unique_ptr<UConverter, Close> to_;
  bool fresh_ = true;
};

}  // namespace dateline::article
