// dateline-corpus: writes a generated corpus of any size, or benchmark queries for it, to standard output.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/generator/article_generator.h"
#include "corpus/generator/query_set.h"
#include "error/result.h"

namespace {

using dateline::error::Error;
using dateline::error::ErrorKind;
using dateline::error::Result;

constexpr std::string_view kUsage =
    "Usage: dateline-corpus --articles N [--seed S] [--words MEAN] [--first I]   articles as JSON Lines\n"
    "       dateline-corpus --queries [K] --articles N [--seed S] [--words MEAN] K queries a class, "
    "class<TAB>query\n"
    "\n"
    "  --articles N   how many articles (of the corpus that is asked, with --queries; there 20000 unless "
    "told)\n"
    "  --first I      begin with article I, counted from 1\n"
    "  --seed S       another corpus (1)\n"
    "  --words MEAN   mean length of a body in words (360)\n"
    "  --queries [K]  write benchmark queries (20 of each class)\n"
    "\n"
    "The same options give the same bytes on every machine.\n";

enum : int { kExitSound = 0, kExitUsage = 2, kExitStorage = 3 };

constexpr std::uint64_t kMostArticles = 1'000'000'000'000;
constexpr std::uint64_t kMostWords = 1'000'000;
constexpr std::size_t kFlushBytes = std::size_t{1} << 20U;

struct Request {
  bool help = false;
  std::optional<std::uint64_t> articles;
  std::uint64_t first = 1;
  std::uint64_t seed = 1;
  std::uint64_t words = 360;
  std::optional<std::uint64_t> queries;
};

Error usage_error(std::string message) {
  return Error{ErrorKind::usage, {}, std::move(message), "", "dateline-corpus --help lists the options"};
}

Result<std::uint64_t> read_number(std::string_view option, std::string_view text, std::uint64_t least,
                                  std::uint64_t most) {
  std::uint64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || value < least || value > most)
    return usage_error("expected a number from " + std::to_string(least) + " to " + std::to_string(most) +
                       " after " + std::string(option));
  return value;
}

/// One option and its value into the request.
dateline::error::Status read_option(std::string_view option, std::string_view value, Request& request) {
  const auto store = [&](auto& target, std::uint64_t least, std::uint64_t most) -> dateline::error::Status {
    const auto number = read_number(option, value, least, most);
    if (!number) return number.error();
    target = *number;
    return {};
  };
  if (option == "--articles") return store(request.articles, 0, kMostArticles);
  if (option == "--first") return store(request.first, 1, kMostArticles);
  if (option == "--seed") return store(request.seed, 0, UINT64_MAX);
  if (option == "--words") return store(request.words, 1, kMostWords);
  if (option == "--queries") return store(request.queries, 1, 10'000);
  return usage_error("unknown option " + std::string(option));
}

bool is_option(std::string_view text) { return text.starts_with("--"); }

Result<Request> read_request(int count, char** arguments) {
  Request request;
  for (int i = 1; i < count; ++i) {
    const std::string_view option = arguments[i];
    if (option == "--help") {
      request.help = true;
      return request;
    }
    const bool has_value = i + 1 < count && !is_option(arguments[i + 1]);
    if (option == "--queries" && !has_value) {
      request.queries = 20;
      continue;
    }
    const auto status = read_option(option, has_value ? arguments[++i] : "", request);
    if (!status) return status.error();
  }
  if (!request.articles && request.queries) request.articles = 20'000;
  if (!request.articles) return usage_error("expected --articles N");
  return request;
}

bool write_out(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

bool write_articles(const dateline::corpus::ArticleGenerator& generator, const Request& request) {
  std::string lines;
  for (std::uint64_t i = 0; i < *request.articles; ++i) {
    append_json_line(generator.article(request.first - 1 + i), lines);
    if (lines.size() < kFlushBytes) continue;
    if (!write_out(lines)) return false;
    lines.clear();
  }
  return write_out(lines) && std::fflush(stdout) == 0;
}

bool write_queries(const dateline::corpus::ArticleGenerator& generator, const Request& request) {
  std::string lines;
  for (const auto& [kind, query] : benchmark_queries(
           generator, *request.articles, static_cast<std::uint32_t>(*request.queries), request.seed))
    lines += kind + '\t' + query + '\n';
  return write_out(lines) && std::fflush(stdout) == 0;
}

}  // namespace

int main(int count, char** arguments) {
  const auto request = read_request(count, arguments);
  if (!request) {
    std::cerr << "dateline-corpus: " << describe(request.error());
    return kExitUsage;
  }
  if (request->help) return write_out(std::string(kUsage)) ? kExitSound : kExitStorage;
  const dateline::corpus::ArticleGenerator generator(
      {.seed = request->seed, .mean_words = static_cast<std::uint32_t>(request->words)});
  if (request->queries ? write_queries(generator, *request) : write_articles(generator, *request))
    return kExitSound;
  std::cerr << "dateline-corpus: standard output cannot be written\n";
  return kExitStorage;
}
