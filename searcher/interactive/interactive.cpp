#include "searcher/interactive/interactive.h"

#include "searcher/interactive/browser.h"
#include "searcher/interactive/raw_terminal.h"

#include <algorithm>

namespace timbao {
namespace {

/// A lone ESC is the Escape key when nothing follows for so long; slow links send sequences in
/// pieces.
constexpr int kEscapeMilliseconds = 50;

BrowserSource make_source(Searcher& searcher) {
  return {[&](const SearchRequest& request) { return searcher.search(request); },
          [&](const std::string& id) { return searcher.find(id); },
          [&](const SearchRequest& request, const std::string& text) {
            return searcher.highlights(request, text);
          }};
}

/// Reads keys into the browser until it has seen all that have come. False: the user leaves.
bool take_keys(RawTerminal& terminal, KeyDecoder& decoder, Browser& browser) {
  bool complete = false;
  while (true) {
    for (Key key; decoder.next(key, complete);) {
      switch (browser.handle(key)) {
        case Browser::Outcome::kQuit:
          return false;
        case Browser::Outcome::kSuspend:
          terminal.suspend();
          break;
        case Browser::Outcome::kGoOn:
          break;
      }
    }
    const std::string more = terminal.read(decoder.empty() ? 0 : kEscapeMilliseconds);
    if (more.empty() && (decoder.empty() || complete || terminal.closed())) {
      return !terminal.closed();
    }
    complete = more.empty();
    decoder.feed(more);
  }
}

}  // namespace

std::string clipboard_sequence(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "\x1b]52;c;";
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::string_view group = text.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < group.size() ? static_cast<unsigned char>(group[k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= group.size() ? kDigits[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out + "\x1b\\";
}

ExitCode run_interactive(Searcher& searcher, const SearcherOptions& options,
                         const std::string& history_file) {
  RawTerminal terminal;
  Browser browser(make_source(searcher), options.request, options.output,
                  History::load(history_file));
  KeyDecoder decoder;
  terminal.write("\x1b[2J");
  bool going_on = true;
  browser.resize(terminal.columns(), terminal.rows());
  while (going_on && !terminal.closed()) {
    if (browser.search_due()) {
      searcher.refresh();
      browser.search();
    }
    terminal.write(browser.frame());
    decoder.feed(terminal.read(-1));
    going_on = take_keys(terminal, decoder, browser);
    if (const std::string copied = browser.take_copied(); !copied.empty()) {
      terminal.write(clipboard_sequence(copied));
    }
    if (terminal.take_resize()) {
      browser.resize(terminal.columns(), terminal.rows());
    }
  }
  browser.history().save(history_file);
  return ExitCode::kOk;
}

}  // namespace timbao
