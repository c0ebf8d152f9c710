// The names of formats, apart from their readers: who only names one needs no library that reads it.
#include <algorithm>
#include <array>
#include <string_view>

#include "article/article_reader.h"

namespace dateline::article {
namespace {

constexpr std::array kFormatNames{
    std::string_view("auto"), std::string_view("text"), std::string_view("jsonl"), std::string_view("csv"),
    std::string_view("reuters-sgml"), std::string_view("html"), std::string_view("feed"),
    // exchange formats
    std::string_view("newsml"), std::string_view("nitf"), std::string_view("ninjs"),
    std::string_view("dpa-digitalwires"), std::string_view("iptc7901"), std::string_view("warc"),
    std::string_view("trec"), std::string_view("mbox"), std::string_view("eml"), std::string_view("sqlite")};

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormatNames, name);
  if (found == kFormatNames.end()) return std::nullopt;
  return static_cast<Format>(found - kFormatNames.begin());
}

std::string_view name_of(Format format) { return kFormatNames[static_cast<std::size_t>(format)]; }

}  // namespace dateline::article
