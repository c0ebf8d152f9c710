// Which characters of a query make which lexemes, and where these stand.
#include "search/query_lexer.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

namespace dateline::search {
namespace {

/// "word:oil + NEAR/5 field:title quoted:red square", without the end.
std::string lexemes_of(std::string_view query) {
  const auto lexed = read_lexemes(query);
  if (!lexed) return lexed.error().message;
  std::ostringstream out;
  for (const Lexeme& lexeme : lexed->lexemes) {
    if (lexeme.kind == LexemeKind::end) break;
    if (&lexeme != lexed->lexemes.data()) out << ' ';
    out << lexeme.kind;
    const bool named = lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::quoted ||
                       lexeme.kind == LexemeKind::field;
    if (named) out << ':' << slice(lexed->text, lexeme.content);
    if (lexeme.distance > 0) out << '/' << lexeme.distance;
  }
  return out.str();
}

TEST_CASE("a query is made of words, quotes, signs, operators and fields", "[search][query]") {
  const auto [query, lexemes] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {" oil  price ", "word:oil word:price"},
      {"oil AND price OR NOT cut", "word:oil AND word:price OR NOT word:cut"},
      {"oil and price Or not", "word:oil word:and word:price word:Or word:not"},
      {"oilAND ANDoil AND/OR", "word:oilAND word:ANDoil word:AND/OR"},
      {"a NEAR b NEAR/5 c ADJ d ADJ/2 e", "word:a NEAR/10 word:b NEAR/5 word:c ADJ/10 word:d ADJ/2 word:e"},
      {"(a)(b)", "( word:a ) ( word:b )"},
      {"foo(bar)baz", "word:foo ( word:bar ) word:baz"},
      {"(a)AND\"b\"OR c", "( word:a ) AND quoted:b OR word:c"},
      {"\"red square\"moscow", "quoted:red square word:moscow"},
      {"“red square” „red square“ «red square» »red square«",
       "quoted:red square quoted:red square quoted:red square quoted:red square"},
      {"“red square\"", "quoted:red square"},
      {"\"the “surge” ends\"", "quoted:the “surge” ends"},
      {"צה\"ל \"צה\"ל\"", "word:צה\"ל quoted:צה\"ל"},
      {"+oil -price", "+ word:oil - word:price"},
      {"-\"red square\" +(a) -title:oil", "- quoted:red square + ( word:a ) - field:title word:oil"},
      {"a - b + c", "word:a word:- word:b word:+ word:c"},
      {"--b ++b -+b C++ e-mail", "word:--b word:++b word:-+b word:C++ word:e-mail"},
      {"-AND +NOT", "- word:AND + word:NOT"},
      {"title:oil title:\"red square\" title:(oil)",
       "field:title word:oil field:title quoted:red square field:title ( word:oil )"},
      {"title:AND title:-oil", "field:title word:AND field:title word:-oil"},
      {"exact:US title:exact:US", "exact word:US field:title exact word:US"},
      {"topic:medtop:2000 person:12:30", "field:topic word:medtop:2000 field:person word:12:30"},
      {"title:12:30 title:re:oil", "field:title word:12:30 field:title word:re:oil"},
      {"12:30 http://x.org title://x Re:oil re: oil re:",
       "word:12:30 word:http://x.org word:title://x word:Re:oil word:re: word:oil word:re:"},
      {"año:2024 b2b:x x_y:z", "word:año:2024 word:b2b:x word:x_y:z"},
      {"id:tag:x.org,2024(5) id:-5 id:AND",
       "field:id word:tag:x.org,2024(5) field:id word:-5 field:id word:AND"},
      {"(id:x) (id:(x))", "( field:id word:x ) ( field:id ( word:x ) )"},
      {"id:\"a b\" id:5\"", "field:id quoted:a b field:id word:5\""},
      {"date:2024-03-22T10:15..2024 date:\"2024-03-22 10:15\"",
       "field:date word:2024-03-22T10:15..2024 field:date quoted:2024-03-22 10:15"},
      {"~ ~oil a~b", "word:~ word:~oil word:a~b"},
      {"& -- ... *", "word:& word:-- word:... word:*"},
  }));
  CAPTURE(query);
  CHECK(lexemes_of(query) == lexemes);
}

TEST_CASE("blanks of all kinds and control characters part words", "[search][query]") {
  const std::string blank =
      GENERATE(values<std::string>({" ",      "\t",     "\n",     "\r\n",   std::string("\0", 1),
                                    "\x01",   "\x1f",   "\x7f",   "\u0085", "\u009f",
                                    "\u00a0", "\u1680", "\u2000", "\u2009", "\u200a",
                                    "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
                                    "\ufeff"}));
  const std::string query = blank + "oil" + blank + blank + "AND" + blank + "price" + blank;
  CAPTURE(query);
  CHECK(lexemes_of(query) == "word:oil AND word:price");
  const auto lexed = read_lexemes(query);
  REQUIRE(lexed);
  CHECK(lexed->text.size() == query.size());
  CHECK(slice(query, lexed->lexemes[2].bytes) == "price");
}

TEST_CASE("lexemes know their bytes, their content and whether they touch", "[search][query]") {
  const auto lexed = read_lexemes("-title:“é” b ");
  REQUIRE(lexed);
  const std::vector<Lexeme>& lexemes = lexed->lexemes;
  REQUIRE(lexemes.size() == 5);
  CHECK(lexemes[0].bytes == text::ByteRange{0, 1});
  CHECK(lexemes[1].bytes == text::ByteRange{1, 7});
  CHECK(lexemes[1].content == text::ByteRange{1, 6});
  CHECK(lexemes[1].field == schema::find_field("title"));
  CHECK(lexemes[2].bytes == text::ByteRange{7, 15});
  CHECK(lexemes[2].content == text::ByteRange{10, 12});
  CHECK(lexemes[3].bytes == text::ByteRange{16, 17});
  CHECK(lexemes[4].bytes == text::ByteRange{17, 17});
  CHECK_FALSE(lexemes[0].glued);
  CHECK(lexemes[1].glued);
  CHECK(lexemes[2].glued);
  CHECK_FALSE(lexemes[3].glued);
}

TEST_CASE("invalid UTF-8 is refused at its first byte", "[search][query]") {
  const auto [query, column] = GENERATE(table<std::string, std::uint64_t>({
      {"\xff", 1},
      {"oil \xc3", 5},
      {"oil \xc3\x28", 5},
      {"é\xef\xbb oil", 3},
      {"\xef\xbf\xbd \xef\xbf", 5},
      {"a\xed\xa0\x80", 2},
      {"a\xf4\x90\x80\x80", 2},
  }));
  const auto lexed = read_lexemes(query);
  REQUIRE_FALSE(lexed);
  CHECK(lexed.error().kind == error::ErrorKind::bad_query);
  CHECK(lexed.error().place.column == column);
  CHECK(lexed.error().message == "the query is not valid UTF-8 from here on");
}

}  // namespace
}  // namespace dateline::search
