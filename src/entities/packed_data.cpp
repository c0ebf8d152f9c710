// The form of the tagger's files in data/.
#include "entities/packed_data.h"

#include <memory>

#include "io/checksum.h"
#include "io/zstd_frame.h"

namespace dateline::entities {
namespace {

constexpr std::string_view kMagic = "DATELINE";
constexpr std::size_t kKindBytes = 8;
constexpr std::size_t kHeaderBytes = 32;
constexpr int kLevel = 19;
constexpr std::size_t kMostBytes = std::size_t{256} << 20U;

std::string padded(std::string_view kind) {
  std::string name(kind.substr(0, kKindBytes));
  name.resize(kKindBytes, ' ');
  return name;
}

error::Error damaged(std::string_view kind, std::string_view what) {
  return {error::ErrorKind::damaged,
          {},
          "the entity data '" + std::string(kind) + "' is damaged: " + std::string(what),
          "",
          "take it from the release again"};
}

}  // namespace

std::string pack(std::string_view kind, std::uint32_t version, std::string_view payload) {
  std::string file(kMagic);
  file += padded(kind);
  append_number(file, version);
  append_number(file, std::uint32_t{0});
  append_number(file, io::checksum64(payload));
  std::string frame;
  io::FrameCompressor(std::make_shared<const io::ZstdDictionary>(std::string_view(), kLevel))
      .compress(payload, frame);
  return file + frame;
}

error::Result<std::string> unpack(std::string_view kind, std::uint32_t version, std::string_view file) {
  if (file.size() < kHeaderBytes || !file.starts_with(kMagic)) return damaged(kind, "no header");
  PayloadReader header(file.substr(0, kHeaderBytes));
  header.bytes(kMagic.size());
  if (header.bytes(kKindBytes) != padded(kind)) return damaged(kind, "it is of another kind");
  const auto found = header.number<std::uint32_t>();
  if (found != version)
    return error::Error{error::ErrorKind::version,
                        {},
                        "the entity data '" + std::string(kind) + "' is of version " + std::to_string(found) +
                            ", expected " + std::to_string(version),
                        "",
                        "use the data of this release"};
  header.number<std::uint32_t>();
  const auto sum = header.number<std::uint64_t>();
  auto payload = io::FrameDecompressor(nullptr).decompress(file.substr(kHeaderBytes), kMostBytes);
  if (!payload) return damaged(kind, payload.error().message);
  if (io::checksum64(*payload) != sum) return damaged(kind, "its checksum does not fit");
  return payload;
}

}  // namespace dateline::entities
