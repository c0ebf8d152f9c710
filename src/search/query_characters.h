// The characters of a query: what is a blank, and what is a quote.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "error/result.h"
#include "search/query_tree.h"

namespace dateline::search {

/// The query, byte for byte, with an ASCII blank for every byte of a control character or of any other kind
/// of blank. Fails for invalid UTF-8 and for more than limits.bytes.
error::Result<std::string> read_characters(std::string_view query, const QueryLimits& limits = {});

/// Bytes of the straight double quote at `at`, or 0; between two Hebrew letters it is a letter's sign
/// (gershayim).
std::size_t straight_quote(std::string_view text, std::size_t at);
/// Bytes of the double quote at `at`, straight or typographic (“ ” „ ‟ « »), or 0.
std::size_t any_quote(std::string_view text, std::size_t at);

}  // namespace dateline::search
