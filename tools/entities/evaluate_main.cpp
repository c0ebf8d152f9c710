// evaluate-entities: how well and how fast the tagger finds the names of texts with names marked.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <string_view>

#include "entities/name_consistency.h"
#include "entities/name_score.h"
#include "entities/tagged_text.h"
#include "entities/tagger.h"

namespace {

using namespace dateline;
/// Processor time of this thread: other work on the machine does not count.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

constexpr const char* kUsage =
    "usage: evaluate-entities [--capitals | --titles] [--alone] [--errors] [--model FOLDER] FILE...\n"
    "  --alone: without the pass that makes a document consistent\n"
    "  --errors: every name found or missed wrongly, a line each\n";

int fail(const error::Error& failure) {
  std::cerr << failure;
  return 1;
}

struct Choice {
  tools::Casing casing = tools::Casing::as_written;
  bool consistent = true;
  bool show_errors = false;
};

/// One line: what was found (or -) and what was marked (or -), the names, and the sentence around.
void print_error(const tools::TaggedDocument& document, const entities::Mention* found,
                 const entities::Mention* marked) {
  const entities::Mention& name = found != nullptr ? *found : *marked;
  std::printf("%s\t%s\t", found != nullptr ? name_of(found->type) : "-",
              marked != nullptr ? name_of(marked->type) : "-");
  const std::size_t first = name.begin < 5 ? 0 : name.begin - 5;
  for (std::size_t i = first; i < document.tokens.size() && i < name.end + 5; ++i)
    std::printf("%s%s%s ", i == name.begin ? "[" : "", document.tokens[i].c_str(),
                i + 1 == name.end ? "]" : "");
  std::printf("\n");
}

void print_errors(const tools::TaggedDocument& document, const std::vector<entities::Mention>& found) {
  const auto same_span = [](const entities::Mention& name, const std::vector<entities::Mention>& others) {
    const auto match = std::ranges::find_if(
        others, [&](const auto& other) { return other.begin == name.begin && other.end == name.end; });
    return match == others.end() ? nullptr : &*match;
  };
  for (const entities::Mention& name : found) {
    const entities::Mention* marked = same_span(name, document.names);
    if (marked == nullptr || marked->type != name.type) print_error(document, &name, marked);
  }
  for (const entities::Mention& name : document.names)
    if (same_span(name, found) == nullptr) print_error(document, nullptr, &name);
}

void evaluate(const std::vector<tools::TaggedDocument>& documents, const Choice& choice,
              entities::Tagger& tagger, const char* name) {
  tools::NameScore score;
  std::size_t tokens = 0;
  std::vector<entities::Mention> names;
  double time = 0;
  entities::NameConsistency consistency;
  for (const tools::TaggedDocument& marked : documents) {
    const tools::TaggedDocument document = tools::recased(marked, choice.casing);
    const entities::TokenSequence view = document.view();
    tokens += view.tokens.size();
    const double begin = cpu_seconds();
    tagger.tag(view, names);
    if (choice.consistent) consistency.apply(tagger, names);
    time += cpu_seconds() - begin;
    score.add(names, marked.names);
    if (choice.show_errors) print_errors(document, names);
  }
  std::printf("%s: %s; %zu tokens, %.2f M tokens/s\n", name, to_string(score).c_str(), tokens,
              static_cast<double>(tokens) / 1e6 / time);
}

}  // namespace

int main(int argc, char** argv) {
  Choice choice;
  std::string folder;
  std::vector<const char*> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--capitals")
      choice.casing = tools::Casing::capitals;
    else if (argument == "--titles")
      choice.casing = tools::Casing::titles;
    else if (argument == "--alone")
      choice.consistent = false;
    else if (argument == "--errors")
      choice.show_errors = true;
    else if (argument == "--model" && i + 1 < argc)
      folder = argv[++i];
    else
      files.push_back(argv[i]);
  }
  if (files.empty()) {
    std::cerr << kUsage;
    return 2;
  }
  const double begin = cpu_seconds();
  auto model = folder.empty() ? entities::TaggerModel::open() : entities::TaggerModel::load(folder);
  if (!model) return fail(model.error());
  entities::Tagger tagger(*model);
  std::printf("model loaded in %.1f ms\n", (cpu_seconds() - begin) * 1e3);
  for (const char* file : files) {
    auto documents = tools::read_tagged_file(file);
    if (!documents) return fail(documents.error());
    evaluate(*documents, choice, tagger, file);
    if (files.size() == 1 && !choice.show_errors)
      evaluate(*documents, choice, tagger, "again, with all words known");
  }
  return 0;
}
