#include "searcher/output/variants_writer.h"

#include "common/base/error.h"
#include "common/text/display.h"
#include "common/text/escape.h"
#include "searcher/output/json_records.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace timbao {
namespace {

std::string variants_text(std::span<const Variant> variants) {
  std::size_t width = 0;
  for (const Variant& variant : variants) {
    width = std::max(width, format_count(variant.articles).size());
  }
  std::string out;
  for (const Variant& variant : variants) {
    out += fmt::format("{:>{}}  {}\n", format_count(variant.articles), width,
                       terminal_safe(variant.spelling));
  }
  return out;
}

void append_variant(const Variant& variant, bool versioned, std::string& out) {
  JsonObject object(out);
  if (versioned) {
    object.number("format_version", kFormatVersion);
  }
  object.text("spelling", variant.spelling);
  object.number("articles", variant.articles);
  object.close();
}

std::string variants_json(std::string_view query, std::span<const Variant> variants) {
  std::string out;
  JsonObject object(out);
  object.number("format_version", kFormatVersion);
  object.text("query", query);
  object.value("variants") += '[';
  for (std::size_t i = 0; i < variants.size(); ++i) {
    out += i > 0 ? "," : "";
    append_variant(variants[i], false, out);
  }
  out += ']';
  object.close();
  return out += '\n';
}

std::string variants_jsonl(std::span<const Variant> variants) {
  std::string out;
  for (const Variant& variant : variants) {
    append_variant(variant, true, out);
    out += '\n';
  }
  return out;
}

std::string variants_table(std::span<const Variant> variants, bool tabs) {
  std::string out = tabs ? "spelling\tarticles\n" : "spelling,articles\r\n";
  for (const Variant& variant : variants) {
    tabs ? append_tsv(variant.spelling, out) : append_csv(variant.spelling, out);
    out += fmt::format("{}{}{}", tabs ? '\t' : ',', variant.articles, tabs ? "\n" : "\r\n");
  }
  return out;
}

}  // namespace

void write_variants(std::ostream& out, std::string_view query, std::span<const Variant> variants,
                    const OutputOptions& options) {
  std::string text;
  switch (options.format) {
    case OutputFormat::kText:
      text = variants_text(variants);
      break;
    case OutputFormat::kJson:
      text = variants_json(query, variants);
      break;
    case OutputFormat::kJsonl:
      text = variants_jsonl(variants);
      break;
    case OutputFormat::kCsv:
    case OutputFormat::kTsv:
      text = variants_table(variants, options.format == OutputFormat::kTsv);
      break;
    default:
      throw Error("variants have no such format", "formats: text, json, jsonl, csv, tsv");
  }
  out << text << std::flush;
}

}  // namespace timbao
