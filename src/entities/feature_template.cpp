// The features of a token.
#include "entities/feature_template.h"

#include <string_view>

namespace dateline::entities {
namespace {

constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kSecond = 0xC2B2AE3D27D4EB4FU;
constexpr std::uint64_t kThird = 0x165667B19E3779F9U;

/// Templates by number. Those of words are spread by role.
enum Template : std::uint32_t {
  kLower,
  kCased,
  kLowerInCase,
  kPrefix,
  kSuffix,
  kShape,
  kLongShape,
  kCluster,
  kClusterInCase,
  kClusterShape,
  kClass,
  kClasses,
  kClassesInCase,
  kClassesShape,
  kSuffixShape,
  kKind,
  kWordTemplates,
  kCue = kWordTemplates * kRoles,
  kCues,
  kPhrase,
  kPhrases,
  kJoint
};

constexpr FeatureId feature(std::uint32_t which, std::uint64_t value) {
  std::uint64_t salt = (which + 1) * 0xBF58476D1CE4E5B9U;
  salt ^= salt >> 27U;
  std::uint64_t hash = (value ^ salt) * 0x94D049BB133111EBU;
  hash ^= hash >> 32U;
  return static_cast<FeatureId>((hash * kFirst) >> 32U);
}
constexpr std::uint64_t pair(std::uint64_t a, std::uint64_t b) { return a * kFirst + b * kSecond; }
constexpr std::uint64_t triple(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return pair(a, b) + c * kThird;
}

class WordFeatures {
 public:
  WordFeatures(const WordTraits& word, Role role, std::vector<FeatureId>& out)
      : word_(word), role_(role), out_(out) {}

  void add_self() {
    add(kCased, word_.cased_hash);
    add(kLowerInCase, pair(word_.lower_hash, sentence_case()));
    add(kLongShape, word_.long_shape_hash);
    for (std::size_t size = 1; size <= 4; ++size) {
      if (size > 1) add(kPrefix, affix(size, word_.lower.substr(0, size)));
      add(kSuffix, affix(size, suffix(size)));
    }
    for (std::size_t partition = 0; partition < word_.clusters.size(); ++partition) add_cluster(partition);
    add(kClusterInCase, triple(word_.clusters[1], sentence_case(), word_.flags & kHasCapital));
    add(kClusterShape, pair(word_.clusters[2], word_.shape_hash));
    add(kClassesInCase, pair(word_.classes, sentence_case()));
    add(kClassesShape, pair(word_.classes, word_.shape_hash));
    add(kSuffixShape, pair(affix(3, suffix(3)), word_.shape_hash));
  }
  void add_near() {
    for (std::size_t partition = 0; partition < 3; ++partition) add_cluster(partition);
    if ((word_.flags & kBeginsCapital) != 0) add(kSuffix, affix(3, suffix(3)));
  }
  void add_far() { add_cluster(2); }

  void add_common() {
    add(kLower, word_.lower_hash);
    add(kShape, word_.shape_hash);
    add(kClasses, word_.classes);
    add(kKind, pair(word_.flags & kKindMask, sentence_case()));
  }
  void add_classes() {
    for (std::uint32_t rest = word_.classes; rest != 0; rest &= rest - 1) add(kClass, rest & (~rest + 1));
  }

 private:
  static constexpr std::uint32_t kKindMask = kHasDigit | kIsWord | kIsConnector | kIsParticle | kIsTitle |
                                             kIsOrgSuffix | kIsLocative | kIsSaying | kIsFunctionWord;
  void add(std::uint32_t which, std::uint64_t value) {
    out_.push_back(feature(which * kRoles + static_cast<std::uint32_t>(role_), value));
  }
  void add_cluster(std::size_t partition) { add(kCluster, pair(partition + 1, word_.clusters[partition])); }
  std::uint64_t sentence_case() const { return static_cast<std::uint64_t>(word_.sentence_case) + 1; }
  std::string_view suffix(std::size_t size) const {
    return word_.lower.substr(word_.lower.size() - std::min(size, word_.lower.size()));
  }
  static std::uint64_t affix(std::size_t size, std::string_view bytes) { return stable_hash(bytes) + size; }

  const WordTraits& word_;
  Role role_;
  std::vector<FeatureId>& out_;
};

}  // namespace

void add_word_features(const WordTraits& word, Role role, std::vector<FeatureId>& out) {
  WordFeatures features(word, role, out);
  features.add_common();
  if (role == Role::self)
    features.add_self();
  else if (role == Role::before || role == Role::after)
    features.add_near();
  else
    features.add_far();
  if (role != Role::second_before && role != Role::second_after) features.add_classes();
}

void add_cue_features(int half, std::uint8_t cues, std::vector<FeatureId>& out) {
  for (std::uint32_t rest = cues; rest != 0; rest &= rest - 1)
    out.push_back(feature(kCue, (rest & (~rest + 1)) << (half * 8)));
  out.push_back(feature(kCues, pair(half + 1, cues)));
}

void add_phrase_features(int where, std::uint8_t phrases, std::vector<FeatureId>& out) {
  for (std::uint32_t rest = phrases; rest != 0; rest &= rest - 1)
    out.push_back(feature(kPhrase, pair(where + 1, rest & (~rest + 1))));
  out.push_back(feature(kPhrases, pair(where + 1, phrases)));
}

std::array<FeatureId, kJointFeatures> joint_features(const Window& window) {
  const WordTraits& a = *window.words[0];
  const WordTraits& b = *window.words[1];
  const WordTraits& c = *window.words[2];
  const WordTraits& d = *window.words[3];
  const WordTraits& e = *window.words[4];
  return {feature(kJoint + 0, pair(b.lower_hash, c.lower_hash)),
          feature(kJoint + 1, pair(c.lower_hash, d.lower_hash)),
          feature(kJoint + 2, pair(a.lower_hash, b.lower_hash)),
          feature(kJoint + 3, pair(d.lower_hash, e.lower_hash)),
          feature(kJoint + 4, pair(b.clusters[1], c.clusters[1])),
          feature(kJoint + 5, pair(c.clusters[1], d.clusters[1])),
          feature(kJoint + 6, triple(b.clusters[2], c.clusters[2], d.clusters[2])),
          feature(kJoint + 7, pair(b.clusters[1], d.clusters[1])),
          feature(kJoint + 8, pair(b.shape_hash, c.shape_hash)),
          feature(kJoint + 9, pair(c.shape_hash, d.shape_hash)),
          feature(kJoint + 10, triple(b.shape_hash, c.shape_hash, d.shape_hash)),
          feature(kJoint + 11, pair(c.shape_hash, b.lower_hash)),
          feature(kJoint + 12, pair(c.shape_hash, d.lower_hash)),
          feature(kJoint + 13, triple(window.place, c.shape_hash, c.classes)),
          feature(kJoint + 14, pair(b.classes, c.classes)),
          feature(kJoint + 15, pair(c.classes, d.classes))};
}

}  // namespace dateline::entities
