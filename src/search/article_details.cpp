// What a hit can hold of its article beside what every answer shows.
#include "search/article_details.h"

namespace dateline::search {

std::string first_paragraph(const std::string& body, std::uint32_t words, const store::WordPlaces& places) {
  if (!places.body_known || words >= places.body.size()) return body;
  const std::size_t next = places.body[words].begin;
  // Signs before the first word belong to its paragraph, and paragraphs end at line feeds.
  std::size_t end = next == 0 ? std::string::npos : body.rfind('\n', next - 1);
  if (end == std::string::npos) end = next;
  end = body.find_last_not_of(" \t\r\n", end == 0 ? 0 : end - 1);
  return end == std::string::npos ? std::string() : body.substr(0, end + 1);
}

ArticleDetails details_of(const store::Segment& segment, store::DocId docid,
                          const store::StoredArticle& stored, const store::WordPlaces& places,
                          DetailParts parts) {
  const store::Columns& columns = segment.columns();
  const store::Origin origin = columns.origin(docid);
  const store::FieldLengths& lengths = columns.lengths(docid);
  ArticleDetails details;
  details.stored = stored;
  if (parts.lead) details.lead = first_paragraph(stored.body, lengths.lead, places);
  if (!parts.body) details.stored.body.clear();
  if (origin.file < columns.origin_file_count()) details.file = columns.origin_file(origin.file);
  details.line = origin.line;
  details.words = lengths.title + lengths.body();
  details.generation = columns.first_seen(docid);
  return details;
}

}  // namespace dateline::search
