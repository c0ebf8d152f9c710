// The header of a message or of a part of one, cut into its fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::article {

/// Fields with the names that an article can be made of; of several with one name the first counts.
class MailHeader {
 public:
  /// Takes the header and the empty line behind it off `bytes`. A line that is no field ends it, too: then
  /// it belongs to the body. Lines that mail programs put in front ("From ", ">From ") are passed over.
  static MailHeader take(std::string_view& bytes);
  /// Folded, as it stands there; empty when there is none. `name`: in lower case.
  std::string_view find(std::string_view name) const;
  /// Of all fields, whatever their names.
  std::size_t count() const { return count_; }

 private:
  struct Field {
    std::string name;  // in lower case
    std::string_view value;
  };
  void add(std::string_view name, std::string_view value);
  std::vector<Field> fields_;
  std::size_t count_ = 0;
};

/// How long is the name of the field that a line begins with ("Subject: ...")? 0: it is no field.
std::size_t field_name_size(std::string_view line);

/// Takes the first line off, with its line break.
std::string_view take_mail_line(std::string_view& bytes);

/// Does a text begin with the header of a message: fields and nothing else, two of which mail is known by?
bool is_mail(std::string_view front);

}  // namespace dateline::article
