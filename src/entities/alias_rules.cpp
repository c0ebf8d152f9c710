// The parser of alias files.
#include "entities/alias_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "entities/name_surface.h"
#include "error/nearest_name.h"
#include "io/output_file.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

using schema::Facet;

constexpr std::array<std::string_view, 4> kFacetNames = {"person", "org", "place", "country"};
constexpr std::array<std::string_view, 6> kLineBeginnings = {"person",  "org",  "place",
                                                             "country", "drop", "retype"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// One line, read from left to right.
class RuleLine {
 public:
  RuleLine(std::string_view line, std::uint64_t number, std::string_view source)
      : line_(line), number_(number), source_(source) {}

  /// Nothing for a line without a rule.
  error::Result<std::optional<AliasRule>> parse() {
    if (at_end()) return std::optional<AliasRule>();
    const std::string_view first = peek_word();
    AliasRule rule;
    rule.line = number_;
    error::Status status;
    if (first == "drop")
      status = parse_drop(rule);
    else if (first == "retype")
      status = parse_retype(rule);
    else
      status = parse_call(rule);
    if (!status) return status.error();
    if (!at_end()) return failure("expected the end of the line", "several names are separated by |");
    return std::optional<AliasRule>(std::move(rule));
  }

 private:
  error::Status parse_call(AliasRule& rule) {
    const std::size_t start = skipped_blanks();
    auto facet = parse_facet();
    if (!facet) return facet.error();
    auto target = parse_name(*facet);
    if (!target) return target.error();
    rule.target = std::move(*target);
    if (at_end()) return {};
    if (!accept('=')) {
      at_ = start;
      skip_to_stop();
      return failure("expected = after the name", "person: Name to show = other name | other name");
    }
    return parse_names(rule, *facet);
  }
  error::Status parse_drop(AliasRule& rule) {
    rule.kind = AliasRule::Kind::drop;
    at_ = peek_end();
    auto facet = parse_facet();
    if (!facet) return facet.error();
    return parse_names(rule, *facet);
  }
  error::Status parse_retype(AliasRule& rule) {
    at_ = peek_end();
    auto facet = parse_facet();
    if (!facet) return facet.error();
    if (auto s = parse_names(rule, *facet); !s) return s;
    if (!accept('=')) return failure("expected = and the new facet", "retype person: Ford | Chrysler = org");
    auto wanted = parse_facet_name();
    if (!wanted) return wanted.error();
    rule.target.facet = *wanted;  // the names keep their own spelling: split by the caller
    return {};
  }
  error::Status parse_names(AliasRule& rule, Facet facet) {
    do {
      Facet own = facet;
      if (const std::size_t colon = facet_before_colon(); colon != 0) {
        own = *schema::find_facet(peek_word());
        at_ = colon;
      }
      auto name = parse_name(own);
      if (!name) return name.error();
      rule.names.push_back(std::move(*name));
    } while (accept('|'));
    return {};
  }
  error::Result<Facet> parse_facet_name() {
    const std::size_t start = skipped_blanks();
    const std::string_view word = peek_word();
    if (std::ranges::find(kFacetNames, word) == kFacetNames.end()) {
      at_ = start;
      const std::string_view near = error::nearest_name(word, kLineBeginnings);
      return failure("expected person, org, place or country",
                     near.empty() ? "for instance: person: Name to show = other name"
                                  : "did you mean " + std::string(near) + "?");
    }
    at_ = start + word.size();
    return *schema::find_facet(word);
  }
  error::Result<Facet> parse_facet() {
    auto facet = parse_facet_name();
    if (facet && !accept(':'))
      return failure("expected : after " + std::string(schema::info(*facet).name), "");
    return facet;
  }
  error::Result<RuleName> parse_name(Facet facet) {
    const std::size_t start = skipped_blanks();
    std::string name;
    if (at_ < line_.size() && line_[at_] == '"') {
      if (auto s = parse_quoted(name); !s) return s.error();
    } else {
      skip_to_stop();
      std::size_t end = at_;
      while (end > start && is_blank(line_[end - 1])) --end;
      name = line_.substr(start, end - start);
    }
    RuleName result{facet, name, key_of(facet, name)};
    if (!result.key.empty()) return result;
    at_ = start;
    return failure(name.empty() ? "expected a name" : "expected a name with a letter or digit in it", "");
  }
  error::Status parse_quoted(std::string& name) {
    const std::size_t start = at_++;
    while (at_ < line_.size() && line_[at_] != '"') {
      const bool escaped = line_[at_] == '\\' && at_ + 1 < line_.size();
      if (escaped) ++at_;
      name += escaped && line_[at_] == 'n' ? '\n' : line_[at_];
      ++at_;
    }
    if (at_ < line_.size()) {
      ++at_;
      return {};
    }
    at_ = start;
    return failure("this quotation mark is not closed", "write \\\" for a quotation mark inside of quotes");
  }

  /// Moves to what ends a bare name: | or = or a comment or the end.
  void skip_to_stop() {
    while (at_ < line_.size() && line_[at_] != '|' && line_[at_] != '=' && !is_comment(at_)) ++at_;
  }
  bool is_comment(std::size_t at) const { return line_[at] == '#' && (at == 0 || is_blank(line_[at - 1])); }
  std::size_t skipped_blanks() {
    while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
    return at_;
  }
  bool at_end() {
    skipped_blanks();
    return at_ >= line_.size() || is_comment(at_);
  }
  bool accept(char mark) {
    skipped_blanks();
    if (at_ >= line_.size() || line_[at_] != mark) return false;
    ++at_;
    return true;
  }
  std::size_t peek_end() {
    std::size_t end = skipped_blanks();
    while (end < line_.size() &&
           ((line_[end] >= 'a' && line_[end] <= 'z') || (line_[end] >= 'A' && line_[end] <= 'Z')))
      ++end;
    return end;
  }
  std::string_view peek_word() {
    const std::size_t end = peek_end();
    return line_.substr(at_, end - at_);
  }
  /// Behind the colon of "person:" at this place, 0 if there is none.
  std::size_t facet_before_colon() {
    const std::size_t end = peek_end();
    if (std::ranges::find(kFacetNames, peek_word()) == kFacetNames.end()) return 0;
    return end < line_.size() && line_[end] == ':' ? end + 1 : 0;
  }
  error::Error failure(std::string message, std::string hint) {
    return {error::ErrorKind::usage,
            {std::string(source_), number_, skipped_blanks() + 1},
            std::move(message),
            std::string(line_),
            std::move(hint)};
  }

  std::string_view line_;
  std::uint64_t number_;
  std::string_view source_;
  std::size_t at_ = 0;
};

/// Looks at all rules together: no name twice, no circles.
class RuleCheck {
 public:
  RuleCheck(std::string_view source) : source_(source) {}

  error::Status add(const AliasRule& rule, std::string_view line) {
    for (const RuleName& name : rule.names) {
      const Node node{name.facet, name.key};
      const Node target{rule.target.facet, rule.target.key};
      if (rule.kind == AliasRule::Kind::call && node == target) continue;
      const auto [place, added] = calls_.try_emplace(node, Call{target, rule.line, rule.kind});
      if (!added && place->second.kind == rule.kind && place->second.target == target) continue;
      if (!added)
        return failure(rule, line, name,
                       "the name stands already in line " + std::to_string(place->second.line));
      if (goes_in_a_circle(node))
        return failure(rule, line, name, "names that are called each other go in a circle");
    }
    return {};
  }

 private:
  using Node = std::pair<Facet, std::string>;
  struct Call {
    Node target;
    std::uint64_t line = 0;
    AliasRule::Kind kind = AliasRule::Kind::call;
  };
  bool goes_in_a_circle(const Node& start) const {
    for (auto call = calls_.find(start); call != calls_.end(); call = calls_.find(call->second.target)) {
      if (call->second.kind == AliasRule::Kind::drop) return false;
      if (call->second.target == start) return true;
    }
    return false;
  }
  error::Error failure(const AliasRule& rule, std::string_view line, const RuleName& name,
                       std::string message) const {
    const std::size_t behind = std::min(line.find('='), line.size());
    const std::size_t from = rule.kind == AliasRule::Kind::drop || rule.target.name.empty() ? 0 : behind;
    const std::size_t at = line.find(name.name, from);
    return {error::ErrorKind::usage,
            {std::string(source_), rule.line, at == std::string_view::npos ? 1 : at + 1},
            std::move(message),
            std::string(line),
            "a name can be called by one other name only"};
  }
  std::string_view source_;
  std::map<Node, Call> calls_;
};

/// "retype" gives one rule for every name: it is called as it is written, in the other facet.
std::vector<AliasRule> split_retyped(AliasRule rule) {
  if (rule.kind == AliasRule::Kind::drop || !rule.target.name.empty()) return {std::move(rule)};
  std::vector<AliasRule> rules;
  for (RuleName& name : rule.names) {
    AliasRule one;
    one.target = {rule.target.facet, name.name, key_of(rule.target.facet, name.name)};
    one.line = rule.line;
    one.names.push_back(std::move(name));
    rules.push_back(std::move(one));
  }
  return rules;
}

}  // namespace

