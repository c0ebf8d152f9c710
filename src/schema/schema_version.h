// The number that says whether a program can read an index.
#pragma once

namespace dateline::schema {

/// Raised whenever a file of the index changes its meaning: terms, prefixes, stems, stop lists, columns,
/// encodings. An index of another version is refused (docs/index-format.md).
inline constexpr int kSchemaVersion = 4;

}  // namespace dateline::schema
