#include "searcher/cli/answer.h"

#include "common/text/display.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <ostream>

namespace timbao {

void Messages::notices(std::string_view qid, const SearchResults& results) {
  if (quiet_ || !notices_) {
    return;
  }
  for (const Notice& notice : results.notices) {
    std::string line = qid.empty() ? std::string() : terminal_safe(qid) + ": ";
    line += terminal_safe(describe_notice(notice)) + '\n';
    if (said_.find(line) == std::string::npos) {
      said_ += line;
      out_ << wrap_lines(line, columns_) << std::flush;
    }
  }
}

void Messages::info(std::string_view line) {
  if (!quiet_) {
    out_ << wrap_lines(terminal_safe(line), columns_) << std::endl;
  }
}

void Messages::error(std::string_view qid, std::string_view message, std::string_view hint) {
  // Messages of queries have lines of their own, with the place meant under the query.
  std::string text = "timbao-search: ";
  text += qid.empty() ? std::string() : terminal_safe(qid) + ": ";
  append_clean(message, CleanMode::kText, text);
  const std::size_t first_line = std::min(text.find('\n'), text.size());
  // A query with its mark stands below: cut, the mark would point elsewhere.
  out_ << wrap_lines(std::string_view(text).substr(0, first_line), columns_)
       << std::string_view(text).substr(first_line) << '\n';
  if (!hint.empty()) {
    text = "hint: ";
    append_clean(hint, CleanMode::kText, text);
    out_ << wrap_lines(text, columns_) << '\n';
  }
  out_ << std::flush;
}

Answer answer_query(Searcher& searcher, const SearchRequest& request, std::string_view qid,
                    ResultWriter& writer, Messages& messages, std::string_view only_id) {
  Answer answer;
  messages.next_query();
  const auto begin = [&](const SearchResults& head) {
    messages.notices(qid, head);
    writer.begin(qid, head);
  };
  const auto sink = [&](const Hit& hit) {
    if (!only_id.empty() && hit.article.id != only_id) {
      return true;
    }
    writer.hit(hit);
    ++answer.shown;
    return only_id.empty();
  };
  const SearchResults tail = searcher.stream(request, begin, sink);
  messages.notices(qid, tail);
  writer.end(tail);
  answer.total = tail.total;
  answer.elapsed_ms = tail.elapsed_ms;
  return answer;
}

}  // namespace timbao
