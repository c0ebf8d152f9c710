// JSON out: what stands between values, and what a string becomes.
#include "io/json_writer.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace dateline::io {

TEST_CASE("values are separated as JSON wants them", "[io][json]") {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.field("name", "Dateline").field("articles", std::uint64_t{2});
  json.key("hits").begin_array();
  json.begin_object().field("rank", std::uint64_t{1}).end_object();
  json.begin_object().key("score").number(7.25).end_object();
  json.begin_array().number(0).number(-3).end_array();
  json.end_array();
  json.key("empty").begin_object().end_object();
  json.key("none").null().key("yes").boolean(true).key("no").boolean(false);
  json.end_object();
  CHECK(out == R"({"name":"Dateline","articles":2,"hits":[{"rank":1},{"score":7.25},[0,-3]],)"
               R"("empty":{},"none":null,"yes":true,"no":false})");
}

TEST_CASE("a string is escaped so that it can be read and shown anywhere", "[io][json]") {
  const auto [text, json] = GENERATE(table<std::string, std::string>({
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"say \"hi\" \\ bye", R"("say \"hi\" \\ bye")"},
      {"line\nfeed\ttab\rreturn", R"("line\nfeed\ttab\rreturn")"},
      {std::string("zero\0byte", 9), R"("zero\u0000byte")"},
      {"\x1B[31m \x7F", R"("\u001b[31m \u007f")"},
      {"\xC2\x85", R"("\u0085")"},
      {"\xC2\xA0", "\"\xC2\xA0\""},
      {"a\xE2\x80\xA8z\xE2\x80\xA9", R"("a\u2028z\u2029")"},
      {"Z\xC3\xBCrich \xF0\x9F\x97\x9E", "\"Z\xC3\xBCrich \xF0\x9F\x97\x9E\""},
      {"\xFF", "\"\xEF\xBF\xBD\""},
      {"\xC3", "\"\xEF\xBF\xBD\""},
      {"\xC3(", "\"\xEF\xBF\xBD(\""},
      {"\xE2\x82", "\"\xEF\xBF\xBD\""},
      {"\xE2\x82(", "\"\xEF\xBF\xBD(\""},
      {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
  }));
  CAPTURE(text);
  CHECK(json_string(text) == json);
}

TEST_CASE("a number is written in the shortest form that reads back equal", "[io][json]") {
  const auto written = [](auto value) {
    std::string out;
    JsonWriter(out).number(value);
    return out;
  };
  CHECK(written(0.1) == "0.1");
  CHECK(written(1.0) == "1");
  CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::nan("")) == "null");

  const auto seed = GENERATE(take(5, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 1000; ++i) {
    const double value = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 100);
    const std::string text = written(value);
    double read = 0;
    std::from_chars(text.data(), text.data() + text.size(), read);
    REQUIRE(read == value);
  }
}

}  // namespace dateline::io
