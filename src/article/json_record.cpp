// simdjson's On-Demand interface: values are read where they stand, and what no field wants is skipped.
#include "article/json_record.h"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "article/json_escapes.h"

namespace dateline::article {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr std::size_t kLargeText = 4U << 20U;  // beyond it the parser gives its memory back

/// Keys of the arrays that answers of news services hold their articles in (NewsAPI and GNews, webhose,
/// NewsData).
bool is_envelope(std::string_view key) { return key == "articles" || key == "posts" || key == "results"; }

/// Keys that hold the text of a value that is an object.
bool is_name_key(std::string_view key) {
  return key == "name" || key == "title" || key == "$oid" || key == "$date" || key == "@value";
}

std::string_view number_text(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return token.substr(0, last + 1);
}

constexpr int kDeepestValue = 4;  // arrays and objects in one another that text is looked for in

error_code collect(ondemand::value value, std::vector<std::string>& values, int depth);

error_code collect_items(ondemand::array array, std::vector<std::string>& values, int depth) {
  for (auto item : array) {
    ondemand::value element;
    if (const error_code failure = item.get(element)) return failure;
    if (depth >= kDeepestValue) continue;
    if (const error_code failure = collect(element, values, depth + 1)) return failure;
  }
  return simdjson::SUCCESS;
}

/// The first key that names the object.
error_code collect_name(ondemand::object object, std::vector<std::string>& values, int depth) {
  const std::size_t before = values.size();
  for (auto item : object) {
    ondemand::field field;
    if (const error_code failure = std::move(item).get(field)) return failure;
    std::string_view key;
    if (const error_code failure = field.unescaped_key().get(key)) return failure;
    if (values.size() > before || depth >= kDeepestValue || !is_name_key(key)) continue;
    if (const error_code failure = collect(field.value(), values, depth + 1)) return failure;
  }
  return simdjson::SUCCESS;
}

/// Appends to `values` what a value says as text: a string, a number, or those in an array or in objects with
/// a name.
error_code collect(ondemand::value value, std::vector<std::string>& values, int depth) {
  ondemand::json_type type{};
  if (const error_code failure = value.type().get(type)) return failure;
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (const error_code failure = value.get_string().get(text)) return failure;
    values.emplace_back(text);
  } else if (type == ondemand::json_type::number) {
    values.emplace_back(number_text(value.raw_json_token()));
  } else if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (const error_code failure = value.get_array().get(array)) return failure;
    return collect_items(array, values, depth);
  } else if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const error_code failure = value.get_object().get(object)) return failure;
    return collect_name(object, values, depth);
  }
  return simdjson::SUCCESS;
}

std::string reason_of(error_code code) {
  switch (code) {
    case simdjson::TAPE_ERROR:
      return "the JSON is not complete, or a comma, colon or bracket is missing";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "expected the bracket that closes the JSON";
    case simdjson::UNCLOSED_STRING:
      return "the JSON has a string that is never closed";
    case simdjson::UNESCAPED_CHARS:
      return "the JSON has a control character inside a string";
    case simdjson::STRING_ERROR:
      return "the JSON has an escape that does not exist";
    case simdjson::INCORRECT_TYPE:
      return "expected a JSON object";
    case simdjson::EMPTY:
      return "expected a JSON object, there is nothing";
    case simdjson::TRAILING_CONTENT:
      return "expected nothing more behind the JSON object";
    case simdjson::CAPACITY:
      return "one JSON text holds more than " + std::to_string(kMostArticlesInOneText) +
             " articles: write each on a line of its own";
    default:
      return std::string("invalid JSON: ") + simdjson::error_message(code);
  }
}

}  // namespace

struct JsonParser::State {
  State(FieldNames& field_names, std::string_view records_key) : names(&field_names) {
    while (!records_key.empty()) {
      const std::size_t end = std::min(records_key.find('.'), records_key.size());
      steps.emplace_back(records_key.substr(0, end));
      records_key.remove_prefix(std::min(end + 1, records_key.size()));
    }
  }

  FieldNames* names;
  std::vector<std::string> steps;  // keys on the way to the records, from the outermost
  ondemand::parser parser;
  std::string copy;                 // of a text without room behind it, or with a repair
  std::vector<std::string> values;  // of one key
  std::string path;                 // of the key that is being read
  std::string_view whole;           // the text
  std::vector<JsonRecord>* records = nullptr;

