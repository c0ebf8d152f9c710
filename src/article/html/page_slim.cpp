// One pass over the tags, copying; the text between them is moved as it is.
#include "article/html/page_slim.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kMostFormatting = 24;  // open at the same time
constexpr std::size_t kMostAttributes = 64;  // of an element; later ones are left out

constexpr std::size_t kShortestCaption = 20;  // bytes of a description of a picture that may be shown, too

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// What stands in them is text for scripts or nothing that is read; it ends at the closing tag, whatever it
/// holds.
constexpr std::array<std::string_view, 12> kLeftOut{"script",   "rt",      "rp",       "style",
                                                    "svg",      "math",    "iframe",   "object",
                                                    "template", "noembed", "noframes", "textarea"};
constexpr std::array<std::string_view, 14> kFormatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                       "nobr", "s", "small", "strike", "strong", "tt",   "u"};
/// Elements that never are inside their like without another one between them.
constexpr std::array<std::string_view, 32> kUncounted{
    "p",    "li",   "dd",   "dt",    "td",    "th",     "tr",    "tbody",  "thead",  "tfoot",    "caption",
    "html", "head", "body", "br",    "img",   "meta",   "link",  "input",  "hr",     "colgroup", "col",
    "base", "wbr",  "area", "embed", "param", "source", "track", "keygen", "option", "frame"};
constexpr std::array<std::string_view, 17> kWanted{
    "class",    "id",  "itemprop", "itemtype", "itemscope", "property",   "name",   "lang",       "content",
    "datetime", "rel", "role",     "pubdate",  "title",     "http-equiv", "hidden", "aria-hidden"};

struct Attribute {
  std::string_view name;
  std::string_view value;
};

class Slimmer {
 public:
  explicit Slimmer(std::string_view page) : page_(page) { slim_.html.reserve(page.size() / 2); }

  SlimPage run() {
    while (at_ < page_.size() && !slim_.too_large) {
      const std::size_t tag = std::min(page_.find('<', at_), page_.size());
      slim_.html.append(page_, at_, tag - at_);
      at_ = tag;
      if (at_ < page_.size()) take_markup();
    }
    return std::move(slim_);
  }

