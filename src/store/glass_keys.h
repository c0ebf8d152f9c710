// The keys of posting lists in a Xapian database (glass): a term, or a term and the first docid of a chunk.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/docid.h"

namespace dateline::store {

/// A string that is ordered like `text` when more follows behind a zero byte: zero bytes gain 0xFF.
inline void append_sortable(std::string& out, std::string_view text) {
  for (const char c : text) {
    out += c;
    if (c == '\0') out += '\xff';
  }
}

/// As many leading one bits as there are bytes more than two, a zero bit, and the number, big end first.
inline void append_sortable(std::string& out, DocId docid) {
  constexpr unsigned kMore[] = {15, 22, 29};  // bits that 2, 3, 4 bytes hold
  unsigned bytes = 2;
  while (bytes < 5 && docid >> kMore[bytes - 2] != 0) ++bytes;
  const std::uint64_t lead = bytes == 2 ? 0 : 0xFFU << (10 - bytes) & 0xFFU;
  const std::uint64_t value = lead << (bytes - 1) * 8U | docid;
  for (unsigned i = bytes; i-- > 0;) out += static_cast<char>(value >> i * 8U & 0xFFU);
}

/// Of the first chunk of the term's list.
inline std::string glass_key(std::string_view term) {
  std::string key;
  key.reserve(term.size());
  append_sortable(key, term);
  return key;
}

/// Of a chunk behind the first, whose key is `list`.
inline std::string glass_chunk_key(std::string_view list, DocId first) {
  std::string key(list);
  key += '\0';
  append_sortable(key, first);
  return key;
}

/// The docid in the key of a chunk behind the first; nothing when it is no such chunk of `list`.
inline std::optional<DocId> docid_behind(std::string_view key, std::string_view list) {
  if (key.size() < list.size() + 3 || !key.starts_with(list) || key[list.size()] != '\0') return std::nullopt;
  key.remove_prefix(list.size() + 1);
  const auto lead = static_cast<unsigned char>(key.front());
  const auto ones = static_cast<unsigned>(std::countl_one(lead));
  if (ones > 3 || key.size() != ones + 2) return std::nullopt;
  std::uint64_t value = lead & (0xFFU >> (ones + 1));
  for (const char c : key.substr(1)) value = value << 8U | static_cast<unsigned char>(c);
  return static_cast<DocId>(value);
}

}  // namespace dateline::store
