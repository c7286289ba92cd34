#include "indexer/input/formats.h"

#include "indexer/input/article_reader.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <simdjson.h>
#include <utility>

namespace timbao {

namespace {

using Suffix = std::pair<std::string_view, Format>;

// Longest first where one ends another (.tar.gz before .gz).
constexpr std::array kSuffixes = {
    Suffix{".tar.gz", Format::kArchive},    Suffix{".tar.bz2", Format::kArchive},
    Suffix{".tar.xz", Format::kArchive},    Suffix{".tar.zst", Format::kArchive},
    Suffix{".tar.lz4", Format::kArchive},   Suffix{".tar.lzma", Format::kArchive},
    Suffix{".warc.gz", Format::kWarc},      Suffix{".warc.zst", Format::kWarc},
    Suffix{".warc.xz", Format::kWarc},      Suffix{".warc.bz2", Format::kWarc},
    Suffix{".warc", Format::kWarc},         Suffix{".tar", Format::kArchive},
    Suffix{".tgz", Format::kArchive},       Suffix{".tbz2", Format::kArchive},
    Suffix{".tbz", Format::kArchive},       Suffix{".txz", Format::kArchive},
    Suffix{".tzst", Format::kArchive},      Suffix{".zip", Format::kArchive},
    Suffix{".7z", Format::kArchive},        Suffix{".jsonl", Format::kJsonLines},
    Suffix{".ndjson", Format::kJsonLines},  Suffix{".jsonlines", Format::kJsonLines},
    Suffix{".json", Format::kJson},         Suffix{".html", Format::kHtml},
    Suffix{".htm", Format::kHtml},          Suffix{".xhtml", Format::kHtml},
    Suffix{".shtml", Format::kHtml},        Suffix{".txt", Format::kText},
    Suffix{".text", Format::kText},         Suffix{".md", Format::kMarkdown},
    Suffix{".markdown", Format::kMarkdown}, Suffix{".csv", Format::kCsv},
    Suffix{".tsv", Format::kTsv},           Suffix{".tab", Format::kTsv},
    Suffix{".pdf", Format::kPdf},
};

constexpr std::array<std::string_view, 8> kCompressions = {".gz",  ".zst",  ".xz",   ".bz2",
                                                           ".lz4", ".lzma", ".zstd", ".z"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends_with(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() &&
         std::equal(suffix.begin(), suffix.end(), name.end() - static_cast<long>(suffix.size()),
                    [](char a, char b) { return a == lower(b); });
}

Format format_of_plain_name(std::string_view name) {
  for (const auto& [suffix, format] : kSuffixes) {
    if (ends_with(name, suffix)) {
      return format;
    }
  }
  return Format::kUnknown;
}

/// Bytes of the UTF-8 sequence that starts `bytes`, 0 when it is not one.
std::size_t sequence_size(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size > bytes.size() || !simdjson::validate_utf8(bytes.data(), size)) {
    return 0;
  }
  return size;
}

bool is_control(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  return first < 0x20 || first == 0x7F ||
         (first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0);
}

}  // namespace

std::string_view without_compression(std::string_view name) {
  for (const std::string_view suffix : kCompressions) {
    if (ends_with(name, suffix)) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return name;
}

bool is_zip(std::string_view name) { return ends_with(name, ".zip"); }
bool is_seven_zip(std::string_view name) { return ends_with(name, ".7z"); }

Format format_of_name(std::string_view name) {
  const Format plain = format_of_plain_name(name);
  if (plain != Format::kUnknown) {
    return plain;
  }
  const std::string_view inner = without_compression(name);
  if (inner.size() == name.size()) {
    return Format::kUnknown;
  }
  return Format::kCompressed;
}

bool is_document(Format format) {
  return format == Format::kUnknown || format == Format::kText || format == Format::kMarkdown ||
         format == Format::kHtml || format == Format::kPdf;
}

std::string format_label(Format format, std::string_view name) {
  switch (format) {
    case Format::kText:
      return "txt";
    case Format::kMarkdown:
      return "md";
    case Format::kHtml:
      return "html";
    case Format::kJson:
      return "json";
    case Format::kJsonLines:
      return "jsonl";
    case Format::kCsv:
      return "csv";
    case Format::kTsv:
      return "tsv";
    case Format::kPdf:
      return "pdf";
    case Format::kWarc:
      return "warc";
    case Format::kCompressed:
    case Format::kArchive:
    case Format::kUnknown:
      break;
  }
  const std::size_t dot = name.rfind('.');
  std::string label(dot == std::string_view::npos ? "unknown" : name.substr(dot + 1));
  std::transform(label.begin(), label.end(), label.begin(), lower);
  return label;
}

std::string clean_name(std::string_view bytes) {
  std::string clean;
  bool escaped = false;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t size = sequence_size(rest);
    if (size > 0 && !is_control(rest.substr(0, size))) {
      clean += rest.substr(0, size);
    } else {
      escaped = true;
      for (const char c : rest.substr(0, std::max<std::size_t>(size, 1))) {
        clean += fmt::format("%{:02X}", static_cast<unsigned char>(c));
      }
    }
    rest.remove_prefix(std::max<std::size_t>(size, 1));
  }
  if (!escaped || bytes.find('%') == std::string_view::npos) {
    return clean;
  }
  std::string distinct;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t percent = std::min(rest.find('%'), rest.size());
    distinct += clean_name(rest.substr(0, percent));
    rest.remove_prefix(percent);
    if (!rest.empty()) {
      distinct += "%25";
      rest.remove_prefix(1);
    }
  }
  return distinct;
}

bool is_readable_name(std::string_view name) {
  const Format format = format_of_name(name);
  if (format != Format::kCompressed) {
    return format != Format::kUnknown;
  }
  // "x.gz" of nobody knows what: not an article, unless what is inside has a known name.
  return format_of_plain_name(without_compression(name)) != Format::kUnknown;
}

}  // namespace timbao
