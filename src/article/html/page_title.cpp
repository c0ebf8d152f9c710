// Of what the page offers the first that is a headline; sites put their name behind or before it.
#include "article/html/page_title.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "article/clean_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kShortestConfirmed =
    10;  // letters of a heading that is the headline when a title agrees

struct Separator {
  std::size_t at = std::string::npos;
  std::size_t size = 0;
};

constexpr std::array<std::string_view, 17> kSeparators{
    "\uFF5C",   "\uFF1A",   " \u2502 ", " | ",      " - ", " \u2013 ", " \u2014 ", " :: ",    " \u00BB ",
    " \u00B7 ", " \u2022 ", " / ",      " \u00AB ", " > ", "|",        " ~ ",      " \u2015 "};

Separator last_separator(const std::string& title) {
  Separator last;
  for (const std::string_view each : kSeparators) {
    const std::size_t at = title.rfind(each);
    if (at != std::string::npos && (last.at == std::string::npos || at > last.at)) last = {at, each.size()};
  }
  return last;
}

Separator first_separator(const std::string& title) {
  Separator first;
  for (const std::string_view each : kSeparators) {
    const std::size_t at = title.find(each);
    if (at != std::string::npos && (first.at == std::string::npos || at < first.at))
      first = {at, each.size()};
  }
  return first;
}

/// Is a part of the title the name of the site?
bool names_site(std::string_view part, const std::string& site, const std::string& host) {
  const std::string name = skeleton(part);
  if (name.empty()) return true;
  const std::string whole = skeleton(site);
  if (!whole.empty() && (name == whole || (name.size() > 3 && whole.find(name) != std::string::npos) ||
                         (whole.size() > 3 && name.find(whole) != std::string::npos && part.size() < 60)))
    return true;
  const std::string domain = skeleton(host);
  return name.size() > 2 && !domain.empty() &&
         (domain.find(name) != std::string::npos ||
          (domain.size() > 5 && name.find(domain) != std::string::npos));
}

/// Behind a bar or its kin a few words, shorter than what stands before, are the name of a site or section;
/// and so is what looks like the name of a host.
bool is_label(std::string_view part, std::string_view separator, std::size_t before) {
  const bool bar = separator != "\uFF1A" && separator != " - " && separator != " \u2013 " &&
                   separator != " \u2014 " && separator != " / ";
  const auto blanks = std::ranges::count(part, ' ');
  const std::size_t point = part.find('.');
  const bool host = blanks == 0 && point != std::string_view::npos && point > 0 && point + 2 < part.size();
  return host || (bar && blanks <= 3 && part.size() < before);
}

/// Is all of it the name of the site?
bool is_site_name(std::string_view text, const std::string& site, const std::string& host) {
  const std::string name = skeleton(text);
  const std::string whole = skeleton(site);
  return name.empty() || name == whole || (name.size() > 3 && whole.find(name) != std::string::npos) ||
         (name.size() > 2 && skeleton(host).find(name) != std::string::npos);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      word += ascii_lower(c);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// Are half of the words of a heading among those of an offer?
bool is_like(std::string_view heading, std::string_view offer) {
  const std::vector<std::string> shown = words_of(heading);
  const std::vector<std::string> offered = words_of(offer);
  const auto both = std::ranges::count_if(
      shown, [&](const std::string& word) { return std::ranges::count(offered, word) > 0; });
  return shown.size() >= 2 && static_cast<std::size_t>(both) * 2 >= shown.size();
}

/// Does a title end with what stands in front of the name of a site, and no name follows?
bool breaks_off(std::string_view title) {
  return std::ranges::any_of(kSeparators, [title](std::string_view separator) {
    return separator.starts_with(' ') && title.ends_with(separator.substr(0, separator.size() - 1));
  });
}

}  // namespace

/// "Site » Blog Archive » Title": what older blogs put between.
std::string without_archive_label(std::string title) {
  const Separator first = first_separator(title);
  if (first.at == std::string::npos) return title;
  const std::string label = skeleton(std::string_view(title).substr(0, first.at));
  const bool archive =
      label == "blogarchive" || label == "blogarchiv" || label == "archive" || label == "archiv";
  return archive ? one_line(title.substr(first.at + first.size)) : title;
}

std::string without_site_name(const std::string& title, const std::string& site, const std::string& host) {
  std::string rest = title;
  const Separator first = first_separator(rest);
  if (first.at != std::string::npos && first.at + first.size < rest.size() &&
      names_site(std::string_view(rest).substr(0, first.at), site, host))
    rest = one_line(rest.substr(first.at + first.size));
  rest = without_archive_label(std::move(rest));
  for (int i = 0; i < 3; ++i) {
    const Separator last = last_separator(rest);
    if (last.at == std::string::npos || last.at == 0) break;
    const std::string_view behind = std::string_view(rest).substr(last.at + last.size);
    const std::string separator = rest.substr(last.at, last.size);
    if (!names_site(behind, site, host) && !is_label(behind, separator, last.at)) break;
    rest = one_line(rest.substr(0, last.at));
  }
  return rest.empty() ? title : rest;
}

