// The blocks of a posting table, under right checksums: whatever they say, walks end and docids ascend.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "io/checksum.h"
#include "store/glass_list.h"
#include "store/glass_table.h"
#include "support/temporary_directory.h"

using namespace dateline;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void walk(const store::GlassTree& tree, std::string_view term, store::DocId leap) {
  store::GlassList list;
  store::DocId before = 0;
  for (list.open(tree, term); list.docid() != store::kBehindDocIds;) {
    require(list.docid() > before);
    before = list.docid();
    if (leap == 0) {
      list.next();
    } else {
      const store::DocId target = before + std::min(leap, store::kBehindDocIds - before);
      require(list.seek(target) >= target);
    }
  }
}

}  // namespace

/// Root block, level, and what follows: two blocks at most, each as far from its end as it is short.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test_support::TemporaryDirectory folder;
  if (size < 3) return 0;
  std::string version(32, 'x');  // magic and uuid
  version += {1, static_cast<char>(data[0] % 4), static_cast<char>(data[1] % 3 << 2U)};
  std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
  std::string blocks;
  std::string checksums;
  for (int i = 0; i < 3; ++i) {
    const std::string_view part = rest.substr(0, std::min<std::size_t>(rest.size(), store::kGlassBlock));
    std::string block(
        part.substr(0, part.size() / 2));  // the directory grows from the front, items from the back
    block.resize(store::kGlassBlock - (part.size() - part.size() / 2));
    block += part.substr(part.size() / 2);
    rest.remove_prefix(part.size());
    const std::uint64_t checksum = io::checksum64(block);
    checksums.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    blocks += block;
  }
  write_file(folder.path() / "iamglass", version);
  write_file(folder.path() / "postlist.glass", blocks);
  const auto tree = store::GlassTree::open(folder.path(), checksums);
  require(tree.has_value());
  for (const std::string_view term : {"oil", "o", "Qx", "often"}) {
    store::glass_frequency(**tree, term);
    walk(**tree, term, 0);
    walk(**tree, term, 1'000);
  }
  (void)(*tree)->status();
  return 0;
}
