// Printing, comparing and measuring query trees.
#include "search/query_tree.h"

#include <algorithm>

namespace dateline::search {
namespace {

using schema::TextField;

std::string prefix_of(TextField field) {
  if (field == TextField::any) return {};
  const auto found = std::ranges::find_if(schema::kFields, [&](const schema::FieldInfo& info) {
    return info.kind == schema::FieldKind::text && info.text == field;
  });
  return std::string(found->name) + ":";
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string id_text(std::string_view id) {
  const bool plain = !id.empty() && id.find_first_of(" ()\"\\") == std::string_view::npos;
  return plain ? std::string(id) : in_quotes(id);
}

/// The first or last second of a range: the day alone where a day begins or ends there.
std::string day_or_second(schema::Seconds second, schema::Seconds remainder_of_whole_day) {
  constexpr schema::Seconds kDay = 86400;
  const schema::Seconds of_day = ((second % kDay) + kDay) % kDay;
  const bool whole = of_day == remainder_of_whole_day;
  return schema::to_iso({second, whole ? schema::Precision::day : schema::Precision::second});
}

std::string span_text(const schema::Span& span) {
  const schema::Span open;
  const std::string first = span.begin == open.begin ? "" : day_or_second(span.begin, 0);
  const std::string last = span.end == open.end ? "" : day_or_second(span.end - 1, 86399);
  return first == last ? first : first + ".." + last;
}

std::string words_text(const WordRange& words) {
  const WordRange open;
  const std::string least = words.least == open.least ? "" : std::to_string(words.least);
  const std::string most = words.most == open.most ? "" : std::to_string(words.most);
  return least == most && !least.empty() ? least : least + ".." + most;
}

std::string name_text(const QueryNode& node) {
  const std::string field = std::string(schema::info(node.facet).name) + ":";
  if (node.whole) return field + in_quotes(node.text);
  if (node.text.find(' ') != std::string::npos) return "(" + field + "phrase " + node.text + ")";
  return field + node.text;
}

void print(const QueryNode& node, TextField inherited, std::string& out);

void print_list(const QueryNode& node, const std::string& head, TextField inherited, std::string& out) {
  out += "(" + head;
  for (const QueryNode& child : node.children) {
    out += ' ';
    print(child, inherited, out);
  }
  out += ')';
}

/// "near/5", "not-sentence", "adj/2".
std::string proximity_name(const QueryNode& node) {
  const std::string negation = node.excluding ? "not-" : "";
  if (node.within != Within::field) return negation + std::string(name_of(node.within));
  return negation + (node.kind == NodeKind::near ? "near/" : "adj/") + std::to_string(node.distance);
}

/// `field`: what stands before its words.
std::string leaf_text(const QueryNode& node, const std::string& field) {
  switch (node.kind) {
    case NodeKind::word:
      return node.stop_word ? "(unranked " + field + node.text + ")" : field + node.text;
    case NodeKind::wildcard:
      return field + node.text;
    case NodeKind::fuzzy:
      return field + node.text + "~" + std::to_string(node.distance);
    case NodeKind::exact:
      return field + "exact:" + node.text;
    case NodeKind::name:
      return name_text(node);
    case NodeKind::id:
      return "id:" + id_text(node.text);
    case NodeKind::date:
      return "date:" + span_text(node.span);
    case NodeKind::recent:
      return "date:" + to_string(node.recent);
    case NodeKind::length:
      return "length:" + words_text(node.words);
    default:
      return "*";
  }
}

/// `inherited`: the field that an enclosing phrase or NEAR has named already.
void print(const QueryNode& node, TextField inherited, std::string& out) {
  const std::string field = node.field == inherited ? "" : prefix_of(node.field);
  switch (node.kind) {
    case NodeKind::phrase:
      return print_list(node, field + "phrase", node.field, out);
    case NodeKind::near:
    case NodeKind::adjacent:
      return print_list(node, field + proximity_name(node), node.field, out);
    case NodeKind::at_least:
      out += "atleast" + std::to_string(node.distance) + ":";
      return print(node.children.front(), inherited, out);
    case NodeKind::first:
      out += "first" + std::to_string(node.distance) + ":";
      return print(node.children.front(), TextField::body, out);
    case NodeKind::conjunction:
      return print_list(node, "and", TextField::any, out);
    case NodeKind::disjunction:
      return print_list(node, "or", inherited, out);
    case NodeKind::preference:
      return print_list(node, "maybe", TextField::any, out);
    case NodeKind::difference:
      return print_list(node, "not", TextField::any, out);
    default:
      out += leaf_text(node, field);
  }
}

}  // namespace

std::string to_string(const QueryNode& node) {
  std::string out;
  print(node, TextField::any, out);
  return out;
}

std::string_view name_of(Within within) {
  if (within == Within::sentence) return "sentence";
  return within == Within::paragraph ? "paragraph" : "";
}

std::ostream& operator<<(std::ostream& out, const QueryNode& node) { return out << to_string(node); }

bool same_meaning(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.text == b.text && a.field == b.field && a.facet == b.facet &&
         a.whole == b.whole && a.stop_word == b.stop_word && a.distance == b.distance &&
         a.within == b.within && a.excluding == b.excluding && a.recent == b.recent && a.words == b.words &&
         a.span == b.span && std::ranges::equal(a.children, b.children, same_meaning);
}

std::size_t depth(const QueryNode& node) {
  std::size_t below = 0;
  for (const QueryNode& child : node.children) below = std::max(below, depth(child));
  return below + 1;
}

std::size_t leaf_count(const QueryNode& node) {
  if (node.children.empty()) return 1;
  std::size_t leaves = 0;
  for (const QueryNode& child : node.children) leaves += leaf_count(child);
  return leaves;
}

}  // namespace dateline::search
