// --show: one article, whole; --show-copies: an article and its copies.
#include "show.h"

#include <optional>

#include "cli/exit_status.h"
#include "render/article_format.h"
#include "render/copy_format.h"

namespace dateline::query {
namespace {

std::string rendered(const search::Searcher::ShownArticle& shown, const render::AnswerOptions& output) {
  switch (output.format) {
    case render::Format::text:
      return render::render_article_text(shown, output);
    case render::Format::html:
      return render::render_article_html(shown);
    default:
      return render::render_article_json(shown);
  }
}

}  // namespace

int run_show(search::Searcher& searcher, const QueryOptions& options, cli::Output& out) {
  std::optional<search::QueryTree> query;
  if (!options.query.empty()) {
    auto read = read_query(options.query, options.parse);
    if (!read) return cli::report(read.error());
    query = std::move(*read);
  }
  const auto shown = searcher.show(*options.show, query ? &*query : nullptr, options.request.spellings);
  if (!shown) {
    const int status = cli::report(shown.error());
    return shown.error().kind == error::ErrorKind::not_found ? cli::kPartly : status;
  }
  if (!options.quiet) out.write(rendered(*shown, options.output));
  return cli::kSuccess;
}

int run_show_copies(search::Searcher& searcher, const QueryOptions& options, cli::Output& out) {
  const auto copies = searcher.copies(*options.show_copies);
  if (!copies) {
    const int status = cli::report(copies.error());
    return copies.error().kind == error::ErrorKind::not_found ? cli::kPartly : status;
  }
  const bool text = options.output.format == render::Format::text;
  if (!options.quiet)
    out.write(text ? render::render_copies_text(*copies, options.output)
                   : render::render_copies_json(*options.show_copies, *copies));
  return cli::kSuccess;
}

}  // namespace dateline::query
