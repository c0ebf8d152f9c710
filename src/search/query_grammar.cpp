// From lexemes to a tree: one function for each level of precedence, the loosest first.
#include "search/query_grammar.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "search/query_error.h"
#include "search/query_join.h"
#include "search/query_term.h"

namespace dateline::search {
namespace {

using error::Result;
using text::ByteRange;

/// A term, a chain of NEAR or a group with the signs and NOTs before it.
struct SignedTerm {
  Term term;
  ByteRange bytes;  // of the first sign, or of the term
  bool negated = false;
  bool required = false;
};

/// Terms that hold together by AND.
struct Conjunction {
  std::vector<QueryNode> wanted;
  std::vector<QueryNode> excluded;
  bool required = false;  // one of its terms bears a +
};

/// Terms side by side: what must, what may and what must not match.
struct Run {
  std::vector<QueryNode> required;
  std::vector<QueryNode> optional;
  std::vector<QueryNode> excluded;
};

void add(SignedTerm term, Conjunction& conjunction) {
  if (!term.term) return;
  if (term.negated) {
    conjunction.excluded.push_back(*std::move(term.term));
  } else {
    conjunction.wanted.push_back(*std::move(term.term));
    conjunction.required = conjunction.required || term.required;
  }
}

/// NOT after an operand means AND NOT, which binds tighter than the OR between bare words; with no operand
/// before it, it holds for the whole run.
void add(Conjunction conjunction, Run& run) {
  if (conjunction.wanted.empty()) {
    std::ranges::move(conjunction.excluded, std::back_inserter(run.excluded));
    return;
  }
  QueryNode node = exclude(join_all(std::move(conjunction.wanted)), std::move(conjunction.excluded));
  (conjunction.required ? run.required : run.optional).push_back(std::move(node));
}

/// The tree of a saved query; places are in its text.
Result<QueryNode> read_saved_query(const SavedQuery& saved, const GrammarOptions& options,
                                   std::vector<std::string_view> open);

/// An error of a saved query, moved to where it stands in the file; those from further within stay.
error::Error placed(error::Error error, const SavedQuery& saved, const std::string& file) {
  if (error.place.source != "query") return error;
  error.place.source = file;
  error.place.line = saved.line;
  error.place.column += saved.column - 1;
  error.line_text = saved.line_text;
  return error;
}

void stand_at(QueryNode& node, ByteRange bytes) {
  node.bytes = bytes;
  node.saved = true;
  for (QueryNode& child : node.children) stand_at(child, bytes);
}

class Parser {
 public:
  /// `open`: the saved queries that are being read, the outermost first.
  Parser(std::string_view query, const LexedQuery& lexed, const GrammarOptions& options, TermReader reader,
         std::vector<std::string_view> open = {})
      : query_(query), lexed_(lexed), options_(options), reader_(std::move(reader)), open_(std::move(open)) {}

  Result<QueryNode> run() {
    auto root = read_alternatives({});
    if (!root) return std::move(root).error();
    if (here().kind == LexemeKind::close) {
      return bad_query(query_, here().bytes.begin, "this parenthesis closes none",
                       "take it away, or put ( where the group begins");
    }
    if (root.value()) return *std::move(root).value();
    return nothing_to_find();
  }

 private:
  const Lexeme& here() const { return lexed_.lexemes[at_]; }
  const Lexeme* before() const { return at_ == 0 ? nullptr : &lexed_.lexemes[at_ - 1]; }
  bool at(LexemeKind kind) const { return here().kind == kind; }
  bool accept(LexemeKind kind) {
    if (!at(kind)) return false;
    ++at_;
    return true;
  }
  static bool is_proximity(LexemeKind kind) {
    return kind == LexemeKind::near || kind == LexemeKind::adjacent;
  }
  /// NEAR, or NOT NEAR.
  bool at_proximity() const {
    if (!at(LexemeKind::negation)) return is_proximity(here().kind);
    return is_proximity(lexed_.lexemes[at_ + 1].kind);
  }
  bool at_exclusion() const { return at(LexemeKind::negation) || at(LexemeKind::minus); }
  bool at_term() const {
    return !at(LexemeKind::end) && !at(LexemeKind::close) && !is_binary_operator(here().kind);
  }
  /// The operator of a chain, behind its NOT.
  const Lexeme& at_operator() const { return lexed_.lexemes[at_ + (at(LexemeKind::negation) ? 1 : 0)]; }
  std::string_view typed(const Lexeme& lexeme) const { return slice(lexed_.text, lexeme.bytes); }

