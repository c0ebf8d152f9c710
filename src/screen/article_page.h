// An article laid out for a width, and where its matches are.
#pragma once

#include <cstddef>
#include <vector>

#include "render/styled_text.h"
#include "screen/styled_line.h"
#include "search/searcher.h"

namespace dateline::screen {

struct ArticlePage {
  std::vector<Line> lines;
  std::vector<std::size_t> matches;  // lines that hold any, ascending
};

/// Title, facts and body, wrapped to `columns`.
ArticlePage lay_out(const search::Searcher::ShownArticle& shown, std::size_t columns);

/// `runs` as cells: marked ones as matches, others in `look`.
Line line_of(const std::vector<render::Run>& runs, Look look);

}  // namespace dateline::screen
