// GMime parses fields and decodes bodies; what a message is made of is found without it (mail_message.h).
#include "article/mail/mail_words.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/mail/encoded_words.h"
#include "article/mail/mail_charset.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestField = 64 * 1024;  // bytes; the rest of a longer one is left out
constexpr int kMostNames = 1000;

struct Free {
  void operator()(char* text) const { g_free(text); }
  void operator()(GObject* object) const { g_object_unref(object); }
};
using Text = std::unique_ptr<char, Free>;
using Object = std::unique_ptr<GObject, Free>;

/// Static tables of GMime, made once and kept.
void begin_gmime() {
  static const bool begun = (g_mime_init(), true);
  static_cast<void>(begun);
}

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

/// One line for functions that take strings of C, in UTF-8.
std::string unfolded(std::string_view raw, std::string_view label, ReadNotes& notes) {
  raw = raw.substr(0, kLongestField);
  std::string line = std::ranges::all_of(raw, [](char c) { return static_cast<signed char>(c) >= 0; })
                         ? std::string(raw)
                         : mail_utf8(raw, label, notes);
  std::erase_if(line, [](char c) { return c == '\r' || c == '\n'; });
  std::ranges::replace(line, '\0', ' ');
  return line;
}

std::string valid(std::string text, ReadNotes& notes) {
  if (text::is_valid_utf8(text)) return text;
  text::Repaired repaired = text::replace_invalid_utf8(text);
  notes.replaced_characters += repaired.replaced;
  return std::move(repaired.text);
}

std::string decoded(const std::string& line, ReadNotes& notes) {
  return one_line(
      replace_encoded_words(line, notes, [](std::string& out, const std::string& text) { out += text; }));
}

/// Encoded words as GMime decodes them without loss: each run one word.
std::string joined_words(const std::string& line, ReadNotes& notes) {
  return replace_encoded_words(line, notes, [](std::string& out, const std::string& text) {
    const auto* bytes = reinterpret_cast<const guchar*>(text.data());
    const Text base64(g_base64_encode(bytes, text.size()));
    ((out += "=?utf-8?B?") += base64.get()) += "?=";
  });
}

/// `depth`: a group may hold groups.
void add_names(InternetAddressList* list, int depth, std::vector<std::string>& names, ReadNotes& notes) {
  const int length = std::min(internet_address_list_length(list), kMostNames);
  for (int i = 0; i < length; ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      if (depth < 4)
        add_names(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), depth + 1, names,
                  notes);
      continue;
    }
    std::string name = text_or_empty(internet_address_get_name(address));
    if (without_outer_blanks(name).empty())
      name = text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    name = one_line(valid(std::move(name), notes));
    if (!name.empty()) names.push_back(std::move(name));
  }
}

std::string lower_parameter(GMimeContentType* content, const char* name) {
  return ascii_lower(text_or_empty(g_mime_content_type_get_parameter(content, name)));
}

std::string cut(std::string_view raw) {
  ReadNotes notes;
  return unfolded(raw, "", notes);
}

GMimeContentEncoding encoding_of(std::string_view name) {
  const std::string lower = ascii_lower(without_outer_blanks(name.substr(0, name.find(';'))));
  return g_mime_content_encoding_from_string(lower.c_str());
}

}  // namespace

std::string mail_text(std::string_view raw, std::string_view label, ReadNotes& notes) {
  return decoded(unfolded(raw, label, notes), notes);
}

std::vector<std::string> mail_names(std::string_view raw, std::string_view label, ReadNotes& notes) {
  begin_gmime();
  std::vector<std::string> names;
  const std::string line = unfolded(raw, label, notes);
  InternetAddressList* list = internet_address_list_parse(nullptr, joined_words(line, notes).c_str());
  if (list != nullptr) {
    const Object owner(G_OBJECT(list));
    add_names(list, 0, names, notes);
  }
  if (names.empty()) names.push_back(decoded(line, notes));
  return names;
}

MailContent mail_content(std::string_view content_type, std::string_view disposition, std::string_view type) {
  begin_gmime();
  MailContent content;
  content.type = type;
  if (!without_outer_blanks(content_type).empty()) {
    GMimeContentType* parsed = g_mime_content_type_parse(nullptr, cut(content_type).c_str());
    const Object owner(G_OBJECT(parsed));
    content.type = ascii_lower(text_or_empty(g_mime_content_type_get_media_type(parsed)) + "/" +
                               text_or_empty(g_mime_content_type_get_media_subtype(parsed)));
    content.boundary = text_or_empty(g_mime_content_type_get_parameter(parsed, "boundary"));
    content.charset = lower_parameter(parsed, "charset");
    content.flowed = lower_parameter(parsed, "format") == "flowed";
    content.delete_blanks = lower_parameter(parsed, "delsp") == "yes";
    content.attachment = !lower_parameter(parsed, "name").empty();
  }
  const std::string kind = ascii_lower(without_outer_blanks(disposition.substr(0, 64)));
  const bool called = ascii_lower(disposition.substr(0, kLongestField)).find("filename") != std::string::npos;
  content.attachment = content.attachment || called || kind.starts_with("attachment");
  return content;
}

bool is_encoded_mail(std::string_view encoding) {
  const GMimeContentEncoding found = encoding_of(encoding);
  return found == GMIME_CONTENT_ENCODING_BASE64 || found == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
         found == GMIME_CONTENT_ENCODING_UUENCODE;
}

std::string mail_bytes(std::string_view body, std::string_view encoding) {
  begin_gmime();
  if (!is_encoded_mail(encoding)) return std::string(body);
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, encoding_of(encoding));
  std::string bytes(g_mime_encoding_outlen(&state, body.size()) + 64, '\0');
  bytes.resize(g_mime_encoding_step(&state, body.data(), body.size(), bytes.data()));
  return bytes;
}

}  // namespace dateline::article