  error_code read_text(ondemand::document& document) {
    ondemand::json_type type{};
    if (const error_code failure = document.type().get(type)) return failure;
    error_code failure = simdjson::SUCCESS;
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      if (const error_code wrong = document.get_array().get(array)) return wrong;
      failure = steps.empty() ? read_array(array) : read_under(array, 0);
    } else {
      ondemand::object object;
      if (const error_code wrong = document.get_object().get(object)) return wrong;
      failure =
          steps.empty() ? read_record(object, whole.find_first_not_of(" \t\r\n")) : read_under(object, 0);
    }
    if (failure != simdjson::SUCCESS) return failure;
    const char* location = nullptr;
    const bool at_end = document.current_location().get(location) == simdjson::OUT_OF_BOUNDS;
    return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
  }

  /// `envelopes`: records that stand for the object around the articles.
  bool full(std::size_t envelopes) const { return records->size() >= kMostArticlesInOneText + envelopes; }

  /// What is under the keys from steps[depth] on; arrays on the way are walked through.
  error_code read_under(ondemand::array array, std::size_t depth) {
    for (auto item : array) {
      ondemand::value element;
      if (const error_code failure = item.get(element)) return failure;
      if (const error_code failure = read_under(element, depth)) return failure;
    }
    return simdjson::SUCCESS;
  }
  error_code read_under(ondemand::object object, std::size_t depth) {
    for (auto item : object) {
      ondemand::field field;
      if (const error_code failure = std::move(item).get(field)) return failure;
      std::string_view key;
      if (const error_code failure = field.unescaped_key().get(key)) return failure;
      if (key != steps[depth]) continue;
      if (const error_code failure = read_under(field.value(), depth + 1)) return failure;
    }
    return simdjson::SUCCESS;
  }
  error_code read_under(ondemand::value value, std::size_t depth) {
    const auto at = static_cast<std::size_t>(value.raw_json_token().data() - whole.data());
    ondemand::json_type type{};
    if (const error_code failure = value.type().get(type)) return failure;
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      if (const error_code failure = value.get_array().get(array)) return failure;
      return depth == steps.size() ? read_array(array) : read_under(array, depth);
    }
    if (type != ondemand::json_type::object) return simdjson::SUCCESS;
    ondemand::object object;
    if (const error_code failure = value.get_object().get(object)) return failure;
    if (depth < steps.size()) return read_under(object, depth);
    return full(0) ? simdjson::CAPACITY : read_record(object, at);
  }

  error_code read_array(ondemand::array array) {
    for (auto item : array) {
      ondemand::value element;
      if (const error_code failure = item.get(element)) return failure;
      const auto at = static_cast<std::size_t>(element.raw_json_token().data() - whole.data());
      ondemand::json_type type{};
      if (const error_code failure = element.type().get(type)) return failure;
      if (full(0)) return simdjson::CAPACITY;
      if (type != ondemand::json_type::object) {
        records->push_back({{}, at});  // rejected where an article without text is
        continue;
      }
      ondemand::object object;
      if (const error_code failure = element.get_object().get(object)) return failure;
      if (const error_code failure = read_record(object, at)) return failure;
    }
    return simdjson::SUCCESS;
  }

  /// An object is an article, or the envelope of some.
  error_code read_record(ondemand::object object, std::size_t at) {
    const std::size_t before = records->size();
    records->emplace_back();
    RecordFields fields;
    if (const error_code failure = read_object(object, fields, true)) return failure;
    const bool article = fields.has(ArticleField::title) || fields.has(ArticleField::body);
    if (article || records->size() == before + 1) {
      records->resize(before + 1);
      (*records)[before] = {fields.take(), at};
    } else {
      records->erase(records->begin() + static_cast<std::ptrdiff_t>(before));
    }
    return simdjson::SUCCESS;
  }

  error_code read_object(ondemand::object object, RecordFields& fields, bool outermost) {
    const std::size_t parent = path.size();
    for (auto item : object) {
      ondemand::field field;
      if (const error_code failure = std::move(item).get(field)) return failure;
      std::string_view key;
      if (const error_code failure = field.unescaped_key().get(key)) return failure;
      path.resize(parent);
      if (!outermost) path += '.';
      path += key;
      const bool envelope = outermost && is_envelope(key);
      if (const error_code failure = read_value(field.value(), fields, envelope)) return failure;
    }
    path.resize(parent);
    return simdjson::SUCCESS;
  }

  error_code read_value(ondemand::value value, RecordFields& fields, bool envelope) {
    const auto uses = names->find(path);
    if (!uses.empty()) return read_fields(value, uses, fields);
    const bool on = names->leads_on(path);
    if (!on && !envelope) return simdjson::SUCCESS;
    ondemand::json_type type{};
    if (const error_code failure = value.type().get(type)) return failure;
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      if (const error_code failure = value.get_array().get(array)) return failure;
      return on ? read_objects(array, fields) : read_enveloped(array);
    }
    if (type != ondemand::json_type::object || !on) return simdjson::SUCCESS;
    ondemand::object object;
    if (const error_code failure = value.get_object().get(object)) return failure;
    return read_object(object, fields, false);
  }

  error_code read_fields(ondemand::value value, std::span<const FieldUse> uses, RecordFields& fields) {
    values.clear();
    if (const error_code failure = collect(value, values, 0)) return failure;
    for (std::string& text : values) {
      for (std::size_t i = 1; i < uses.size(); ++i) fields.add(uses[i], text);
      fields.add(uses[0], std::move(text));
    }
    return simdjson::SUCCESS;
  }

  /// The path goes on inside the objects of an array.
  error_code read_objects(ondemand::array array, RecordFields& fields) {
    for (auto item : array) {
      ondemand::value element;
      if (const error_code failure = item.get(element)) return failure;
      ondemand::json_type type{};
      if (const error_code failure = element.type().get(type)) return failure;
      if (type != ondemand::json_type::object) continue;
      ondemand::object object;
      if (const error_code failure = element.get_object().get(object)) return failure;
      if (const error_code failure = read_object(object, fields, false)) return failure;
    }
    return simdjson::SUCCESS;
  }

  error_code read_enveloped(ondemand::array array) {
    const std::string outer = std::exchange(path, {});
    for (auto item : array) {
      ondemand::value element;
      if (const error_code failure = item.get(element)) return failure;
      ondemand::json_type type{};
      if (const error_code failure = element.type().get(type)) return failure;
      if (type != ondemand::json_type::object) continue;
      const auto at = static_cast<std::size_t>(element.raw_json_token().data() - whole.data());
      ondemand::object object;
      if (const error_code failure = element.get_object().get(object)) return failure;
      if (full(1)) return simdjson::CAPACITY;
      RecordFields fields;
      if (const error_code failure = read_object(object, fields, true)) return failure;
      records->push_back({fields.take(), at});
    }
    path = outer;
    return simdjson::SUCCESS;
  }

  error_code run(std::string_view text, std::size_t readable, std::optional<std::size_t>& at) {
    whole = text;
    path.clear();
    ondemand::document document;
    const simdjson::padded_string_view padded(text.data(), text.size(), text.size() + readable);
    if (const error_code failure = parser.iterate(padded).get(document)) return failure;
    const error_code failure = read_text(document);
    const char* location = nullptr;
    if (failure == simdjson::INCOMPLETE_ARRAY_OR_OBJECT) {
      at = text.size();
    } else if (failure != simdjson::SUCCESS &&
               document.current_location().get(location) == simdjson::SUCCESS) {
      at = std::min(static_cast<std::size_t>(location - whole.data()), text.size());
    }
    return failure;
  }

  error_code run_copy(std::optional<std::size_t>& at) {
    const std::size_t size = copy.size();
    copy.resize(size + simdjson::SIMDJSON_PADDING);
    const error_code failure = run({copy.data(), size}, simdjson::SIMDJSON_PADDING, at);
    copy.resize(size);
    return failure;
  }
};

