// Frames of requests: runs of their words at the beginnings of sentences.
#include "search/request_frame.h"

#include <algorithm>
#include <array>

namespace dateline::search {
namespace {

// Sorted. Words that are no stop words unless marked so below.
constexpr std::array kAsking = std::to_array<std::string_view>(
    {"appreciate", "find",       "finding",   "get",    "give",    "grateful", "hear",   "help",
     "interest",   "interested", "know",      "learn",  "like",    "list",     "locate", "look",
     "looking",    "need",       "obtain",    "please", "pleased", "provide",  "read",   "receive",
     "request",    "search",     "searching", "see",    "seek",    "seeking",  "send",   "show",
     "tell",       "try",        "trying",    "want",   "wanted",  "wish"});
constexpr std::array kTexts = std::to_array<std::string_view>(
    {"article",     "articles", "description", "descriptions", "detail",      "details",      "discussion",
     "discussions", "document", "documents",   "info",         "information", "literature",   "material",
     "materials",   "news",     "paper",       "papers",       "publication", "publications", "reference",
     "references",  "report",   "reports",     "stories",      "story"});
constexpr std::array kJoining = std::to_array<std::string_view>(
    {"addressing", "concern",   "concerned",  "concerning", "containing",   "cover",     "covering",
     "covers",     "deal",      "dealing",    "deals",      "describe",     "describes", "describing",
     "discuss",    "discusses", "discussing", "especially", "exist",        "explain",   "explaining",
     "explains",   "mention",   "mentioning", "mentions",   "particularly", "published", "regarding",
     "relate",     "related",   "relating",   "relevant",   "specifically", "written"});
constexpr std::array kWhoAsks = std::to_array<std::string_view>(  // if they are stop words: not "US", "ME"
    {"i", "i'd", "i'll", "i'm", "i've", "me", "my", "our", "we", "we'd", "we'll", "we're", "we've"});
constexpr std::array kWhatIsAsked =
    std::to_array<std::string_view>({"all", "any", "find", "get", "give", "list", "locate", "please",
                                     "provide", "send", "show", "some", "tell", "what", "which"});

template <std::size_t n>
bool is_in(const std::array<std::string_view, n>& sorted, const QueryNode& word) {
  return word.kind == NodeKind::word && std::ranges::binary_search(sorted, std::string_view(word.text));
}

bool joins(const QueryNode& word) { return word.stop_word || is_in(kJoining, word); }

bool is_of_frames(const QueryNode& word) {
  return joins(word) || is_in(kAsking, word) || is_in(kTexts, word);
}

class FrameFinder {
 public:
  FrameFinder(const std::vector<QueryNode>& words, std::string_view query) : words_(words), query_(query) {}

  /// By word.
  std::vector<bool> find() const {
    std::vector<bool> frames(words_.size());
    for (std::size_t begin = 0; begin < words_.size(); begin = next_sentence(begin)) {
      const std::size_t end = end_of_run(begin);
      if (is_frame(begin, end)) std::fill(frames.begin() + offset(begin), frames.begin() + offset(end), true);
    }
    return frames;
  }

 private:
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }
  bool begins_sentence(std::size_t at) const {
    const std::size_t before = words_[at - 1].bytes.end;
    if (before >= words_[at].bytes.begin) return false;
    return query_.substr(before, words_[at].bytes.begin - before).find_first_of(".;:()!?\n") !=
           std::string_view::npos;
  }
  std::size_t next_sentence(std::size_t at) const {
    do ++at;
    while (at < words_.size() && !begins_sentence(at));
    return at;
  }
  std::size_t end_of_run(std::size_t begin) const {
    std::size_t end = begin;
    while (end < words_.size() && is_of_frames(words_[end]) && (end == begin || !begins_sentence(end))) ++end;
    if (end < words_.size() && (end == begin || !begins_sentence(end)))  // a subject follows
      while (end > begin && !joins(words_[end - 1])) --end;
    return end;
  }
  bool is_frame(std::size_t begin, std::size_t end) const {
    bool text = false, asking = false, who = false, asked = false;
    std::size_t first = end;  // word that is no stop word
    for (std::size_t i = begin; i < end; ++i) {
      const QueryNode& word = words_[i];
      text = text || is_in(kTexts, word);
      asking = asking || is_in(kAsking, word);
      who = who || (word.stop_word && is_in(kWhoAsks, word));
      asked = asked || is_in(kWhatIsAsked, word);
      if (first == end && !word.stop_word) first = i;
    }
    if ((who && (text || asking)) || (asked && text)) return true;
    return first + 1 < end && is_in(kTexts, words_[first]) && joins(words_[first + 1]);
  }

  const std::vector<QueryNode>& words_;
  std::string_view query_;
};

}  // namespace

void mark_request_frames(std::vector<QueryNode>& words, std::string_view query) {
  const std::vector<bool> frames = FrameFinder(words, query).find();
  bool all = true;
  for (std::size_t i = 0; i < words.size(); ++i) all = all && (frames[i] || words[i].stop_word);
  if (all) return;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (frames[i]) words[i].stop_word = true;
}

}  // namespace dateline::search
