// What queries mean and how they are refused; docs/query-language.md says why, and its tables are tested too.
#include "search/query_parser.h"

#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace dateline::search {
namespace {

std::string parsed(std::string_view query, const ParseOptions& options = {}) {
  const auto tree = parse_query(query, options);
  return tree ? to_string(tree->root) : error::describe(tree.error());
}

/// "3:7: message" of a refused query, the kind in front unless it is bad_query.
std::string refusal(std::string_view query, const ParseOptions& options = {}) {
  const auto tree = parse_query(query, options);
  if (tree) return to_string(tree->root);
  const error::Error& error = tree.error();
  const std::string kind =
      error.kind == error::ErrorKind::bad_query ? "" : std::string(name_of(error.kind)) + " ";
  return kind + std::to_string(error.place.column) + ": " + error.message;
}

TEST_CASE("a query has one meaning", "[search][query]") {
  const auto [query, tree] = GENERATE(table<std::string, std::string>({
      {"ISIS", "isis"},
      {"ISIS AND Moscow", "(and isis moscow)"},
      {"ISIS Moscow", "(and isis moscow)"},
      {"isis and moscow", "(and isis and moscow)"},
      {"isis or not moscow", "(and isis or not moscow)"},
      {"ISIS OR Moscow", "(or isis moscow)"},
      {"\"Red Square\"", "(phrase red square)"},
      {"ISIS NOT \"Red Square\"", "(not isis (phrase red square))"},
      {"Straße STRASSE", "(and strasse strasse)"},
      {"Россия МОСКВА", "(and россия москва)"},
      // Precedence: NOT, then NEAR and ADJ, then AND, then OR; the bare operator binds like its name.
      {"a OR b AND c", "(or a (and b c))"},
      {"a AND b OR c", "(or (and a b) c)"},
      {"a OR b c", "(or a (and b c))"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"(a OR b) c", "(and (or a b) c)"},
      {"a NEAR b AND c NEAR/2 d", "(and (near/10 a b) (near/2 c d))"},
      {"a NEAR b OR c", "(or (near/10 a b) c)"},
      {"NOT a AND b", "(not b a)"},
      {"NOT a OR b", "(or (not * a) b)"},
      // The same operator makes one flat node, duplicates stay.
      {"a AND b AND c", "(and a b c)"},
      {"(a AND b) AND c", "(and a b c)"},
      {"a (b (c d))", "(and a b c d)"},
      {"a OR (b OR c) OR a", "(or a b c a)"},
      {"a a", "(and a a)"},
      {"((((a))))", "a"},
      // NOT
      {"NOT a", "(not * a)"},
      {"-a", "(not * a)"},
      {"a NOT b", "(not a b)"},
      {"a -b", "(not a b)"},
      {"a AND NOT b", "(not a b)"},
      {"a NOT b NOT c", "(not a b c)"},
      {"a -b c -d", "(not (and a c) b d)"},
      {"(a NOT b) NOT c", "(not a b c)"},
      {"a NOT (b NOT c)", "(not a (not b c))"},
      {"a AND (NOT b)", "(not a b)"},
      {"(NOT a) AND (NOT b)", "(not * a b)"},
      {"a OR NOT b", "(or a (not * b))"},
      {"a OR b NOT c", "(or a (not b c))"},
      {"NOT (a OR b)", "(not * (or a b))"},
      {"NOT NOT a", "a"},
      {"NOT -a", "a"},
      {"NOT (NOT a)", "(not * (not * a))"},
      {"-\"red square\" -(a b) oil", "(not oil (phrase red square) (and a b))"},
      {"+a b", "(and a b)"},
      {"+a OR b", "(or a b)"},
      // NEAR, ADJ
      {"oil NEAR price", "(near/10 oil price)"},
      {"oil NEAR/5 price NEAR/5 cut", "(near/5 oil price cut)"},
      {"oil ADJ price", "(adj/10 oil price)"},
      {"oil ADJ/3 \"price cut\"", "(adj/3 oil (phrase price cut))"},
      {"(oil) NEAR/1000000 (pric*)", "(near/1000000 oil pric*)"},
      {"exact:US NEAR e-mail", "(near/10 exact:US (phrase e mail))"},
      {"a b NEAR c d", "(and a (near/10 b c) d)"},
      {"+a NEAR +b", "(near/10 a b)"},
      {"NOT (a NEAR b)", "(not * (near/10 a b))"},
      // Words as the analyzer takes them.
      {"e-mail", "(phrase e mail)"},
      {"Al-Qaeda U.S. AT&T", "(and (phrase al qaeda) us at&t)"},
      {"12:30 http://x.org Re:oil", "(and (phrase 12 30) (phrase http x.org) (phrase re oil))"},
      {"O’Brien O'Brien", "(and o'brien o'brien)"},
      {"C++ C#", "(and c c)"},
      {"Marks & Spencer", "(and marks spencer)"},
      {"Moscow - Kiev -- Minsk", "(and moscow kiev minsk)"},
      {"a (&) b", "(and a b)"},
      {"a -& b", "(and a b)"},
      {"\"Moscow, & Kiev\"", "(phrase moscow kiev)"},
      {"\"Moscow\"", "moscow"},
      {"\"\" a", "a"},
      {"\"Islamic State (ISIS) fighters\"", "(phrase islamic state isis fighters)"},
      {"\"AND\" \"near/5\"", "(and and (phrase near 5))"},
      {"“Red Square” «oil price»", "(and (phrase red square) (phrase oil price))"},
      // Wildcards
      {"bank* wi?d *bank* colo*r", "(and bank* wi?d *bank* colo*r)"},
      {"BANK*", "bank*"},
      {"STRAß*", "strass*"},
      {"ban**", "ban*"},
      {"ban?*", "ban?*"},
      {"*", "*"},
      {"* NOT oil", "(not * oil)"},
      {"oil *", "(and oil *)"},
      {"\"oil pric*\"", "(phrase oil pric*)"},
      {"\"wom?n now\"", "(phrase wom?n now)"},
      {"\"who won?\"", "(phrase who won)"},
      {"\"won??\" what ?", "(and won what)"},
      {"e-mai*", "(phrase e mai*)"},
      {"don't*", "don't*"},
      {"12.5*", "12.5*"},
      {"москв*", "москв*"},
      {"北京*", "北京*"},
      // Fields
      {"title:oil", "title:oil"},
      {"title:Oil body:price lead:cut", "(and title:oil body:price lead:cut)"},
      {"title:\"red square\"", "(title:phrase red square)"},
      {"title:e-mail", "(title:phrase e mail)"},
      {"title:bank*", "title:bank*"},
      {"title:(oil OR \"red square\" NOT pric*)",
       "(or title:oil (not (title:phrase red square) title:pric*))"},
      {"title:(a b)", "(and title:a title:b)"},
      {"title:(a NEAR/3 b)", "(title:near/3 a b)"},
      {"title:a NEAR/3 title:b", "(title:near/3 a b)"},
      {"title:(a ADJ \"b c\")", "(title:adj/10 a (phrase b c))"},
      {"title:exact:US title:(exact:\"US Army\")", "(and title:exact:US (title:phrase exact:US exact:Army))"},
      {"title:(NOT a)", "(not * title:a)"},
      {"-title:oil", "(not * title:oil)"},
      {"title:AND", "title:and"},
      {"exact:US", "exact:US"},
      {"exact:\"Red Square\"", "(phrase exact:Red exact:Square)"},
      {"exact:e-Mail", "(phrase exact:e exact:Mail)"},
      {"exact:U.S.", "exact:US"},
      {"exact:\"What? Now\"", "(phrase exact:What exact:Now)"},
      // Names
      {"person:putin", "person:putin"},
      {"person:Vladimir-Putin", "(person:phrase vladimir putin)"},
      {"person:\"Vladimir  PUTIN \"", "person:\"vladimir putin\""},
      {"person:\"al-Qaeda (AQ)\"", "person:\"al-qaeda (aq)\""},
      {"person:(putin OR \"Vladimir Putin\")", "(or person:putin person:\"vladimir putin\")"},
      {"org:(red cross)", "(and org:red org:cross)"},
      {"org:(-gazprom shell)", "(not org:shell org:gazprom)"},
      {"country:US place:moscow topic:oil source:bbc.co.uk",
       "(and country:us place:moscow topic:oil source:bbc.co.uk)"},
      {"author:smith section:sport language:en", "(and author:smith section:sport language:en)"},
      {"topic:medtop:20000344", "(topic:phrase medtop 20000344)"},
      // Ids
      {"id:ABC-1", "id:ABC-1"},
      {"id:tag:reuters.com,2024:x(5)", "id:\"tag:reuters.com,2024:x(5)\""},
      {"(id:a OR id:\"b c\")", "(or id:a id:\"b c\")"},
      // Dates
      {"date:2024-03-22", "date:2024-03-22"},
      {"date:2024-03", "date:2024-03-01..2024-03-31"},
      {"date:2024", "date:2024-01-01..2024-12-31"},
      {"date:2024-02..2024-02", "date:2024-02-01..2024-02-29"},
      {"date:2024-03..2024-05", "date:2024-03-01..2024-05-31"},
      {"date:2024-05..2024", "date:2024-05-01..2024-12-31"},
      {"date:..2023", "date:..2023-12-31"},
      {"date:2023..", "date:2023-01-01.."},
      {"date:\"2024-03-22 10:15\"", "date:2024-03-22T10:15:00Z..2024-03-22T10:15:59Z"},
      {"date:2024-03-22T10:15:30+02:00..", "date:2024-03-22T08:15:30Z.."},
      {"date:\"2024-03 .. 2024-05\"", "date:2024-03-01..2024-05-31"},
      {"oil date:9999", "(and oil date:9999-01-01..9999-12-31)"},
  }));
  CAPTURE(query);
  CHECK(parsed(query) == tree);
}

TEST_CASE("with --operator or, bare words are alternatives, NOT binds to the word before, + speaks for all",
          "[search][query]") {
  const auto [query, tree] = GENERATE(table<std::string, std::string>({
      {"oil price", "(or oil price)"},
      {"oil price AND cut", "(or oil (and price cut))"},
      {"oil OR price cut", "(or oil price cut)"},
      {"oil -price", "(not oil price)"},
      {"oil cut -price", "(or oil (not cut price))"},
      {"oil cut NOT price", "(or oil (not cut price))"},
      {"oil NOT price cut", "(or (not oil price) cut)"},
      {"NOT price oil cut", "(not (or oil cut) price)"},
      {"-oil -price", "(not * oil price)"},
      {"oil cut AND NOT price", "(or oil (not cut price))"},
      {"oil OR cut NOT price", "(or oil (not cut price))"},
      {"oil NOT price AND cut", "(not (and oil cut) price)"},
      {"oil (NOT price)", "(or oil (not * price))"},
      {"oil +price cut", "(maybe price oil cut)"},
      {"+oil +price cut", "(maybe (and oil price) cut)"},
      {"+oil +price", "(and oil price)"},
      {"+oil", "oil"},
      {"oil +price -cut rise", "(maybe (not price cut) oil rise)"},
      {"oil +price AND cut", "(maybe (and price cut) oil)"},
      {"oil OR cut +price", "(or oil (maybe price cut))"},
      {"title:(oil +price)", "(maybe title:price title:oil)"},
      {"oil +\"price cut\" +(a b)", "(maybe (and (phrase price cut) (or (unranked a) b)) oil)"},
  }));
  CAPTURE(query);
  CHECK(parsed(query, {.bare_or = true}) == tree);
}

TEST_CASE("with --operator or, stop words rank only where nothing else would", "[search][query]") {
  const auto [query, tree] = GENERATE(table<std::string, std::string>({
      {"the war", "(or (unranked the) war)"},
      {"the war OR of OR peace", "(or (unranked the) war (unranked of) peace)"},
      {"The Who", "(or the who)"},
      {"the", "the"},
      {"the AND war", "(and the war)"},
      {"\"the war\" the", "(or (phrase the war) (unranked the))"},
      {"the NEAR war peace", "(or (near/10 the war) peace)"},
      {"title:the title:war", "(or (unranked title:the) title:war)"},
      {"+the war", "(maybe the war)"},
      {"+war the", "(maybe war (unranked the))"},
      {"+the of", "(maybe the of)"},
      {"(the OR of) AND war", "(and (or the of) war)"},
      {"exact:The war", "(or exact:The war)"},
      {"us US U.S. who WHO vaccine", "(or us us us (unranked who) who vaccine)"},
      {"A Mexican standoff", "(or (unranked a) mexican standoff)"},
      {"the -war", "(not the war)"},
  }));
  CAPTURE(query);
  CHECK(parsed(query, {.bare_or = true}) == tree);
}

TEST_CASE("stop words are those of the language", "[search][query]") {
  CHECK(parsed("le the", {.bare_or = true, .language = "fr"}) == "(or (unranked le) the)");
  CHECK(parsed("le the", {.bare_or = true, .language = "en"}) == "(or le (unranked the))");
  CHECK(parsed("the war") == "(and the war)");
}

TEST_CASE("--plain reads words only", "[search][query]") {
  const auto [query, tree] = GENERATE(table<std::string, std::string>({
      {"oil and price", "(or oil (unranked and) price)"},
      {"oil AND NOT price", "(or oil and not price)"},
      {"oil", "oil"},
      {"\"oil -price (cut", "(or oil price cut)"},
      {"title:oil id:5 pric* won?", "(or title oil id 5 pric won)"},
      {"e-mail U.S.", "(or e mail us)"},
      {"who is the", "(or who is the)"},
      {"oil~ atleast3:x || &&", "(or oil atleast3 x)"},
      {std::string("oil\0price\ncut", 13), "(or oil price cut)"},
  }));
  CAPTURE(query);
  CHECK(parsed(query, {.plain = true}) == tree);
  CHECK(parsed(query, {.bare_or = true, .plain = true}) == tree);
}

TEST_CASE("a query that cannot be read is refused at a place", "[search][query]") {
  const auto [query, message] = GENERATE(table<std::string, std::string>({
      {"", "1: the query is empty"},
      {" \t\n", "1: the query is empty"},
      {"&", "1: the query holds no word"},
      {"  -- &", "3: the query holds no word"},
      {"\"\"", "1: the query holds no word"},
      {"\"&\" (&)", "1: the query holds no word"},
      {"?", "1: the query holds no word"},
      // Operators
      {"ISIS AND", "9: expected a term after AND"},
      {"ISIS AND  ", "9: expected a term after AND"},
      {"ISIS AND OR Moscow", "10: expected a term after AND"},
      {"NOT", "4: expected a term after NOT"},
      {"a NOT", "6: expected a term after NOT"},
      {"a OR", "5: expected a term after OR"},
      {"a NEAR/5", "9: expected a term after NEAR/5"},
      {"a NEAR/5 ADJ b", "10: expected a term after NEAR/5"},
      {"AND", "1: expected a term before AND"},
      {"OR b", "1: expected a term before OR"},
      {"a (AND b)", "4: expected a term before AND"},
      {"(a AND)", "7: expected a term after AND"},
      {"a && b", "3: \"&&\" is no operator here"},
      {"a || b", "3: \"||\" is no operator here"},
      {"a | b", "3: \"|\" is no operator here"},
      {"a AND &", "7: there is no word in \"&\""},
      {"& AND a", "1: there is no word in \"&\""},
      {"a b & OR c", "5: there is no word in \"&\""},
      {"a OR & c", "6: there is no word in \"&\""},
      {"NOT &", "5: there is no word in \"&\""},
      {"a NEAR &", "8: there is no word in \"&\""},
      {"a NEAR +&", "9: there is no word in \"&\""},
      {"a AND (& -)", "7: there is no word in \"(& -)\""},
      {"a AND \"\"", "7: there is no word in \"\"\"\""},
      // Quotes and parentheses
      {"\"red square", "1: this quote is not closed"},
      {"a \"b\" \"c", "7: this quote is not closed"},
      {"“red", "1: this quote is not closed"},
      {"\"red”", "1: this quote is not closed"},
      {"(a", "1: this parenthesis is not closed"},
      {"a (b (c)", "3: this parenthesis is not closed"},
      {"(", "1: this parenthesis is not closed"},
      {"a)", "2: this parenthesis closes none"},
      {")", "1: this parenthesis closes none"},
      {"()", "2: expected a term between the parentheses"},
      {"a AND ()", "8: expected a term between the parentheses"},
      // NEAR
      {"a NEAR/0 b", "8: expected a number of words from 1 to 1000000 after NEAR/"},
      {"a NEAR/ b", "8: expected a number of words from 1 to 1000000 after NEAR/"},
      {"a ADJ/x b", "7: expected a number of words from 1 to 1000000 after ADJ/"},
      {"a ADJ/-1 b", "7: expected a number of words from 1 to 1000000 after ADJ/"},
      {"a NEAR/1000001 b", "8: expected a number of words from 1 to 1000000 after NEAR/"},
      {"a NEAR/99999999999999999999 b", "8: expected a number of words from 1 to 1000000 after NEAR/"},
      {"a NEAR/5 b NEAR/6 c", "12: NEAR/6 cannot follow NEAR/5 in one chain"},
      {"a NEAR b ADJ c", "10: ADJ cannot follow NEAR in one chain"},
      {"a NEAR (b ADJ c)", "9: a NEAR or ADJ within NEAR is not supported"},
      {"(a NEAR b) NEAR c", "2: a NEAR or ADJ within NEAR is not supported"},
      {"a NEAR (b c)", "9: AND cannot stand within NEAR"},
      {"a NOT NEAR b NEAR c", "14: NEAR cannot follow NOT NEAR in one chain"},
      {"a NEAR (b AND c)", "9: AND cannot stand within NEAR"},
      {"a NEAR source:b", "15: NEAR takes person:, org:, place: and country:, not source:"},
      {"a NEAR date:2024", "13: NEAR takes words, phrases and names in the text only"},
      {"a NEAR *", "8: NEAR takes words, phrases and names in the text only"},
      {"topic:(a NEAR b)", "8: NEAR takes person:, org:, place: and country:, not topic:"},
      {"a NEAR title:b", "14: the terms of NEAR are not in the same field"},
      {"NOT a NEAR b", "1: NOT binds tighter than NEAR, which needs a term"},
      {"c -a NEAR b", "3: NOT binds tighter than NEAR, which needs a term"},
      {"a NEAR NOT b", "8: NOT cannot stand in NEAR"},
      {"a NEAR -b", "8: NOT cannot stand in NEAR"},
      // Phrases and wildcards
      {"\"oil (price OR )\"", "16: there is no word in this alternative"},
      {"\"oil * price\"", "6: a wildcard needs letters or digits beside it"},
      {"\"oil pric\"*", "11: a wildcard cannot stand behind a phrase"},
      {"\"oil price\"~5", "12: a tilde behind a phrase is not supported"},
      {"**", "1: a wildcard needs letters or digits beside it"},
      {"covid-*", "7: a wildcard needs letters or digits beside it"},
      {"oil b*", "limit 5: a wildcard needs at least 3 letters or digits"},
      {"\"oil b?d\"", "limit 6: a wildcard needs at least 3 letters or digits"},
      {"北*", "limit 1: a wildcard needs at least 3 letters or digits"},
      {"title:*", "7: a lone * stands for every article, not for a word in title:"},
      {"person:put*", "11: wildcards are not supported in person:"},
      {"person:*", "8: wildcards are not supported in person:"},
      {"exact:US*", "9: wildcards cannot stand behind exact:"},
      {"exact:U?", "8: wildcards cannot stand behind exact:"},
      {"exact:\"US Arm*\"", "14: wildcards cannot stand behind exact:"},
      // Fields
      {"titel:oil", "1: unknown field \"titel\""},
      {"oil re:price", "5: unknown field \"re\""},
      {"foo:\"a b\"", "1: unknown field \"foo\""},
      {"Title:oil", "1: the names of fields are written in lower case"},
      {"EXACT:US", "1: the names of fields are written in lower case"},
      {"title: oil", "7: expected a term right after title:"},
      {"title:", "7: expected a term right after title:"},
      {"(exact:)", "8: expected a term right after exact:"},
      {"title:()", "8: expected a term between the parentheses"},
      {"title:&", "7: there is no word in \"&\""},
      {"person:\" \"", "8: there is no word in \"\" \"\""},
      {"person:&", "8: there is no word in \"&\""},
      {"exact:&", "7: there is no word in \"&\""},
      {"id:\"\"", "4: there is no word in \"\"\"\""},
      {"title:person:putin", "7: person: cannot stand behind title:"},
      {"title:body:a", "7: body: cannot stand behind title:"},
      {"exact:title:US", "7: expected a word or a quoted phrase after exact:"},
      {"exact:(a OR b)", "7: expected a word or a quoted phrase after exact:"},
      {"person:(exact:US)", "9: exact: asks for words, not for names"},
      {"id:(a OR b)", "4: id: takes no group"},
      {"date:(2024 OR 2025)", "6: date: takes no group"},
      // Dates
      {"date:yesterday", "6: \"yesterday\" is not a date"},
      {"date:2024-13", "6: \"2024-13\" is not a date"},
      {"date:2024-02-30", "6: \"2024-02-30\" is not a date"},
      {"date:24", "6: \"24\" is not a date"},
      {"date:2024..may", "12: \"may\" is not a date"},
      {"date:2024..2025..2026", "12: \"2025..2026\" is not a date"},
      {"date:..", "6: expected a date after date:"},
      {"date:\"\"", "7: expected a date after date:"},
      {"date:2024-05..2024-03", "6: this range of dates ends before it begins"},
      {"date:2024-03 .. 2024-05", "14: blanks cannot stand in a range of dates"},
      {"date:>2024", "6: \">2024\" is not a date"},
      // Not supported yet, and never taken for something else
      {"fuzzy~0.8", "7: expected 1 or 2 edits after ~"},
      {"fuzzy~3", "7: expected 1 or 2 edits after ~"},
      {"person:fuzzy~", "13: fuzzy words are not supported in person:"},
      {"person:(a fuzzy~)", "16: fuzzy words are not supported in person:"},
      {"exact:fuzzy~", "12: a fuzzy word cannot stand behind exact:"},
      {"fuz*y~", "4: a fuzzy word holds no wildcards"},
      {"up-and-down~", "12: \"up-and-down\" is more than one word, so it cannot be fuzzy"},
      {"ab~", "limit 1: a fuzzy word needs at least 3 letters or digits"},
      {"a SENTENCE b PARAGRAPH c", "14: PARAGRAPH cannot follow SENTENCE in one chain"},
      {"a SENTENCE b NEAR/5 c", "14: NEAR/5 cannot follow SENTENCE in one chain"},
      {"a SENTENCE (b c)", "13: AND cannot stand within SENTENCE"},
      {"SENTENCE a", "1: expected a term before SENTENCE"},
      {"atleast0:word", "8: expected a number from 1 to 1000000 after atleast"},
      {"first1000001:word", "6: expected a number from 1 to 1000000 after first"},
      {"atleast3: word", "10: expected a term right after atleast3:"},
      {"title:first50:word", "15: first50: counts the words of the body, so the title has none"},
      {"atleast2:(a NEAR b)", "11: atleast2: counts words, phrases and names in the text only"},
      {"first50:date:2024", "14: first50: takes words, phrases and names in the text only"},
      {"length:long", "8: \"long\" is not a length in words"},
      {"length:5..3", "8: no article can be so long and so short"},
      {"length:(5)", "8: length: takes no group"},
      {"date:last-0-days", "6: \"last-0-days\" is not a date"},
  }));
  CAPTURE(query);
  CHECK(refusal(query) == message);
}

TEST_CASE("a refusal shows the query, the place and what to type instead", "[search][query]") {
  CHECK(parsed("ISIS AND") ==
        "query:1:9: expected a term after AND\n"
        "  ISIS AND\n"
        "          ^\n"
        "  hint: to search for the word itself, quote it: \"AND\"\n");
  CHECK(parsed("titel:oil price") ==
        "query:1:1: unknown field \"titel\"\n"
        "  titel:oil price\n"
        "  ^\n"
        "  hint: did you mean title:oil; to search for the words themselves, quote them: \"titel:oil\"\n");
  CHECK(parsed("re:oil") ==
        "query:1:1: unknown field \"re\"\n"
        "  re:oil\n"
        "  ^\n"
        "  hint: the fields are title body lead author source topic section language person org place "
        "country id date length exact; "
        "to search for the words themselves, quote them: \"re:oil\"\n");
  CHECK(parsed("Title:oil") ==
        "query:1:1: the names of fields are written in lower case\n"
        "  Title:oil\n"
        "  ^\n"
        "  hint: did you mean title:oil; to search for the words themselves, quote them: \"Title:oil\"\n");
  CHECK(parsed("é \"oil") ==
        "query:1:4: this quote is not closed\n"
        "  é \"oil\n"
        "    ^\n"
        "  hint: put a second quote where the phrase ends\n");
  CHECK(parsed(" ") ==
        "query:1:1: the query is empty\n"
        "   \n"
        "  ^\n"
        "  hint: type some words, as in ISIS AND Moscow; * finds every article\n");
  CHECK(parsed("oil date:march") ==
        "query:1:10: \"march\" is not a date\n"
        "  oil date:march\n"
        "           ^\n"
        "  hint: dates look like 2024, 2024-03, 2024-03-22 or \"2024-03-22 10:15\", ranges like "
        "2024-03..2024-05, ..2023 or "
        "2024.., and last-30-days\n");
  CHECK(
      parsed("a\tNEAR/5 \x01 (b c)") ==
      "query:1:13: AND cannot stand within NEAR/5\n"
      "  a\\x09NEAR/5 \\x01 (b c)\n"
      "                    ^\n"
      "  hint: make a chain: oil NEAR/5 price NEAR/5 cut; alternatives take OR: oil NEAR (price OR cost)\n");
}

/// "oil=[0,3)" for every leaf.
std::string leaves_of(const QueryTree& tree) {
  std::ostringstream out;
  const std::function<void(const QueryNode&)> visit = [&](const QueryNode& node) {
    if (node.children.empty()) out << slice(tree.query, node.bytes) << node.bytes << ' ';
    for (const QueryNode& child : node.children) visit(child);
  };
  visit(tree.root);
  return out.str();
}

TEST_CASE("nodes know where they were read", "[search][query]") {
  const auto leaves = [](std::string_view query) { return leaves_of(parse_query(query).value()); };
  CHECK(leaves("oil AND  Price") == "oil[0,3) Price[9,14) ");
  CHECK(leaves("-title:“Red e-mail” b*nk") == "b*nk[24,28) Red[10,13) e[14,15) mail[16,20) ");
  CHECK(leaves("person:\"Vladimir Putin\" id:x date:2024..") ==
        "Vladimir Putin[8,22) x[27,28) 2024..[34,40) ");
  CHECK(leaves("oil OR NOT U.S.") == "oil[0,3) [11,11) U.S.[11,15) ");
  const QueryTree tree = parse_query("a (\"b c\" OR d)").value();
  CHECK(tree.root.bytes == text::ByteRange{0, 13});
  CHECK(tree.root.children[1].bytes == text::ByteRange{3, 13});
  CHECK(tree.root.children[1].children[0].bytes == text::ByteRange{3, 8});
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST_CASE("limits refuse what is too large, with the number", "[search][query]") {
  CHECK(refusal(repeated("(", 64) + "a" + repeated(")", 64)) == "a");
  CHECK(refusal(repeated("(", 65) + "a" + repeated(")", 65)) ==
        "limit 65: more than 64 parentheses within parentheses");
  CHECK(refusal(repeated("(", 60'000)) == "limit 65: more than 64 parentheses within parentheses");
  CHECK(refusal(repeated("(", 100'000)) == "limit 65537: the query has 100000 bytes, at most 65536 are read");
  CHECK(refusal(repeated("a", 65'537)) == "limit 65537: the query has 65537 bytes, at most 65536 are read");
  CHECK(refusal(repeated("a ", 1025)) == "limit 2049: more than 1024 words in one query");
  CHECK(refusal("\"" + repeated("a ", 1025) + "\"") == "limit 2050: more than 1024 words in one query");
  CHECK(refusal(repeated("a ", 1025), {.plain = true}) == "limit 2049: more than 1024 words in one query");
  CHECK(parse_query(repeated("a ", 1024)));
  CHECK(parse_query(repeated("a OR (b NOT (c ", 31) + "x" + repeated("))", 31)));
  CHECK(refusal(repeated("a OR (b NOT (c ", 32) + "x" + repeated("))", 32)) ==
        "limit 479: more than 64 levels of operators");
  CHECK(refusal("a b c", {.limits = {.leaves = 2}}) == "limit 5: more than 2 words in one query");
  CHECK(refusal("NOT a", {.limits = {.leaves = 1}}) == "limit 5: more than 1 words in one query");
  CHECK(refusal("abcd", {.limits = {.bytes = 3}}) == "limit 4: the query has 4 bytes, at most 3 are read");
  CHECK(refusal("((a))", {.limits = {.depth = 1}}) == "limit 2: more than 1 parentheses within parentheses");
  CHECK(refusal("a b", {.limits = {.depth = 1}}) == "limit 1: more than 1 levels of operators");
  CHECK(refusal("ab*", {.limits = {.wildcard_letters = 2}}) == "ab*");
}

TEST_CASE("long queries of one sign are read in one pass", "[search][query]") {
  constexpr std::size_t kBytes = 64 * 1024;
  for (const std::string_view part :
       {"-",      "+",    "- ",     "NOT ",       ")",    "\"",           "\"a",
        "*",      "?",    "~",      "a:",         "id:(", "title:",       "a NEAR ",
        "..",     "|",    "&",      "«",          "-(",   "a*",           "\"(",
        "\" OR ", "AND ", "exact:", "date:2024 ", "é",    "\xE2\x80\x8B", "x-"}) {
    CAPTURE(part);
    const std::string query = repeated(part, kBytes / part.size());
    for (const bool bare_or : {false, true}) {
      const auto tree = parse_query(query, {.bare_or = bare_or});
      if (!tree) CHECK(tree.error().place.column <= query.size() + 1);
    }
  }
}

}  // namespace
}  // namespace dateline::search
