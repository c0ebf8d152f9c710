// Hashes of what stays the same when an article is edited: its path, its address, and only without them its
// text.
#include "article/article_id.h"

#include "io/checksum.h"

namespace dateline::article {

std::string id_from_path(std::string_view relative_path) { return io::to_hex(io::checksum64(relative_path)); }

std::string id_from_record(const Article& article) {
  if (!article.url.empty()) return io::to_hex(io::checksum64(article.url));
  return io::to_hex(io::checksum64(article.title + "\n" + article.body));
}

}  // namespace dateline::article
