// CMake says where Java and the classes are: DATELINE_JAVA, DATELINE_LUCENE_CLASSPATH.
#include "benchmarks/lucene_command.h"

namespace dateline::benchmarks {

#ifdef DATELINE_JAVA
bool has_lucene() { return true; }

std::vector<std::string> lucene_command(const std::vector<std::string>& arguments, JvmLife life) {
  std::vector<std::string> command{DATELINE_JAVA, "-cp", DATELINE_LUCENE_CLASSPATH};
  if (life == JvmLife::building) command.emplace_back("-Xmx2g");
  if (life == JvmLife::serving) command.insert(command.end(), {"-Xmx4g", "-Xms1g"});
  if (life == JvmLife::brief) command.emplace_back("-XX:TieredStopAtLevel=1");
  command.emplace_back("LuceneBenchmark");
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}
#else
bool has_lucene() { return false; }
std::vector<std::string> lucene_command(const std::vector<std::string>&, JvmLife) { return {"false"}; }
#endif

}  // namespace dateline::benchmarks
