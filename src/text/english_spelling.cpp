// The differences between British and American spelling as rules and tables.
#include "text/english_spelling.h"

#include <algorithm>
#include <utility>

namespace dateline::text {
namespace {

struct Pair {
  std::string_view british;
  std::string_view american;
};

/// Endings behind any three letters.
constexpr Pair kEndings[] = {
    {"isation", "ization"}, {"isations", "izations"}, {"isational", "izational"},
    {"ise", "ize"},         {"ised", "ized"},         {"ises", "izes"},
    {"ising", "izing"},     {"iser", "izer"},         {"isers", "izers"},
    {"isable", "izable"},   {"yse", "yze"},           {"ysed", "yzed"},
    {"yses", "yzes"},       {"ysing", "yzing"},       {"yser", "yzer"},
    {"ysers", "yzers"},
};

/// Beginnings of words; what follows is the same ("colour|ful").
constexpr Pair kBeginnings[] = {
    {"aeroplane", "airplane"},
    {"aluminium", "aluminum"},
    {"anaem", "anem"},
    {"anaesth", "anesth"},
    {"archaeolog", "archeolog"},
    {"ardour", "ardor"},
    {"armour", "armor"},
    {"artefact", "artifact"},
    {"behaviour", "behavior"},
    {"caesarean", "cesarean"},
    {"candour", "candor"},
    {"clamour", "clamor"},
    {"colour", "color"},
    {"counsellor", "counselor"},
    {"cosy", "cozy"},
    {"defence", "defense"},
    {"demeanour", "demeanor"},
    {"diarrhoea", "diarrhea"},
    {"encyclopaedi", "encyclopedi"},
    {"endeavour", "endeavor"},
    {"favour", "favor"},
    {"fervour", "fervor"},
    {"flavour", "flavor"},
    {"foetus", "fetus"},
    {"foetal", "fetal"},
    {"glamour", "glamor"},
    {"gynaecolog", "gynecolog"},
    {"haemo", "hemo"},
    {"haemat", "hemat"},
    {"haemolys", "hemolys"},
    {"harbour", "harbor"},
    {"honour", "honor"},
    {"humour", "humor"},
    {"instalment", "installment"},
    {"jeweller", "jeweler"},
    {"judgement", "judgment"},
    {"acknowledgement", "acknowledgment"},
    {"labour", "labor"},
    {"leukaemi", "leukemi"},
    {"marvellous", "marvelous"},
    {"medallist", "medalist"},
    {"mediaeval", "medieval"},
    {"moustache", "mustache"},
    {"mould", "mold"},
    {"neighbour", "neighbor"},
    {"odour", "odor"},
    {"oesophag", "esophag"},
    {"oestrogen", "estrogen"},
    {"offence", "offense"},
    {"orthopaedic", "orthopedic"},
    {"paediatric", "pediatric"},
    {"paedophil", "pedophil"},
    {"parlour", "parlor"},
    {"plough", "plow"},
    {"pretence", "pretense"},
    {"pyjama", "pajama"},
    {"rancour", "rancor"},
    {"rigour", "rigor"},
    {"rumour", "rumor"},
    {"saviour", "savior"},
    {"savour", "savor"},
    {"sceptic", "skeptic"},
    {"skilful", "skillful"},
    {"splendour", "splendor"},
    {"sulph", "sulf"},
    {"traveller", "traveler"},
    {"theatregoer", "theatergoer"},
    {"tumour", "tumor"},
    {"valour", "valor"},
    {"vapour", "vapor"},
    {"vigour", "vigor"},
    {"wilful", "willful"},
    {"woollen", "woolen"},
    {"yoghurt", "yogurt"},
};

/// What may stand before a beginning: "discolour", "multicoloured".
constexpr std::string_view kPrefixes[] = {"dis", "mis", "multi", "over", "self", "un"};

/// Whole words.
constexpr Pair kWords[] = {
    {"ageing", "aging"},
    {"catalogue", "catalog"},
    {"catalogues", "catalogs"},
    {"catalogued", "cataloged"},
    {"cataloguing", "cataloging"},
    {"cataloguer", "cataloger"},
    {"analogue", "analog"},
    {"analogues", "analogs"},
    {"dialogue", "dialog"},
    {"dialogues", "dialogs"},
    {"enrolment", "enrollment"},
    {"enrolments", "enrollments"},
    {"distil", "distill"},
    {"distils", "distills"},
    {"enrol", "enroll"},
    {"enrols", "enrolls"},
    {"fulfil", "fulfill"},
    {"fulfils", "fulfills"},
    {"instil", "instill"},
    {"instils", "instills"},
    {"fulfilment", "fulfillment"},
    {"gaol", "jail"},
    {"gaoled", "jailed"},
    {"gaoler", "jailer"},
    {"gaols", "jails"},
    {"licence", "license"},
    {"licences", "licenses"},
    {"manoeuvre", "maneuver"},
    {"manoeuvred", "maneuvered"},
    {"manoeuvres", "maneuvers"},
    {"manoeuvring", "maneuvering"},
    {"practise", "practice"},
    {"practised", "practiced"},
    {"practises", "practices"},
    {"practising", "practicing"},
    {"programme", "program"},
    {"programmes", "programs"},
    {"whisky", "whiskey"},
};

/// Stems of words in -re and -er: "centre", "centred", "centring".
constexpr std::string_view kCentres[] = {"calib",    "cent", "centimet", "epicent", "fib",
                                         "kilomet",  "lit",  "lust",     "meag",    "met",
                                         "millimet", "sab",  "somb",     "spect",   "theat"};
constexpr Pair kCentreEndings[] = {{"re", "er"}, {"res", "ers"}, {"red", "ered"}, {"ring", "ering"}};

/// Words whose last consonant is doubled before an ending in Britain alone: "travelled", "signalling".
constexpr std::string_view kDoubled[] = {
    "bevel",   "cancel", "channel", "chisel",  "counsel", "dial",   "duel",   "equal",   "fuel",
    "funnel",  "gambol", "grovel",  "initial", "jewel",   "kidnap", "label",  "level",   "libel",
    "marshal", "marvel", "medal",   "model",   "panel",   "parcel", "pedal",  "pummel",  "quarrel",
    "revel",   "rival",  "shovel",  "shrivel", "signal",  "snivel", "spiral", "stencil", "swivel",
    "total",   "towel",  "travel",  "tunnel",  "unravel", "worship"};
constexpr std::string_view kDoublingEndings[] = {"ed", "ing", "er", "ers", "ings"};

class Spellings {
 public:
  explicit Spellings(std::string_view folded) : folded_(folded) {}

