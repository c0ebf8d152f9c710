// Known beginnings, whole labels, and what captions look like.
#include "article/html/insert_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::uint32_t kLongestInsert = 30;  // words
constexpr std::uint32_t kLongestLabel = 6;
constexpr std::uint32_t kLongestCredit = 40;  // of a caption with its copyright

constexpr std::array<std::string_view, 112> kFronts{
    "read also",
    "also read",
    "read more",
    "read:",
    "see also",
    "related:",
    "more:",
    "watch:",
    "don't miss",
    "recommended:",
    "related stories",
    "related articles",
    "more on this",
    "click here",
    "sign up",
    "subscribe",
    "follow us",
    "follow @",
    "share this",
    "advertisement",
    "story continues below",
    "article continues below",
    "continue reading",
    "copyright",
    "\u00a9",
    "(c) ",
    "all rights reserved",
    "photo:",
    "image:",
    "photo by",
    "image credit",
    "photo credit",
    "image source",
    "lesen sie auch",
    "lesen sie hier",
    "mehr zum thema",
    "auch interessant",
    "lesen sie mehr",
    "foto:",
    "bild:",
    "fotos:",
    "bildquelle",
    "quelle:",
    "lire aussi",
    "\u00e0 lire aussi",
    "\u00c0 lire aussi",
    "voir aussi",
    "lea tambi\u00e9n",
    "lee tambi\u00e9n",
    "le puede interesar",
    "te puede interesar",
    "mire:",
    "ver tambi\u00e9n",
    "leia tamb\u00e9m",
    "leia mais",
    "leggi anche",
    "lees ook",
    "czytaj te\u017c",
    "\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u0436\u0435",
    "tags:",
    "posted in",
    "filed under",
    "follow me",
    "like this:",
    "anzeige",
    "werbung",
    "zobacz te\u017c",
    "zobacz tak\u017ce",
    "zobacz r\u00f3wnie\u017c",
    "przeczytaj te\u017c",
    "przeczytaj tak\u017ce",
    "czytaj wi\u0119cej",
    "schon gelesen",
    "auch lesenswert",
    "explore further",
    "you may also like",
    "you might also like",
    "recommended reading",
    "related reading",
    "leer tambi\u00e9n",
    "leer m\u00e1s",
    "lea m\u00e1s",
    "m\u00e1s sobre",
    "mehr \u00fcber",
    "mehr zu",
    "mehr themen",
    "weitere themen",
    "sur le m\u00eame",
    "pour aller plus loin",
    "potrebbe interessarti",
    "per saperne",
    "lees meer",
    "les ogs\u00e5",
    "l\u00e4s ocks\u00e5",
    "l\u00e4s mer",
    "l\u00e6s ogs\u00e5",
    "\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0435\u0449\u0435",
    "comments are closed",
    "no comments",
    "be the first to comment",
    "kommentare deaktiviert",
    "kommentare sind geschlossen",
    "kommentare geschlossen",
    "keine kommentare",
    "bisher keine kommentare",
    "text:",
    "fot.",
    "cr\u00e9dit photo",
    "cr\u00e9ditos:",
    "photos:",
    "pictured:",
    "image courtesy"};

/// Headings of boxes; as labels they stand alone.
constexpr std::array<std::string_view, 42> kLabels{"related",
                                                   "related content",
                                                   "related topics",
                                                   "read next",
                                                   "up next",
                                                   "further reading",
                                                   "more information",
                                                   "about the author",
                                                   "about the authors",
                                                   "tags",
                                                   "topics",
                                                   "themen",
                                                   "weitere informationen",
                                                   "weiterf\u00fchrende informationen",
                                                   "weitere artikel",
                                                   "weitere beitr\u00e4ge",
                                                   "\u00e4hnliche themen",
                                                   "\u00e4hnliche artikel",
                                                   "\u00e4hnliche beitr\u00e4ge",
                                                   "\u00c4hnliche themen",
                                                   "\u00c4hnliche artikel",
                                                   "\u00c4hnliche beitr\u00e4ge",
                                                   "\u00fcber den autor",
                                                   "\u00fcber die autorin",
                                                   "\u00dcber den autor",
                                                   "\u00dcber die autorin",
                                                   "zum thema",
                                                   "das k\u00f6nnte sie auch interessieren",
                                                   "weiterlesen",
                                                   "sobre el autor",
                                                   "temas relacionados",
                                                   "noticias relacionadas",
                                                   "sur le m\u00eame sujet",
                                                   "\u00e0 propos de l'auteur",
                                                   "articles li\u00e9s",
                                                   "sull'autore",
                                                   "articoli correlati",
                                                   "not\u00edcias relacionadas",
                                                   "sobre o autor",
                                                   "over de auteur",
                                                   "powi\u0105zane artyku\u0142y",
                                                   "o autorze"};

constexpr std::array<std::string_view, 10> kFigures{
    "abbildung ", "abb. ",   "abb ",    "figure ",           "fig. ",
    "fig ",       "grafik ", "figura ", "ilustraci\u00f3n ", "rycina "};

/// "Figure 3: ...", "Abb. 2 ..."
bool is_numbered_caption(std::string_view text) {
  const std::string front = ascii_lower(text.substr(0, 24));
  return std::ranges::any_of(kFigures, [&front](std::string_view word) {
    return front.starts_with(word) && front.size() > word.size() && is_ascii_digit(front[word.size()]);
  });
}

std::string_view without_colon(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == ' ' || text.back() == '?'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_insert(const TextBlock& block) {
  const std::string_view text = block.text;
  if (block.words <= kLongestCredit && text.find("\u00a9") != std::string_view::npos) return true;
  if (block.words > kLongestInsert) return false;
  if (is_numbered_caption(text)) return true;
  const std::string front = ascii_lower(text.substr(0, 40));
  const auto begins = [&front](std::string_view known) { return front.starts_with(known); };
  if (std::ranges::any_of(kFronts, begins)) return true;
  return block.words <= kLongestLabel && std::ranges::find(kLabels, without_colon(front)) != kLabels.end();
}

}  // namespace dateline::article
