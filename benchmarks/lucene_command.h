// How Lucene's program is started, if it was compiled.
#pragma once

#include <string>
#include <vector>

namespace dateline::benchmarks {

/// Java, javac and the jars of Debian's liblucene8-java were there when the benchmarks were compiled.
bool has_lucene();

/// What to say where they were not.
inline constexpr const char* kLuceneMissing =
    "Lucene is left out: javac or the jars of liblucene8-java were missing when the benchmarks were compiled "
    "(tools/install-packages --with-benchmarks, then cmake again)";

/// How a JVM is set up: one that builds has a heap of 2 GB at most, one that serves 4 GB; one that answers a
/// single question compiles quickly rather than well.
enum class JvmLife { building, serving, brief };
/// A JVM that runs LuceneBenchmark with these arguments.
std::vector<std::string> lucene_command(const std::vector<std::string>& arguments, JvmLife life);

}  // namespace dateline::benchmarks
