// Hits for programs that want little: TREC run lines, and bare ids.
#include "render/formats.h"
#include "render/printable.h"

namespace dateline::render {
namespace {

class TrecFormat final : public AnswerFormat {
 public:
  TrecFormat(const AnswerOptions& options, std::string& out)
      : query_id_(percent_encoded(options.query_id.value_or("1"), true)),
        run_id_(percent_encoded(options.run_id, true)),
        out_(&out) {}
  void begin(const search::Answer&, double) override {}
  void hit(const search::Hit& hit) override {
    *out_ += query_id_ + " Q0 " + percent_encoded(hit.id, true) + ' ' + std::to_string(hit.rank) + ' ' +
             number_text(hit.score) + ' ' + run_id_ + '\n';
  }
  void end(const search::Answer&) override {}

 private:
  std::string query_id_;
  std::string run_id_;
  std::string* out_;
};

class IdFormat final : public AnswerFormat {
 public:
  IdFormat(const AnswerOptions& options, std::string& out) : out_(&out) {
    if (options.query_id) before_ = percent_encoded(*options.query_id, false) + '\t';
  }
  void begin(const search::Answer&, double) override {}
  void hit(const search::Hit& hit) override { *out_ += before_ + percent_encoded(hit.id, false) + '\n'; }
  void end(const search::Answer&) override {}

 private:
  std::string before_;
  std::string* out_;
};

}  // namespace

std::unique_ptr<AnswerFormat> make_trec_format(const AnswerOptions& options, std::string& out) {
  return std::make_unique<TrecFormat>(options, out);
}
std::unique_ptr<AnswerFormat> make_id_format(const AnswerOptions& options, std::string& out) {
  return std::make_unique<IdFormat>(options, out);
}

}  // namespace dateline::render
