// The makers of the formats, one per file, for answer_format.cpp alone.
#pragma once

#include <memory>
#include <string>

#include "render/answer_format.h"

namespace dateline::render {

std::unique_ptr<AnswerFormat> make_text_format(const AnswerOptions& options, std::string& out);
std::unique_ptr<AnswerFormat> make_json_format(const AnswerOptions& options, std::string& out);  // one object
std::unique_ptr<AnswerFormat> make_jsonl_format(const AnswerOptions& options,
                                                std::string& out);  // a line per hit
std::unique_ptr<AnswerFormat> make_csv_format(const AnswerOptions& options, std::string& out);
/// With the columns that options.fields names.
std::unique_ptr<AnswerFormat> make_csv_export(const AnswerOptions& options, std::string& out);
std::unique_ptr<AnswerFormat> make_trec_format(const AnswerOptions& options, std::string& out);
std::unique_ptr<AnswerFormat> make_id_format(const AnswerOptions& options, std::string& out);
std::unique_ptr<AnswerFormat> make_html_format(const AnswerOptions& options, std::string& out);  // one page

}  // namespace dateline::render
