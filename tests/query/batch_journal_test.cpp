// Specification of the journal of a batch: whatever is cut off its files, a run goes on to the same bytes.
#include "batch_journal.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <string>
#include <vector>

#include "support/temporary_directory.h"

namespace dateline::query {
namespace {

namespace fs = std::filesystem;
using test_support::read_whole_file;
using test_support::TemporaryDirectory;

/// Answers of different lengths, some with line feeds in them, some empty.
std::vector<std::string> answers() {
  return {"one\n", "", "a longer answer\nof two lines\n", "x", "\n\n", "the last one\n"};
}

std::string joined() {
  std::string all;
  for (const std::string& answer : answers()) all += answer;
  return all;
}

BatchPoint point_behind(std::uint64_t line) {
  BatchPoint point;
  for (std::uint64_t i = 1; i <= line; ++i)
    point.lines_checksum = next_checksum(point.lines_checksum, "query " + std::to_string(i));
  point.line = line;
  point.bad_lines = line / 2;
  point.matched = line > 2;
  return point;
}

/// Goes on to the end, or stops behind the answer to line `last`.
void run(const fs::path& output, std::uint64_t last = 6) {
  auto journal = BatchJournal::open(output, "a run");
  REQUIRE(journal);
  const std::uint64_t reached = journal->reached().line;
  CHECK(journal->reached().lines_checksum == point_behind(reached).lines_checksum);
  CHECK(journal->reached().bad_lines == reached / 2);
  CHECK(journal->reached().matched == (reached > 2));
  for (std::uint64_t line = reached + 1; line <= last; ++line) {
    const std::string answer = answers()[line - 1];
    REQUIRE(::write(journal->output(), answer.data(), answer.size()) == static_cast<ssize_t>(answer.size()));
    REQUIRE(journal->note(point_behind(line)));
  }
}

}  // namespace

TEST_CASE("a run that was stopped goes on behind the last answer", "[query]") {
  const TemporaryDirectory folder;
  const fs::path output = folder.path() / "answers";
  run(output, 3);
  CHECK(read_whole_file(output) == "one\na longer answer\nof two lines\n");
  run(output);
  CHECK(read_whole_file(output) == joined());
  run(output);  // nothing left to do
  CHECK(read_whole_file(output) == joined());
}

TEST_CASE("output and journal may be cut at any byte", "[query]") {
  const TemporaryDirectory folder;
  const fs::path whole = folder.path() / "whole";
  run(whole);
  const std::string bytes = read_whole_file(whole);
  const std::string notes = read_whole_file(whole.string() + ".journal");
  const fs::path output = folder.path() / "cut";
  const fs::path journal = output.string() + ".journal";
  const auto check_cut = [&](std::size_t output_bytes, std::size_t journal_bytes) {
    CAPTURE(output_bytes, journal_bytes);
    fs::remove(output);
    fs::remove(journal);
    folder.write("cut", bytes.substr(0, output_bytes));
    folder.write("cut.journal", notes.substr(0, journal_bytes));
    run(output);
    CHECK(read_whole_file(output) == bytes);
    CHECK(read_whole_file(journal) == notes);
  };
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) check_cut(cut, notes.size());
  const std::size_t head = notes.find('\n') + 1;
  for (std::size_t cut = head; cut <= notes.size(); ++cut) check_cut(bytes.size(), cut);
  for (std::size_t cut = 0; cut <= head; ++cut) check_cut(0, cut);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
    check_cut(cut, head + (notes.size() - head) * cut / bytes.size());
}

TEST_CASE("a file of somebody else, or of another run, is left alone", "[query]") {
  const TemporaryDirectory folder;
  folder.write("mine", "precious");
  const auto foreign = BatchJournal::open(folder.path() / "mine", "a run");
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().kind == error::ErrorKind::usage);
  CHECK(read_whole_file(folder.path() / "mine") == "precious");

  run(folder.path() / "answers");
  const auto other = BatchJournal::open(folder.path() / "answers", "another run");
  REQUIRE_FALSE(other);
  CHECK(other.error().kind == error::ErrorKind::usage);
  CHECK(read_whole_file(folder.path() / "answers") == joined());

  folder.write("odd", "text");
  folder.write("odd.journal", "shopping list\n");
  CHECK_FALSE(BatchJournal::open(folder.path() / "odd", "a run"));
  CHECK_FALSE(BatchJournal::open(folder.path(), "a run"));  // a folder
}

TEST_CASE("a damaged note counts for nothing, and neither does what follows", "[query]") {
  const TemporaryDirectory folder;
  const fs::path output = folder.path() / "answers";
  run(output);
  const std::string notes = read_whole_file(output.string() + ".journal");
  for (std::size_t at = notes.find('\n') + 1; at < notes.size(); ++at) {
    std::string damaged = notes;
    damaged[at] = damaged[at] == '7' ? '8' : '7';
    folder.write("answers", joined());
    folder.write("answers.journal", damaged);
    CAPTURE(at);
    run(output);
    CHECK(read_whole_file(output) == joined());
  }
}

TEST_CASE("two runs at once are one too many", "[query]") {
  const TemporaryDirectory folder;
  const auto first = BatchJournal::open(folder.path() / "answers", "a run");
  REQUIRE(first);
  const auto second = BatchJournal::open(folder.path() / "answers", "a run");
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == error::ErrorKind::locked);
}

}  // namespace dateline::query