 private:
  void take_markup() {
    const std::string_view rest = page_.substr(at_);
    if (rest.starts_with("<!--")) return skip_comment();
    const bool closing = rest.starts_with("</");
    const std::size_t name = closing ? 2 : 1;
    if (rest.size() > name && is_ascii_letter(rest[name])) return closing ? take_closing() : take_opening();
    if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?' || rest[1] == '/')) {
      at_ = after(page_.find('>', at_), 1);
      return;
    }
    slim_.html += "&lt;";
    ++at_;
  }

  std::size_t after(std::size_t found, std::size_t length) const {
    return found == std::string_view::npos ? page_.size() : found + length;
  }

  /// "<!-->" and "<!--->" are whole comments.
  void skip_comment() {
    const std::string_view inside = page_.substr(at_ + 4);
    if (inside.starts_with('>') || inside.starts_with("->")) {
      at_ = page_.find('>', at_) + 1;
      return;
    }
    const std::size_t end = page_.find("--", at_ + 4);
    for (std::size_t found = end; found != std::string_view::npos; found = page_.find("--", found + 1)) {
      const std::string_view behind = page_.substr(found + 2);
      if (behind.starts_with('>') || behind.starts_with("!>")) {
        at_ = found + (behind[0] == '>' ? 3 : 4);
        return;
      }
    }
    at_ = page_.size();
  }

  void read_name() {
    const std::size_t begin = at_;
    while (at_ < page_.size() && !is_html_blank(page_[at_]) && page_[at_] != '>' && page_[at_] != '/') ++at_;
    name_ = ascii_lower(page_.substr(begin, at_ - begin));
  }

  /// Leaves at_ behind the tag. The attributes as they are written, without quotes.
  void read_attributes() {
    attributes_.clear();
    while (at_ < page_.size() && page_[at_] != '>') {
      if (is_html_blank(page_[at_]) || page_[at_] == '/') {
        ++at_;
      } else {
        const Attribute attribute = read_attribute();
        if (attributes_.size() < kMostAttributes) attributes_.push_back(attribute);
      }
    }
    at_ = std::min(at_ + 1, page_.size());
  }

  Attribute read_attribute() {
    const std::size_t begin = at_++;  // a = in front belongs to the name
    while (at_ < page_.size() && !is_html_blank(page_[at_]) && page_[at_] != '>' && page_[at_] != '/' &&
           page_[at_] != '=')
      ++at_;
    Attribute attribute{page_.substr(begin, at_ - begin), {}};
    const std::size_t behind = skip_blanks(at_);
    if (behind >= page_.size() || page_[behind] != '=') return attribute;
    at_ = skip_blanks(behind + 1);
    attribute.value = read_value();
    return attribute;
  }

  std::string_view read_value() {
    if (at_ >= page_.size()) return {};
    const char quote = page_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_ + 1;
      const std::size_t end = std::min(page_.find(quote, begin), page_.size());
      at_ = std::min(end + 1, page_.size());
      return page_.substr(begin, end - begin);
    }
    const std::size_t begin = at_;
    while (at_ < page_.size() && !is_html_blank(page_[at_]) && page_[at_] != '>') ++at_;
    return page_.substr(begin, at_ - begin);
  }

  std::size_t skip_blanks(std::size_t at) const {
    while (at < page_.size() && is_html_blank(page_[at])) ++at;
    return at;
  }

  void take_opening() {
    ++at_;
    read_name();
    read_attributes();
    if (is_one_of(kLeftOut, name_)) return leave_out();
    if (name_ == "frameset" || name_ == "plaintext") return;
    if (!may_open()) return;
    slim_.html.append("<").append(name_);
    for (const Attribute& attribute : attributes_) write(attribute);
    slim_.html += '>';
    if (name_ == "title" || name_ == "xmp") copy_to_closing();
  }

  /// Counts the element; false when it would be too deep.
  bool may_open() {
    const bool formatting = is_one_of(kFormatting, name_);
    nodes_ += 1 + formatting_;
    slim_.too_large = nodes_ > kMostPageNodes;
    if (is_one_of(kUncounted, name_)) return true;
    Open& open = open_[name_];
    if (depth_ >= kDeepestElement || (formatting && formatting_ >= kMostFormatting)) {
      ++open.left_out;
      return false;
    }
    ++open.count;
    ++depth_;
    formatting_ += formatting ? 1 : 0;
    return true;
  }

  void take_closing() {
    at_ += 2;
    read_name();
    read_attributes();
    nodes_ += 1 + formatting_;
    slim_.too_large = nodes_ > kMostPageNodes;
    if (is_one_of(kUncounted, name_)) return write_closing();
    const auto found = open_.find(name_);
    if (found == open_.end()) return;
    Open& open = found->second;
    if (open.left_out > 0) {
      --open.left_out;
    } else if (open.count > 0) {
      --open.count;
      --depth_;
      formatting_ -= is_one_of(kFormatting, name_) ? 1 : 0;
      write_closing();
    }
  }

  void write_closing() { slim_.html.append("</").append(name_).append(">"); }

  /// Is there no path behind the host, archived or not?
  static bool leads_home(std::string_view address) {
    const std::size_t host = address.rfind("://");
    if (host == std::string_view::npos) return address == "/";
    address.remove_prefix(host + 3);
    return std::min(address.find('/'), address.size()) + 1 >= address.size();
  }

  void write(const Attribute& attribute) {
    const std::string name = ascii_lower(attribute.name);
    if (name == "style") {
      const std::string value = ascii_lower(attribute.value);
      if (value.find("display:none") != std::string::npos || value.find("display: none") != std::string::npos)
        slim_.html += " hidden";
      return;
    }
    if (name == "href" && name_ == "a") {  // that it leads somewhere is enough
      slim_.html += leads_home(attribute.value) ? " href='/'" : " href";
      return;
    }
    const bool address = name == "href" && (name_ == "link" || name_ == "base");
    const bool caption = name == "alt" && name_ == "img" && attribute.value.size() >= kShortestCaption;
    if (!address && !caption && !is_one_of(kWanted, name)) return;
    const char quote = attribute.value.find('"') == std::string_view::npos ? '"' : '\'';
    if (quote == '\'' && attribute.value.find('\'') != std::string_view::npos) return;
    slim_.html.append(" ").append(name).append("=") += quote;
    slim_.html.append(attribute.value) += quote;
  }

  /// Position of the next closing tag of name_; the end when there is none.
  std::size_t find_closing() const {
    for (std::size_t found = page_.find("</", at_); found != std::string_view::npos;
         found = page_.find("</", found + 2)) {
      const std::string_view behind = page_.substr(found + 2);
      if (behind.size() <= name_.size() || !equal_ignoring_case(behind.substr(0, name_.size()), name_))
        continue;
      const char end = behind[name_.size()];
      if (is_html_blank(end) || end == '>' || end == '/') return found;
    }
    return page_.size();
  }

  void leave_out() {
    const bool raw = name_ == "script" || name_ == "style" || name_ == "textarea";
    const std::size_t end = open_[name_].never_closed ? page_.size() : find_closing();
    open_[name_].never_closed = end == page_.size();
    if (name_ == "script" && is_linked_data()) slim_.linked_data.push_back(page_.substr(at_, end - at_));
    if (end == page_.size() && !raw) return;  // never closed: only the tag goes
    at_ = end;
    if (at_ < page_.size()) at_ = after(page_.find('>', at_), 1);
  }

  bool is_linked_data() const {
    return std::ranges::any_of(attributes_, [](const Attribute& attribute) {
      return equal_ignoring_case(attribute.name, "type") &&
             ascii_lower(attribute.value).find("ld+json") != std::string::npos;
    });
  }

  void copy_to_closing() {
    const std::size_t end = find_closing();
    slim_.html.append(page_, at_, end - at_);
    at_ = end;
  }

  struct Open {
    std::size_t count = 0;
    std::size_t left_out = 0;
    bool never_closed = false;  // from here to the end of the page
  };

  std::string_view page_;
  std::size_t at_ = 0;
  SlimPage slim_;
  std::string name_;  // of the tag that is being read
  std::vector<Attribute> attributes_;
  std::unordered_map<std::string, Open> open_;
  std::size_t depth_ = 0;
  std::size_t formatting_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

SlimPage slim_page(std::string_view page) { return Slimmer(page).run(); }

}  // namespace dateline::article
