// The zstd dictionary that a build's stored articles are compressed with.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "error/result.h"
#include "io/zstd_frame.h"

namespace dateline::index {

/// Trained once and shared by all batches.
struct ArticleDictionary {
  std::string bytes;
  std::shared_ptr<const io::ZstdDictionary> prepared;
};
/// As the frames of stored articles are compressed; `bytes` may be empty.
std::shared_ptr<const io::ZstdDictionary> prepare_article_dictionary(std::string_view bytes);
/// Trains on what the frames of these articles, an even sample, will hold; none (frames stand alone) when it
/// is too little for it to pay.
error::Result<ArticleDictionary> train_article_dictionary(const std::vector<const article::Article*>& sample);

}  // namespace dateline::index
