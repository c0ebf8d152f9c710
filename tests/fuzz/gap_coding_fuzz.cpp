// Gaps between words: the input as a text that has to come back, and as gaps of another text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "store/gap_coding.h"
#include "text/normalizer.h"
#include "text/utf8.h"
#include "text/word_breaker.h"

using namespace dateline;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

void code_text(const std::string& text, std::vector<std::string_view>& views,
               std::vector<std::string>& surfaces) {
  static text::WordBreaker breaker = text::WordBreaker::open().value();
  std::vector<text::ByteRange> ranges;
  breaker.split(text, ranges);
  std::vector<store::WrittenWord> words;
  surfaces.reserve(ranges.size());
  for (const text::ByteRange range : ranges) {
    surfaces.push_back(text::surface_form(text::slice(text, range)));
    words.push_back({range, surfaces.back()});
    views.push_back(surfaces.back());
  }
  std::string gaps;
  store::encode_gaps(text, words, gaps);
  std::string again;
  std::vector<text::ByteRange> places;
  require(store::decode_gaps(gaps, views, again, &places));
  require(again == text && places == ranges);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::vector<std::string_view> views;
  std::vector<std::string> surfaces;
  code_text(text::replace_invalid_utf8(input).text, views, surfaces);
  std::string again;
  std::vector<text::ByteRange> places;
  if (!store::decode_gaps(input, views, again, &places)) return 0;
  require(places.size() == views.size());
  for (const text::ByteRange place : places) require(place.begin <= place.end && place.end <= again.size());
  return 0;
}