  Result<Term> read_alternatives(const TermScope& scope);
  Result<Term> read_run(const TermScope& scope);
  Result<Conjunction> read_conjunction(const TermScope& scope);
  Result<SignedTerm> read_signed(const TermScope& scope);
  Result<Term> read_proximity(const TermScope& scope, QueryNode first);
  Result<Term> read_operand(const TermScope& scope);
  Result<Term> read_primary(const TermScope& scope);
  Result<Term> read_group(const TermScope& scope);
  Result<Term> read_field(const TermScope& scope);
  Result<Term> read_exact(const TermScope& scope);
  Result<Term> read_value(const TermScope& scope);
  Result<Term> read_counted(const TermScope& scope);
  Result<Term> read_saved(const TermScope& scope);
  error::Status check_saved(std::string_view name, const Lexeme& lexeme, const TermScope& scope) const;
  Result<QueryNode> at_least(QueryNode node, const Lexeme& prefix) const;
  Result<QueryNode> first(QueryNode node, const Lexeme& prefix) const;
  Result<QueryNode> each(QueryNode node, const Lexeme& prefix) const;

  Result<Term> finish(Run run);

  error::Error expected_term() const;
  error::Error nothing_to_find() const;
  error::Error nothing_in(const Lexeme& first) const;
  error::Status check_field(const Lexeme& lexeme, const TermScope& scope) const;
  error::Status check_dates(const Lexeme& value) const;
  error::Status check_proximity(const Lexeme& chain, const std::vector<QueryNode>& children) const;
  error::Status check_operand(const std::string& name, const QueryNode& operand,
                              schema::TextField field) const;
  error::Status check_chain(const Lexeme& chain, bool excluding) const;