std::string key_of(Facet facet, std::string_view name) {
  return facet == Facet::org ? org_key(name) : name_key(name);
}

error::Result<AliasRules> parse_alias_rules(std::string_view text, std::string_view source) {
  AliasRules all;
  RuleCheck check(source);
  std::uint64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    auto rule = RuleLine(line, ++number, source).parse();
    if (!rule) return rule.error();
    if (!*rule) continue;
    for (AliasRule& one : split_retyped(std::move(**rule))) {
      if (auto s = check.add(one, line); !s) return s.error();
      all.rules.push_back(std::move(one));
    }
  }
  return all;
}

error::Result<std::string> read_alias_text(const std::filesystem::path& path) {
  auto text = io::read_small_file(path);
  if (!text) return text.error();
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  if (!text::is_valid_utf8(*text))
    return error::Error{error::ErrorKind::usage,
                        {path.string(), 0, 0},
                        "expected UTF-8 text",
                        "",
                        "save the alias file as UTF-8"};
  return text;
}

error::Result<AliasRules> read_alias_rules(const std::filesystem::path& path) {
  const auto text = read_alias_text(path);
  if (!text) return text.error();
  return parse_alias_rules(*text, path.string());
}

std::string quoted_name(std::string_view name) {
  const bool facet_like = name.find(':') != std::string_view::npos;
  const bool needs = name.empty() || facet_like ||
                     name.find_first_of("|=#\"\\\n\r\t") != std::string_view::npos ||
                     is_blank(name.front()) || is_blank(name.back());
  if (!needs) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else
      quoted += c;
  }
  return quoted + '"';
}

}  // namespace dateline::entities
