// Relevance judgements and runs as TREC's files hold them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "error/result.h"

namespace dateline::benchmarks {

/// By topic, then document: how relevant it was judged; 0 and less: not relevant.
using Judgements = std::map<std::string, std::map<std::string, long>>;

struct RunEntry {
  std::string document;
  double score = 0;
};
/// By topic: what was found, in the order in which trec_eval ranks it: by falling score, equals by falling
/// document id, bytewise. The column of ranks and the order of the lines mean nothing.
using Run = std::map<std::string, std::vector<RunEntry>>;

/// Lines "topic iteration document relevance", separated by blanks or tabs; empty lines are left out. An
/// error names the first line that is none, or judges a document twice.
error::Result<Judgements> read_judgements(const std::filesystem::path& path);
/// Lines "topic Q0 document rank score name". An error names the first line that is none, or finds a document
/// twice for a topic.
error::Result<Run> read_run(const std::filesystem::path& path);

}  // namespace dateline::benchmarks
