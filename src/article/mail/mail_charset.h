// Texts of mail in UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "article/read_context.h"

namespace dateline::article {

/// As to_utf8() with `label` does, but a Western label is believed where bytes beyond ASCII mostly stand
/// alone, as accents do: a subject or a short message says too little for a detector. UTF-7, which no other
/// source is read in, is what is labelled so and can be read as it.
std::string mail_utf8(std::string_view bytes, std::string_view label, ReadNotes& notes);

/// Does the encoding switch between sets of characters by escapes? Pieces of it are texts of their own.
bool switches_sets(std::string_view label);

}  // namespace dateline::article