  std::vector<OtherSpelling> all() {
    for (const Pair& pair : kWords) whole(pair);
    for (const Pair& pair : kBeginnings) beginning(pair);
    const std::size_t begun = found_.size();
    endings(folded_);
    for (std::size_t i = 0; i < begun; ++i) endings(std::string(found_[i].word));  // "anesthetized"
    for (const std::string_view stem : kCentres)
      for (const Pair& end : kCentreEndings) centre(stem, end);
    for (const std::string_view stem : kDoubled) doubled(stem);
    return std::move(found_);
  }

 private:
  void add(std::string word, std::size_t told_by, bool by_ending = false) {
    std::string beginning = word.substr(0, told_by);
    if (std::ranges::none_of(found_, [&](const OtherSpelling& other) { return other.word == word; }))
      found_.push_back({std::move(word), std::move(beginning), by_ending});
  }

  void endings(std::string_view word) {
    for (const Pair& pair : kEndings) ending(word, pair);
  }

  void whole(const Pair& pair) {
    if (folded_ == pair.british) add(std::string(pair.american), pair.american.size());
    if (folded_ == pair.american) add(std::string(pair.british), pair.british.size());
  }

  void ending(std::string_view word, const Pair& pair) {
    constexpr std::size_t kLeast = 3;
    constexpr std::size_t kTelling = 2;  // "iz" of "organiz"
    if (word.size() < pair.british.size() + kLeast) return;
    const std::string_view front = word.substr(0, word.size() - pair.british.size());
    const std::string_view end = word.substr(front.size());
    if (end == pair.british) add(joined(front, pair.american), front.size() + kTelling, true);
    if (end == pair.american) add(joined(front, pair.british), front.size() + kTelling, true);
  }

  void beginning(const Pair& pair) {
    beginning(pair, 0);
    for (const std::string_view prefix : kPrefixes)
      if (folded_.starts_with(prefix)) beginning(pair, prefix.size());
  }

  void beginning(const Pair& pair, std::size_t at) {
    const std::string_view rest = folded_.substr(at);
    const std::string_view prefix = folded_.substr(0, at);
    for (const auto& [from, to] :
         {std::pair{pair.british, pair.american}, std::pair{pair.american, pair.british}})
      if (rest.starts_with(from)) add(joined(joined(prefix, to), rest.substr(from.size())), at + to.size());
  }

  void centre(std::string_view stem, const Pair& end) {
    constexpr std::size_t kTelling = 2;  // "re" or "er"
    if (!folded_.starts_with(stem)) return;
    const std::string_view own = folded_.substr(stem.size());
    if (own == end.british) add(joined(stem, end.american), stem.size() + kTelling);
    if (own == end.american) add(joined(stem, end.british), stem.size() + kTelling);
  }

  void doubled(std::string_view stem) {
    if (!folded_.starts_with(stem)) return;
    const std::string_view rest = folded_.substr(stem.size());
    const std::string twice = joined(stem, stem.substr(stem.size() - 1));
    for (const std::string_view end : kDoublingEndings) {
      if (rest == end) add(joined(twice, end), twice.size());
      if (!rest.empty() && rest.front() == stem.back() && rest.substr(1) == end)
        add(joined(stem, end), stem.size() + end.size());
    }
  }

  static std::string joined(std::string_view front, std::string_view end) {
    return std::string(front) + std::string(end);
  }

  std::string_view folded_;
  std::vector<OtherSpelling> found_;
};

}  // namespace

std::vector<OtherSpelling> other_english_spellings(std::string_view folded) {
  return Spellings(folded).all();
}

}  // namespace dateline::text
