// What a hit can hold of its article beside what every answer shows: for exports.
#pragma once

#include <cstdint>
#include <string>

#include "error/result.h"
#include "store/segment.h"

namespace dateline::search {

/// What is asked for. Texts cost far more than the rest, so they are read only for who wants them.
struct DetailParts {
  bool any = false;  // all fields but the body
  bool body = false;
  bool lead = false;
  bool needs_body() const { return body || lead; }
};

struct ArticleDetails {
  store::StoredArticle stored;   // `body` is empty unless asked for
  std::string lead;              // the first paragraph, if asked for
  std::string file;              // the article was read from; a member of an archive after "!"
  std::uint32_t line = 0;        // where it begins in the file; 0: not known
  std::uint32_t words = 0;       // of title and body
  std::uint32_t generation = 0;  // that brought the article into the index as it is
};

/// Of a live article that was read with its `places` if parts.lead is wanted.
ArticleDetails details_of(const store::Segment& segment, store::DocId docid,
                          const store::StoredArticle& stored, const store::WordPlaces& places,
                          DetailParts parts);

/// The body up to the end of the paragraph that holds its word number `words` (from 1), without line feeds at
/// the end; all of it where there are no more words, or nobody knows where they stand.
std::string first_paragraph(const std::string& body, std::uint32_t words, const store::WordPlaces& places);

}  // namespace dateline::search
