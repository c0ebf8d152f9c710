// What the flags mean that ask for more than a list of matches.
#include "exploration_options.h"

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "cli/flag_value.h"

namespace dateline::query {
namespace {

using cli::Arguments;
using cli::usage_error;
using error::Status;

constexpr std::uint64_t kMostTopTerms = 1000;
constexpr std::uint64_t kMostStoryHits = 10'000;

error::Result<std::string> read_text(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream bytes(file, std::ios::binary);
  if (!bytes.is_open() || std::filesystem::is_directory(file))
    return error::Error{error::ErrorKind::usage, {file, 0, 0}, "cannot read the text", {}, {}};
  return std::string(std::istreambuf_iterator<char>(bytes), {});
}

Status read_similar(const Arguments& arguments, search::SearchRequest& request) {
  if (arguments.has("similar") && arguments.has("similar-to"))
    return usage_error("--similar and --similar-to exclude each other");
  if (arguments.has("similar")) {
    const std::string id(arguments.last("similar"));
    if (id.empty()) return usage_error("--similar: expected the id of an article");
    request.similar = search::SimilarTo{id, {}};
  }
  if (!arguments.has("similar-to")) return {};
  auto text = read_text(std::string(arguments.last("similar-to")));
  if (!text) return text.error();
  request.similar = search::SimilarTo{{}, std::move(*text)};
  return {};
}

/// `flag` may stand without a number.
Status read_most(const Arguments& arguments, std::string_view flag, std::uint64_t most, std::uint64_t unless,
                 std::uint64_t& number) {
  if (!arguments.has(flag)) return {};
  number = unless;
  if (arguments.last(flag).empty()) return {};
  const auto read = cli::read_number(flag, arguments.last(flag), 1, most);
  if (!read) return read.error();
  number = *read;
  return {};
}

Status read_stories(const Arguments& arguments, search::SearchRequest& request) {
  if (!arguments.has("stories")) {
    if (arguments.has("story-hits")) return usage_error("--story-hits goes with --stories");
    return {};
  }
  request.story_hits = kStoryHits;
  return read_most(arguments, "story-hits", kMostStoryHits, kStoryHits, request.story_hits);
}

}  // namespace

Status read_exploration(const Arguments& arguments, QueryOptions& options) {
  search::SearchRequest& request = options.request;
  if (Status similar = read_similar(arguments, request); !similar) return similar;
  if (arguments.last("facet-by", "count") == "significant")
    request.facet_order = search::FacetOrder::significant;
  if (arguments.has("date-ranges")) {
    auto ranges = search::parse_date_ranges(arguments.last("date-ranges"));
    if (!ranges) return ranges.error();
    request.date_ranges = std::move(*ranges);
  }
  std::uint64_t top_terms = 0;
  if (Status most = read_most(arguments, "top-terms", kMostTopTerms, kTopTerms, top_terms); !most)
    return most;
  request.top_terms = static_cast<std::uint32_t>(top_terms);
  return read_stories(arguments, request);
}

Status check_exploration(const Arguments& arguments, const QueryOptions& options) {
  using render::Format;
  const Format format = options.output.format;
  if (options.request.similar && (options.show || options.show_copies || options.batch))
    return usage_error(std::string(options.show          ? "--show"
                                   : options.show_copies ? "--show-copies"
                                                         : "--batch") +
                       " does not go with --similar and --similar-to");
  if (options.request.similar && arguments.operands().size() > 1)
    return usage_error("--similar and --similar-to take the place of a query",
                       "--filter, --from and --to narrow what they find");
  if (options.request.story_hits == 0) return {};
  if (options.all) return usage_error("--stories and --all exclude each other", "--limit N: so many stories");
  if (arguments.has("fields")) return usage_error("--stories and --fields exclude each other");
  if (format != Format::text && format != Format::json && format != Format::jsonl)
    return usage_error("--stories writes text or json, not " + std::string(arguments.last("format")));
  return {};
}

}  // namespace dateline::query