namespace {

/// A heading may hold a line above the headline too, which no other offer has.
std::string without_kicker(const std::string& heading, std::span<const std::string> offers,
                           const std::string& site, const std::string& host) {
  for (const std::string& offer : offers) {
    const std::string title = without_site_name(offer, site, host);
    if (title.size() <= 20 || title.size() >= heading.size()) continue;
    if (heading.ends_with(title)) return title;
    if (heading.starts_with(title) && offer.ends_with(heading.substr(title.size()))) return title;
  }
  return heading;
}

/// A main heading that says word for word what one of the offers does, the name of the site left out.
std::string confirmed_heading(const PageMetadata& page, std::span<const std::string> offers,
                              const std::string& site, const std::string& host) {
  for (const std::string& heading : page.main_headings) {
    const std::string shown = skeleton(heading);
    if (shown.size() < kShortestConfirmed || is_site_name(heading, site, host)) continue;
    for (const std::string& offer : offers) {
      if (skeleton(without_site_name(offer, site, host)) == shown) return heading;
    }
  }
  return {};
}

/// "A kicker: A headline", and the page shows "A headline" alone, marked as a title.
bool ends_offer(const std::string& shown, std::span<const std::string> offers) {
  const std::string title = skeleton(shown);
  return title.size() >= kShortestConfirmed && std::ranges::any_of(offers, [&](const std::string& offer) {
           return skeleton(offer).ends_with(title);
         });
}

/// On a page without a main heading: does the next best one hold most words of all that the page offers?
bool says_title(const std::string& heading, std::span<const std::string> offers, const std::string& site,
                const std::string& host) {
  if (words_of(heading).size() < 3) return false;
  bool any = false;
  for (const std::string& offer : offers) {
    if (offer.empty()) continue;
    any = true;
    if (!is_like(without_site_name(offer, site, host), heading) || !is_like(heading, offer)) return false;
  }
  return any;
}

using Offers = std::array<std::string, 4>;

/// What the page says in its data is the title, the most trusted first.
Offers offers_of(const PageMetadata& page, const LinkedArticle& linked) {
  const auto marked = page.marked.find("headline");
  const std::string shared(page.first({"og:title", "twitter:title", "dc.title", "dcterms.title",
                                       "sailthru.title", "parsely-title", "hdl", "headline", "title"}));
  return {linked.headline, shared, marked == page.marked.end() ? "" : marked->second.front(), page.title};
}

/// What the page shows as its heading, and what its site is called.
struct ShownNames {
  std::string heading;
  std::string site;
};
ShownNames shown_names(const PageMetadata& page, const std::string& site, const std::string& host) {
  std::string heading = is_site_name(page.heading, site, host) ? std::string() : page.heading;
  std::string name = site;
  // A heading that is a link, and with which longer titles begin or end, leads to the front page.
  if (page.heading_is_link && !page.heading_is_marked && skeleton(page.title) != skeleton(heading) &&
      skeleton(page.title).size() > 2 * skeleton(heading).size() && !heading.empty()) {
    name = std::exchange(heading, {});
  }
  const std::string home = skeleton(page.home_heading);
  const std::string whole = skeleton(page.title);
  if (!home.empty() && (whole.starts_with(home) || whole.ends_with(home) || heading.empty()))
    name = page.home_heading;
  return {std::move(heading), std::move(name)};
}

/// What the page shows as its heading says much the same as one of the offers.
bool is_offered(const std::string& heading, const Offers& offers, const std::string& site,
                const std::string& host) {
  return std::ranges::any_of(offers, [&](const std::string& offer) {
    const std::string title = without_site_name(offer, site, host);
    return is_like(heading, offer) || (words_of(title).size() >= 3 && is_like(title, heading));
  });
}

/// A headline that the page shows, and that its data or its markup confirm; else empty.
std::string confirmed_title(const PageMetadata& page, const ShownNames& shown, const Offers& offers,
                            const std::string& host) {
  // Word for word.
  std::string confirmed = confirmed_heading(page, offers, shown.site, host);
  if (!confirmed.empty()) return confirmed;
  const std::string& heading = shown.heading;
  if (!heading.empty() && (page.heading_is_marked || is_offered(heading, offers, shown.site, host)))
    return without_kicker(without_site_name(heading, shown.site, host), offers, shown.site, host);
  if (!heading.empty()) return {};
  if (says_title(page.second_heading, offers, shown.site, host)) return page.second_heading;
  for (const std::string& title : page.shown_titles)
    if (ends_offer(title, offers)) return title;
  return {};
}

/// The first offer that is more than the name of the site; else empty.
std::string offered_title(const Offers& offers, const std::string& site, const std::string& host) {
  for (const std::string& offer : offers) {
    std::string title = without_site_name(offer, site, host);
    const bool says_site =
        is_site_name(offer, site, host) || is_site_name(title, site, host) || breaks_off(offer);
    if (!offer.empty() && !says_site) return title;
  }
  return {};
}

}  // namespace

std::string page_title(const PageMetadata& page, const LinkedArticle& linked, const std::string& site,
                       const std::string& host) {
  const Offers offers = offers_of(page, linked);
  const ShownNames shown = shown_names(page, site, host);
  std::string title = confirmed_title(page, shown, offers, host);
  if (title.empty()) title = offered_title(offers, shown.site, host);
  if (!title.empty()) return title;
  if (!shown.heading.empty()) return shown.heading;
  for (const std::string& one : page.shown_titles)
    if (!is_site_name(one, shown.site, host)) return one;
  return page.second_heading.find(' ') == std::string::npos ? without_site_name(page.title, shown.site, host)
                                                            : page.second_heading;
}

}  // namespace dateline::article