  std::string_view query_;
  const LexedQuery& lexed_;
  const GrammarOptions& options_;
  TermReader reader_;
  std::size_t at_ = 0;      // the lexeme that comes next
  std::size_t groups_ = 0;  // open parentheses
  std::vector<std::string_view> open_;
};

/// The field of the words in operands of NEAR; names stand in any.
std::optional<schema::TextField> field_of(const std::vector<QueryNode>& operands) {
  for (const QueryNode& operand : operands) {
    if (operand.kind == NodeKind::name) continue;
    if (operand.kind != NodeKind::disjunction) return operand.field;
    if (const auto field = field_of(operand.children)) return field;
  }
  return std::nullopt;
}

/// Has it occurrences that can be counted: a word, a phrase, a name in the text, or alternatives of these?
bool is_item(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::exact:
    case NodeKind::phrase:
      return true;
    case NodeKind::name:
      return schema::is_entity_facet(node.facet);
    case NodeKind::disjunction:
      return std::ranges::all_of(node.children, is_item);
    default:
      return false;
  }
}

/// Of the words of what stands in the text.
void set_field(QueryNode& node, schema::TextField field) {
  if (node.kind != NodeKind::name && node.kind != NodeKind::disjunction) node.field = field;
  for (QueryNode& child : node.children) set_field(child, field);
}

bool takes_no_group(schema::FieldKind kind) {
  return kind == schema::FieldKind::id || kind == schema::FieldKind::date ||
         kind == schema::FieldKind::length;
}

/// a OR b
Result<Term> Parser::read_alternatives(const TermScope& scope) {
  std::vector<QueryNode> alternatives;
  do {
    auto run = read_run(scope);
    if (!run) return std::move(run).error();
    if (run.value()) alternatives.push_back(*std::move(run).value());
  } while (accept(LexemeKind::disjunction));
  if (alternatives.empty()) return Term();
  return Term(join_any(std::move(alternatives)));
}

/// Terms side by side. Where OR stands between them, + speaks for all of them: "a +b c" wants b and likes a
/// and c.
Result<Term> Parser::read_run(const TermScope& scope) {
  Run run;
  do {
    auto conjunction = read_conjunction(scope);
    if (!conjunction) return std::move(conjunction).error();
    add(std::move(conjunction).value(), run);
  } while (options_.bare_or && at_term());
  return finish(std::move(run));
}

/// a AND b, a NOT b; a b where AND stands between bare words.
Result<Conjunction> Parser::read_conjunction(const TermScope& scope) {
  Conjunction conjunction;
  do {
    auto term = read_signed(scope);
    if (!term) return std::move(term).error();
    add(std::move(term).value(), conjunction);
  } while (accept(LexemeKind::conjunction) || at_exclusion() || (!options_.bare_or && at_term()));
  return conjunction;
}

/// NOT a, -a, +a; signs in a row add up.
Result<SignedTerm> Parser::read_signed(const TermScope& scope) {
  SignedTerm found;
  found.bytes = here().bytes;
  bool excludes = false;
  for (; at_exclusion() || at(LexemeKind::plus); ++at_) {
    if (at(LexemeKind::plus)) found.required = true;
    if (at_exclusion()) found.negated = !found.negated;
    excludes = excludes || at_exclusion();
  }
  auto term = read_operand(scope);
  if (!term) return std::move(term).error();
  if (!at_proximity()) {
    found.term = std::move(term).value();
    return found;
  }
  if (excludes) {
    return bad_query(query_, found.bytes.begin,
                     "NOT binds tighter than " + std::string(typed(at_operator())) + ", which needs a term",
                     "with parentheses: NOT (oil NEAR/5 price)");
  }
  auto chain = read_proximity(scope, *std::move(term).value());
  if (!chain) return std::move(chain).error();
  found.term = std::move(chain).value();
  return found;
}

/// a NEAR/5 b NEAR/5 c, from the first operator on.
Result<Term> Parser::read_proximity(const TermScope& scope, QueryNode first) {
  const bool excluding = at(LexemeKind::negation);
  const Lexeme& chain = at_operator();
  std::vector<QueryNode> children;
  children.push_back(std::move(first));
  while (at_proximity()) {
    if (auto status = check_chain(chain, excluding); !status) return status.error();
    accept(LexemeKind::negation);
    ++at_;
    if (at_exclusion()) {
      return bad_query(query_, here().bytes.begin, "NOT cannot stand in " + std::string(typed(chain)),
                       "exclude articles instead: oil NOT price");
    }
    accept(LexemeKind::plus);
    const Lexeme& operand = here();
    auto child = read_operand(scope);
    if (!child) return std::move(child).error();
    if (!child.value()) return nothing_in(operand);
    children.push_back(*std::move(child).value());
  }
  if (auto status = check_proximity(chain, children); !status) return status.error();
  QueryNode node =
      parent_of(chain.kind == LexemeKind::near ? NodeKind::near : NodeKind::adjacent, std::move(children));
  node.distance = chain.distance;
  node.within = chain.within;
  node.excluding = excluding;
  node.field = field_of(node.children).value_or(schema::TextField::any);
  return Term(std::move(node));
}

/// A primary that holds something, unless it stands between bare words: "Marks & Spencer" is two.
Result<Term> Parser::read_operand(const TermScope& scope) {
  const Lexeme& first = here();
  const Lexeme* operation = before();
  auto term = read_primary(scope);
  if (!term || term.value()) return term;
  const bool after = operation != nullptr &&
                     (is_binary_operator(operation->kind) || operation->kind == LexemeKind::negation);
  if (after || is_binary_operator(here().kind) || at_proximity()) return nothing_in(first);
  return term;
}

Result<Term> Parser::read_primary(const TermScope& scope) {
  switch (here().kind) {
    case LexemeKind::open:
      return read_group(scope);
    case LexemeKind::field:
      return read_field(scope);
    case LexemeKind::exact:
      return read_exact(scope);
    case LexemeKind::at_least:
    case LexemeKind::first:
      return read_counted(scope);
    case LexemeKind::saved:
      return read_saved(scope);
    case LexemeKind::word:
    case LexemeKind::quoted:
    case LexemeKind::fuzzy:
      return read_value(scope);
    default:
      return expected_term();
  }
}

Result<Term> Parser::read_group(const TermScope& scope) {
  const Lexeme& open = here();
  if (groups_ == options_.limits.depth) {
    return over_limit(query_, open.bytes.begin,
                      "more than " + std::to_string(groups_) + " parentheses within parentheses",
                      "take away those that change nothing");
  }
  ++at_;
  ++groups_;
  auto group = read_alternatives({scope.field, scope.exact});
  if (!group) return group;
  --groups_;
  if (accept(LexemeKind::close)) return group;
  return bad_query(query_, open.bytes.begin, "this parenthesis is not closed", "put ) where the group ends");
}

Result<Term> Parser::read_field(const TermScope& scope) {
  const Lexeme& prefix = here();
  if (auto status = check_field(prefix, scope); !status) return status.error();
  ++at_;
  const schema::FieldKind kind = prefix.field->kind;
  if (at(LexemeKind::open) && takes_no_group(kind)) {
    const std::string name(prefix.field->name);
    return bad_query(query_, here().bytes.begin, name + ": takes no group",
                     "repeat the field: " + name + ":... OR " + name + ":...");
  }
  const Lexeme& value = here();
  auto term = read_primary({prefix.field, false, true});
  if (!term) return term;
  if (!term.value()) return nothing_in(value);
  if (auto status = check_dates(prefix); !status) return status.error();
  return term;
}

/// query:name, as if the saved query stood there in parentheses.
Result<Term> Parser::read_saved(const TermScope& scope) {
  const Lexeme& lexeme = here();
  const std::string_view name = slice(lexed_.text, lexeme.content);
  if (auto status = check_saved(name, lexeme, scope); !status) return status.error();
  ++at_;
  const SavedQuery& saved = *options_.saved->find(name);
  std::vector<std::string_view> open = open_;
  open.push_back(name);
  auto root = read_saved_query(saved, options_, std::move(open));
  if (!root) return placed(std::move(root).error(), saved, options_.saved->file());
  for (std::size_t i = leaf_count(*root); i > 0; --i)
    if (auto status = reader_.count_leaf(lexeme.bytes); !status) return status.error();
  stand_at(*root, lexeme.bytes);
  return Term(std::move(root).value());
}

error::Status Parser::check_saved(std::string_view name, const Lexeme& lexeme, const TermScope& scope) const {
  const std::uint32_t place = lexeme.bytes.begin;
  if (scope.field != nullptr)
    return bad_query(query_, place, "query: cannot stand behind " + std::string(scope.field->name) + ":",
                     "a saved query says itself which fields it asks");
  if (options_.saved == nullptr)
    return bad_query(query_, place, "there are no saved queries",
                     "name the file that holds them: --queries FILE");
  if (options_.saved->find(name) == nullptr) {
    const std::string nearest = options_.saved->nearest(name);
    return bad_query(query_, place, "there is no saved query " + quote(name),
                     nearest.empty() ? "the queries are those of " + options_.saved->file()
                                     : "did you mean query:" + nearest);
  }
  if (std::ranges::find(open_, name) != open_.end()) {
    std::string way;
    for (const std::string_view one : open_) way += std::string(one) + " > ";
    return bad_query(query_, place, "the query " + quote(name) + " leads back to itself",
                     way + std::string(name) + "; write out one of them");
  }
  if (open_.size() < options_.limits.depth) return {};
  return over_limit(
      query_, place,
      "more than " + std::to_string(options_.limits.depth) + " saved queries within saved queries",
      "write out some of them");
}

/// atleast3:..., first50:...
Result<Term> Parser::read_counted(const TermScope& scope) {
  const Lexeme& prefix = here();
  ++at_;
  const Lexeme& value = here();
  auto term = read_primary(scope);
  if (!term) return term;
  if (!term.value()) return nothing_in(value);
  auto node = prefix.kind == LexemeKind::first ? first(*std::move(term).value(), prefix)
                                               : at_least(*std::move(term).value(), prefix);
  if (!node) return std::move(node).error();
  return Term(std::move(node).value());
}

/// Each part of an AND; the alternatives of an OR together.
Result<QueryNode> Parser::at_least(QueryNode node, const Lexeme& prefix) const {
  if (node.kind == NodeKind::conjunction) return each(std::move(node), prefix);
  if (node.kind == NodeKind::first) {
    auto child = at_least(std::move(node.children.front()), prefix);
    if (!child) return child;
    node.children.front() = std::move(child).value();
    return node;
  }
  const std::uint32_t place = node.bytes.begin;
  std::vector<QueryNode> children;
  children.push_back(std::move(node));
  if (!is_item(children.front()))
    return bad_query(query_, place,
                     std::string(typed(prefix)) + " counts words, phrases and names in the text only",
                     "for example atleast3:oil, atleast3:(oil OR petroleum), atleast2:person:putin");
  if (auto status = check_proximity(prefix, children); !status) return status.error();
  QueryNode counted = parent_of(NodeKind::at_least, std::move(children));
  counted.distance = prefix.distance;
  counted.field = field_of(counted.children).value_or(schema::TextField::any);
  return counted;
}

/// Each part of what is joined by operators.
Result<QueryNode> Parser::first(QueryNode node, const Lexeme& prefix) const {
  const bool joined = node.kind == NodeKind::conjunction || node.kind == NodeKind::difference ||
                      node.kind == NodeKind::preference ||
                      (node.kind == NodeKind::disjunction && !is_item(node));
  if (joined) return each(std::move(node), prefix);
  const std::uint32_t place = node.bytes.begin;
  std::vector<QueryNode> children;
  children.push_back(std::move(node));
  const bool positional = children.front().kind == NodeKind::near ||
                          children.front().kind == NodeKind::adjacent ||
                          children.front().kind == NodeKind::at_least;
  if (!positional && !is_item(children.front()))
    return bad_query(query_, place,
                     std::string(typed(prefix)) + " takes words, phrases and names in the text only",
                     "for example first50:oil, first50:(oil NEAR/5 price), first50:person:putin");
  const auto field = field_of(children).value_or(schema::TextField::any);
  if (field == schema::TextField::title)
    return bad_query(query_, place,
                     std::string(typed(prefix)) + " counts the words of the body, so the title has none",
                     "for the title write: title:oil");
  if (field == schema::TextField::any) set_field(children.front(), schema::TextField::body);
  QueryNode counted = parent_of(NodeKind::first, std::move(children));
  counted.distance = prefix.distance;
  counted.field = field == schema::TextField::any ? schema::TextField::body : field;
  return counted;
}

Result<QueryNode> Parser::each(QueryNode node, const Lexeme& prefix) const {
  for (QueryNode& child : node.children) {
    auto counted = prefix.kind == LexemeKind::first ? first(std::move(child), prefix)
                                                    : at_least(std::move(child), prefix);
    if (!counted) return counted;
    child = std::move(counted).value();
  }
  return node;
}

Result<Term> Parser::read_exact(const TermScope& scope) {
  const Lexeme& prefix = here();
  const bool in_words = scope.field == nullptr || scope.field->kind == schema::FieldKind::text;
  ++at_;
  if (in_words && at(LexemeKind::fuzzy)) {
    return bad_query(query_, here().content.end, "a fuzzy word cannot stand behind exact:",
                     "exact: takes one form as it is written: exact:US");
  }
  if (in_words && (at(LexemeKind::word) || at(LexemeKind::quoted))) {
    const Lexeme& value = here();
    auto term = read_value({scope.field, true});
    if (term && !term.value()) return nothing_in(value);
    return term;
  }
  if (!in_words) {
    return bad_query(query_, prefix.bytes.begin, "exact: asks for words, not for names",
                     "quotes ask for the whole name: person:\"Vladimir Putin\"");
  }
  return bad_query(query_, here().bytes.begin, "expected a word or a quoted phrase after exact:",
                   "exact:US, exact:\"Red Square\"; before a group repeat it: exact:US OR exact:EU");
}

Result<Term> Parser::read_value(const TermScope& scope) {
  const Lexeme& lexeme = here();
  ++at_;
  if (lexeme.kind == LexemeKind::fuzzy) return reader_.fuzzy(lexeme.content, lexeme.distance, scope);
  return lexeme.kind == LexemeKind::word ? reader_.word(lexeme.bytes, scope)
                                         : reader_.quoted(lexeme.bytes, lexeme.content, scope);
}

Result<Term> Parser::finish(Run run) {
  if (run.required.empty() && run.optional.empty()) {
    if (run.excluded.empty()) return Term();
    const std::uint32_t place = run.excluded.front().bytes.begin;
    if (auto status = reader_.count_leaf({place, place}); !status) return status.error();
    return Term(exclude(every_article({place, place}), std::move(run.excluded)));
  }
  if (run.required.empty()) return Term(exclude(join_any(std::move(run.optional)), std::move(run.excluded)));
  return Term(
      exclude(prefer(join_all(std::move(run.required)), std::move(run.optional)), std::move(run.excluded)));
}

error::Error Parser::expected_term() const {
  const Lexeme* last = before();
  const auto quoting = [&](const Lexeme& operation) {
    return "to search for the word itself, quote it: " + quote(typed(operation));
  };
  if (last != nullptr && (is_binary_operator(last->kind) || last->kind == LexemeKind::negation)) {
    return bad_query(query_, here().bytes.begin, "expected a term after " + std::string(typed(*last)),
                     quoting(*last));
  }
  if (is_binary_operator(here().kind)) {
    return bad_query(query_, here().bytes.begin, "expected a term before " + std::string(typed(here())),
                     quoting(here()));
  }
  if (last != nullptr && last->kind == LexemeKind::open) {
    const bool closed = at(LexemeKind::close);
    return bad_query(query_, closed ? here().bytes.begin : last->bytes.begin,
                     closed ? "expected a term between the parentheses" : "this parenthesis is not closed",
                     closed ? "to search for ( and ) is not possible: signs are not indexed"
                            : "put ) where the group ends");
  }
  if (at(LexemeKind::close)) {
    return bad_query(query_, here().bytes.begin, "this parenthesis closes none",
                     "take it away, or put ( where the group begins");
  }
  return bad_query(query_, here().bytes.begin, "the query is empty",
                   "type some words, as in ISIS AND Moscow; * finds every article");
}

error::Error Parser::nothing_to_find() const {
  return bad_query(query_, lexed_.lexemes.front().bytes.begin, "the query holds no word",
                   "type some words, as in ISIS AND Moscow; signs alone are not indexed");
}

error::Error Parser::nothing_in(const Lexeme& first) const {
  const std::uint32_t end = std::max(first.bytes.end, before()->bytes.end);
  return bad_query(query_, first.bytes.begin,
                   "there is no word in " + quote(text::slice(lexed_.text, {first.bytes.begin, end})),
                   "only letters and digits are indexed; leave it out together with its operator or field");
}

error::Status Parser::check_field(const Lexeme& lexeme, const TermScope& scope) const {
  if (!scope.direct && !scope.exact) return {};
  const std::string outer = scope.field != nullptr ? std::string(scope.field->name) : "exact";
  const std::string inner(lexeme.field->name);
  return bad_query(query_, lexeme.bytes.begin, inner + ": cannot stand behind " + outer + ":",
                   "join them: " + outer + ":... AND " + inner + ":...");
}

/// `prefix` is of the value just read. Blanks around the dots would turn the end of a range into a word.
error::Status Parser::check_dates(const Lexeme& prefix) const {
  if (prefix.field->kind != schema::FieldKind::date || !at(LexemeKind::word)) return {};
  if (!typed(here()).starts_with("..")) return {};
  return bad_query(query_, here().bytes.begin, "blanks cannot stand in a range of dates",
                   "write date:2024-03..2024-05");
}

error::Status Parser::check_chain(const Lexeme& chain, bool excluding) const {
  const Lexeme& next = at_operator();
  const bool alike = next.distance == chain.distance && next.within == chain.within;
  if (next.kind == chain.kind && alike && at(LexemeKind::negation) == excluding) return {};
  const auto name = [&](const Lexeme& lexeme, bool negated) {
    return (negated ? "NOT " : "") + std::string(typed(lexeme));
  };
  return bad_query(
      query_, here().bytes.begin,
      name(next, at(LexemeKind::negation)) + " cannot follow " + name(chain, excluding) + " in one chain",
      "join two of them: (oil NEAR/5 price) AND (price ADJ/3 cut)");
}

error::Status Parser::check_proximity(const Lexeme& chain, const std::vector<QueryNode>& children) const {
  const auto field = field_of(children).value_or(schema::TextField::any);
  for (const QueryNode& child : children)
    if (auto status = check_operand(std::string(typed(chain)), child, field); !status) return status;
  return {};
}

/// `name`: of the operator.
error::Status Parser::check_operand(const std::string& name, const QueryNode& operand,
                                    schema::TextField field) const {
  const std::uint32_t place = operand.bytes.begin;
  switch (operand.kind) {
    case NodeKind::word:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::exact:
    case NodeKind::phrase:
      break;
    case NodeKind::disjunction:
      for (const QueryNode& child : operand.children)
        if (auto status = check_operand(name, child, field); !status) return status;
      return {};
    case NodeKind::name:
      if (schema::is_entity_facet(operand.facet)) return {};
      return bad_query(query_, place,
                       name + " takes person:, org:, place: and country:, not " +
                           std::string(schema::info(operand.facet).name) + ":",
                       "join it with AND: (oil NEAR/5 price) AND source:reuters");
    case NodeKind::near:
    case NodeKind::adjacent:
      return bad_query(query_, place, "a NEAR or ADJ within " + name + " is not supported",
                       "join two of them: (oil NEAR/5 price) AND (price ADJ/3 cut)");
    case NodeKind::conjunction:
      return bad_query(
          query_, place, "AND cannot stand within " + name,
          "make a chain: oil NEAR/5 price NEAR/5 cut; alternatives take OR: oil NEAR (price OR cost)");
    case NodeKind::first:
      return bad_query(query_, place, "first: stands before all of " + name,
                       "put the whole of it in parentheses: first50:(oil NEAR/5 price)");
    default:
      return bad_query(query_, place, name + " takes words, phrases and names in the text only",
                       "join the rest with AND: (oil NEAR/5 price) AND source:reuters");
  }
  if (operand.field == field) return {};
  return bad_query(query_, place, "the terms of " + name + " are not in the same field",
                   "name the field once: title:(oil NEAR/5 price)");
}

Result<QueryNode> read_saved_query(const SavedQuery& saved, const GrammarOptions& options,
                                   std::vector<std::string_view> open) {
  const auto lexed = read_lexemes(saved.query, options.limits);
  if (!lexed) return lexed.error();
  auto reader = TermReader::open(saved.query, lexed->text, options.limits);
  if (!reader) return std::move(reader).error();
  return Parser(saved.query, *lexed, options, std::move(reader).value(), std::move(open)).run();
}

}  // namespace

error::Result<QueryNode> read_query(std::string_view query, const LexedQuery& lexed,
                                    const GrammarOptions& options) {
  auto reader = TermReader::open(query, lexed.text, options.limits);
  if (!reader) return std::move(reader).error();
  return Parser(query, lexed, options, std::move(reader).value()).run();
}

}  // namespace dateline::search
