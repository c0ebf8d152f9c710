// The articles of a corpus in a form that a program in any language reads at no cost worth measuring.
#pragma once

#include <cstdint>
#include <ostream>

#include "article/article_reader.h"
#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// Writes every article as its fields in this order, each as a length of four bytes, big end first, and
/// UTF-8: id, title, body, day as YYYYMMDD or nothing, then the values of kPlainFacets, those of a field
/// joined by kValueSeparator. Articles that cannot be read are left out.
error::Result<Volume> dump_articles(article::ArticleReader& reader, std::ostream& out);

}  // namespace dateline::benchmarks
