#include "tests/support/reference.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace timbao::reference {
namespace {

// The first letter says the form, so that one map holds every kind of term.
std::string accented_term(const Word& word) { return "a" + word.accented; }
std::string folded_term(const Word& word) { return "f" + word.folded; }
std::string pair_term(const std::string& left, const std::string& right) {
  return "2" + left + "\x1f" + right;
}

bool is_tone(UChar32 c) {
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

bool is_mark(UChar32 c) { return u_charType(c) == U_NON_SPACING_MARK; }

bool is_word_letter(UChar32 c) { return u_isalnum(c) || is_mark(c); }

// `letters` are decomposed lower case.
Word make_word(const icu::UnicodeString& letters) {
  icu::UnicodeString accented;
  icu::UnicodeString folded;
  icu::UnicodeString tones;
  Word word;
  for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    word.has_marks = word.has_marks || is_mark(c) || c == 0x111;
    (is_tone(c) ? tones : accented).append(c);
    if (!is_mark(c)) {
      folded.append(c == 0x111 ? UChar32{0x64} : c);
    }
  }
  accented.append(tones);
  accented.toUTF8String(word.accented);
  folded.toUTF8String(word.folded);
  return word;
}

bool uses_accents(Formula formula, const Word& word) {
  switch (formula) {
    case Formula::kAccented:
    case Formula::kAccentedPairs:
      return true;
    case Formula::kFolded:
    case Formula::kFoldedPairs:
      return false;
    case Formula::kMixedPairs:
      break;
  }
  return word.has_marks;
}

bool uses_pairs(Formula formula) {
  return formula != Formula::kAccented && formula != Formula::kFolded;
}

}  // namespace

std::vector<Word> simple_words(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  text.toLower();
  text = nfd->normalize(text, status);
  std::vector<Word> words;
  icu::UnicodeString letters;
  for (int32_t i = 0; i <= text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = i < text.length() ? text.char32At(i) : UChar32{' '};
    if (is_word_letter(c)) {
      letters.append(c);
    } else if (!letters.isEmpty()) {
      words.push_back(make_word(letters));
      letters.remove();
    }
    if (i == text.length()) {
      break;
    }
  }
  return words;
}

void Index::count(Terms& terms, const std::string& term, std::uint32_t document) {
  std::vector<Posting>& postings = terms[term];
  if (postings.empty() || postings.back().document != document) {
    postings.push_back({document, 0});
  }
  ++postings.back().count;
}

void Index::add(std::string_view text) {
  const std::vector<Word> words = tokenizer_(text);
  const auto document = static_cast<std::uint32_t>(lengths_.size());
  const Word* last = nullptr;
  for (const Word& word : words) {
    count(terms_, accented_term(word), document);
    count(terms_, folded_term(word), document);
    if (last != nullptr) {
      for (const std::string& left : {accented_term(*last), folded_term(*last)}) {
        count(terms_, pair_term(left, accented_term(word)), document);
        count(terms_, pair_term(left, folded_term(word)), document);
      }
    }
    last = &word;
  }
  lengths_.push_back(static_cast<std::uint32_t>(words.size()));
  total_length_ += static_cast<double>(words.size());
}

double Index::articles_with(const std::string& term) const {
  const auto found = terms_.find(term);
  return found == terms_.end() ? 0 : static_cast<double>(found->second.size());
}

void Index::add_scores(const std::string& term, double weight, double with_term, bool pair,
                       const Parameters& parameters, std::vector<double>& scores) const {
  const auto found = terms_.find(term);
  if (found == terms_.end()) {
    return;
  }
  const std::vector<Posting>& postings = found->second;
  const auto all = static_cast<double>(size());
  const double odds = (all - with_term + .5) / (with_term + .5);
  const double idf = parameters.idf_plus_one ? std::log(1 + odds) : std::max(0., std::log(odds));
  const double less = pair && parameters.pair_lengths ? 1 : 0;
  const double average = total_length_ / all - less;
  for (const Posting& posting : postings) {
    const double length = lengths_[posting.document] - less;
    const double norm = parameters.k1 * (1 - parameters.b + parameters.b * length / average);
    scores[posting.document] +=
        weight * idf * posting.count * (parameters.k1 + 1) / (posting.count + norm);
  }
}

std::vector<Scored> Index::search(std::string_view query, Formula formula,
                                  const Parameters& parameters, std::size_t limit) const {
  std::vector<double> scores(size());
  std::set<std::string> seen;
  std::string last;
  const auto score_term = [&](const std::string& term, double weight, double articles, bool pair) {
    if (seen.insert(term).second || parameters.repeat_query_terms) {
      add_scores(term, weight, articles, pair, parameters, scores);
    }
  };
  const auto pair_articles = [&](const std::string& pair, const std::string& left,
                                 const std::string& right) {
    const double rarer = std::min(articles_with(left), articles_with(right));
    return parameters.guess_pair_articles
               ? std::min(rarer, rarer * (articles_with(pair) + .5) / (rarer + 1))
               : articles_with(pair);
  };
  for (const Word& word : tokenizer_(query)) {
    const std::string term = uses_accents(formula, word) ? accented_term(word) : folded_term(word);
    const double any_spelling = articles_with(folded_term(word));
    score_term(term, 1,
               std::pow(articles_with(term), 1 - parameters.folded_share) *
                   std::pow(any_spelling, parameters.folded_share),
               false);
    if (uses_pairs(formula) && !last.empty()) {
      const std::string pair = pair_term(last, term);
      score_term(pair, parameters.pair_weight, pair_articles(pair, last, term), true);
    }
    last = term;
  }
  std::vector<Scored> best;
  for (std::uint32_t document = 0; document < scores.size(); ++document) {
    if (scores[document] > 0) {
      best.push_back({document, scores[document]});
    }
  }
  const std::size_t kept = std::min(limit, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
                    [](const Scored& a, const Scored& b) {
                      return a.score != b.score ? a.score > b.score : a.document < b.document;
                    });
  best.resize(kept);
  return best;
}

}  // namespace timbao::reference