JsonParser::JsonParser(FieldNames& names, std::string_view records)
    : state_(std::make_unique<State>(names, records)) {}
JsonParser::~JsonParser() = default;

std::optional<JsonFailure> JsonParser::parse(std::string_view text, std::size_t readable,
                                             std::vector<JsonRecord>& records, std::uint64_t& replaced) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) {
    return JsonFailure{reason_of(simdjson::INCORRECT_TYPE), first == std::string_view::npos ? 0 : first};
  }
  const std::size_t before = records.size();
  std::optional<std::size_t> at;
  state_->records = &records;
  error_code failure = simdjson::SUCCESS;
  if (readable >= simdjson::SIMDJSON_PADDING) {
    failure = state_->run(text, readable, at);
  } else {
    state_->copy = text;
    failure = state_->run_copy(at);
  }
  if (failure == simdjson::STRING_ERROR) {
    state_->copy = text;
    if (const std::uint64_t repaired = repair_surrogates(state_->copy); repaired > 0) {
      records.resize(before);
      failure = state_->run_copy(at);
      replaced += failure == simdjson::SUCCESS ? repaired : 0;
    }
  }
  if (text.size() > kLargeText) {
    state_->parser = ondemand::parser();
    state_->copy = std::string();
  }
  if (failure == simdjson::SUCCESS && (records.size() > before || state_->steps.empty())) return std::nullopt;
  if (failure == simdjson::SUCCESS)
    return JsonFailure{"there is no article under the key of --records", std::nullopt};
  records.resize(before);
  return JsonFailure{reason_of(failure), at};
}

}  // namespace dateline::article
