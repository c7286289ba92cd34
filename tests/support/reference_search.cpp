// reference_search: plain BM25 over a corpus, as TREC run lines; what the product is measured by.
//
//   reference_search CORPUS.jsonl FORMULA[,...] QUERIES.tsv[,...] [NAME=VALUE...]
//
// CORPUS holds one {"id","title","text" or "body"} a line ('-': standard input). FORMULA is A, F,
// A+AB, F+FB or M+MB (each word by its own marks). The last field of a run line is FORMULA:QUERIES.
// Settings: k1 b pair idf1 repeat pairlength limit title.
#include "tests/support/reference.h"

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

namespace {

using namespace timbao::reference;

struct Settings {
  Parameters parameters;
  std::size_t limit = 100;
  bool title = true;
};

Settings parse_settings(int argc, char** argv, int first) {
  Settings settings;
  for (int i = first; i < argc; ++i) {
    const std::string setting = argv[i];
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos) {
      throw std::runtime_error("not NAME=VALUE: " + setting);
    }
    const std::string name = setting.substr(0, equals);
    const double value = std::stod(setting.substr(equals + 1));
    if (name == "k1") {
      settings.parameters.k1 = value;
    } else if (name == "b") {
      settings.parameters.b = value;
    } else if (name == "pair") {
      settings.parameters.pair_weight = value;
    } else if (name == "idf1") {
      settings.parameters.idf_plus_one = value != 0;
    } else if (name == "repeat") {
      settings.parameters.repeat_query_terms = value != 0;
    } else if (name == "pairlength") {
      settings.parameters.pair_lengths = value != 0;
    } else if (name == "limit") {
      settings.limit = static_cast<std::size_t>(value);
    } else if (name == "title") {
      settings.title = value != 0;
    } else {
      throw std::runtime_error("no setting " + name);
    }
  }
  return settings;
}

std::vector<std::string> read_corpus(std::istream& in, bool title, Index& index) {
  std::vector<std::string> ids;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      continue;
    }
    const auto record = nlohmann::json::parse(line);
    const std::string body = record.contains("text") ? record.at("text") : record.at("body");
    index.add((title ? record.value("title", "") + "\n" : "") + body);
    ids.push_back(record.at("id"));
  }
  return ids;
}

const std::map<std::string, Formula> kFormulas = {{"A", Formula::kAccented},
                                                  {"F", Formula::kFolded},
                                                  {"A+AB", Formula::kAccentedPairs},
                                                  {"F+FB", Formula::kFoldedPairs},
                                                  {"M+MB", Formula::kMixedPairs}};

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream in(list);
  for (std::string part; std::getline(in, part, ',');) {
    parts.push_back(part);
  }
  return parts;
}

// One file of queries by one formula.
void run_queries(const std::string& file, const std::string& formula, const Index& index,
                 const std::vector<std::string>& ids, const Settings& settings) {
  std::ifstream in(file);
  if (!in) {
    throw std::runtime_error("cannot read " + file);
  }
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      continue;
    }
    const std::string qid = line.substr(0, tab);
    int rank = 0;
    for (const Scored& hit : index.search(line.substr(tab + 1), kFormulas.at(formula),
                                          settings.parameters, settings.limit)) {
      std::cout << qid << " Q0 " << ids[hit.document] << ' ' << ++rank << ' ' << hit.score << ' '
                << formula << ':' << file << '\n';
    }
  }
}

int run(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: reference_search CORPUS.jsonl FORMULA[,...] QUERIES.tsv[,...] "
                 "[NAME=VALUE...]\n";
    return 2;
  }
  const Settings settings = parse_settings(argc, argv, 4);
  const std::vector<std::string> formulas = split(argv[2]);
  for (const std::string& formula : formulas) {
    if (kFormulas.count(formula) == 0) {
      throw std::runtime_error("no formula " + formula);
    }
  }
  Index index(simple_words);
  std::ifstream file;
  const bool standard_input = std::string(argv[1]) == "-";
  if (!standard_input) {
    file.open(argv[1]);
    if (!file) {
      throw std::runtime_error(std::string("cannot read ") + argv[1]);
    }
  }
  const std::vector<std::string> ids =
      read_corpus(standard_input ? std::cin : file, settings.title, index);
  std::cout.precision(10);
  for (const std::string& queries : split(argv[3])) {
    for (const std::string& formula : formulas) {
      run_queries(queries, formula, index, ids, settings);
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    std::cerr << "reference_search: " << e.what() << '\n';
    return 2;
  }
}
