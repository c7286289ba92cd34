#include "indexer/input/records/json_record.h"

#include "common/base/free_memory.h"
#include "common/encoding/decode.h"
#include "indexer/input/records/json_repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <simdjson.h>
#include <utility>

namespace timbao {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr int kMaxValueDepth = 8;

std::string value_text(const element& value, int depth);

bool is_container(const element& value) {
  return value.type() == element_type::ARRAY || value.type() == element_type::OBJECT;
}

/// What an editor's block holds that is no text.
bool is_picture(const object& value) {
  std::string_view kind;
  return value["type"].get(kind) == simdjson::SUCCESS &&
         (kind == "image" || kind == "video" || kind == "photo" || kind == "ad");
}

/// Adds `text` as a line of its own.
void add_line(std::string& lines, std::string_view text) {
  if (!text.empty()) {
    lines += lines.empty() ? "" : "\n";
    lines += text;
  }
}

/// Text of an object that stands for a value: {"rendered": ...}, {"name": ...}, {"$date": ...}; of
/// another that is made of blocks, what in it reads like prose.
std::string object_text(const object& value, int depth) {
  constexpr std::array<std::string_view, 14> kInner = {
      "rendered", "text",   "value", "name", "content", "html",        "$date",
      "$oid",     "@value", "#text", "$t",   "title",   "$numberLong", "@id"};
  if (is_picture(value)) {
    return {};
  }
  for (const std::string_view key : kInner) {
    element inner;
    if (value[key].get(inner) == simdjson::SUCCESS) {
      std::string text = value_text(inner, depth + 1);
      if (!text.empty()) {
        return text;
      }
    }
  }
  std::string lines;
  for (const auto [key, inner] : value) {
    const std::string text = value_text(inner, depth + 1);
    const bool prose = is_container(inner) || text.find(' ') != std::string::npos;
    add_line(lines, prose ? text : std::string_view());
  }
  return lines;
}

std::string number_text(double number) {
  constexpr double kExact = 9e15;
  if (std::fabs(number) < kExact && number == std::floor(number)) {
    return std::to_string(static_cast<long long>(number));
  }
  return fmt::format("{}", number);
}

std::string list_text(const simdjson::dom::array& list, int depth) {
  std::string lines;
  for (const element item : list) {
    add_line(lines, value_text(item, depth + 1));
  }
  return lines;
}

/// A value as text: lists as lines, numbers as written, nothing for null, true and false.
std::string value_text(const element& value, int depth) {
  if (depth > kMaxValueDepth) {
    return {};
  }
  switch (value.type()) {
    case element_type::STRING:
      return std::string(value.get_string().value_unsafe());
    case element_type::INT64:
      return std::to_string(value.get_int64().value_unsafe());
    case element_type::UINT64:
      return std::to_string(value.get_uint64().value_unsafe());
    case element_type::DOUBLE:
      return number_text(value.get_double().value_unsafe());
    case element_type::ARRAY:
      return list_text(value.get_array().value_unsafe(), depth);
    case element_type::OBJECT:
      return object_text(value.get_object().value_unsafe(), depth);
    case element_type::BOOL:
    case element_type::NULL_VALUE:
      break;
  }
  return {};
}

/// True when brackets outside strings nest deeper than `limit`: damaged text may hide it from the
/// parser, which looks at the ends first.
bool is_too_deep(std::string_view text, int limit) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size() && depth <= limit; ++at) {
    const char c = text[at];
    if (in_string) {
      at += c == '\\' ? 1U : 0U;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return depth > limit;
}

bool looks_like_id(std::string_view key) {
  return key.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

class JsonRecords::Parser {
 public:
  Parser(ReadContext& context, Origin origin, ReadNotes notes)
      : context_(context),
        origin_(std::move(origin)),
        notes_(std::move(notes)),
        plain_(notes_.encoding),
        names_(context.options().field_map) {}

  bool read(std::string_view text, std::string_view record, std::uint64_t offset) {
    record_ = record;
    found_ = 0;
    notes_.encoding = plain_;
    if (!is_plain_utf8(text)) {
      text = decoded(text);
    }
    element root;
    simdjson::error_code error = parse(text, root);
    if (error != simdjson::SUCCESS && error != simdjson::DEPTH_ERROR) {
      const std::optional<std::string> repaired = repair_json(text);
      if (repaired) {
        error = parse(*repaired, root);
      }
    }
    if (error != simdjson::SUCCESS) {
      if (is_too_deep(text, context_.limits().max_json_depth)) {
        error = simdjson::DEPTH_ERROR;
      }
      reject(error, offset);
      return error == simdjson::DEPTH_ERROR;
    }
    if (text.size() > kLargeBytes) {
      std::string().swap(decoded_);  // its strings are the parser's now
      give_back_free_memory();
    }
    read_value(root, {}, 0);
    if (found_ == 0 && !context_.stopped()) {
      context_.reject(origin_, record_,
                      {"no-text", {}, offset, "no title or text under a known name; see --map"},
                      notes_);
    }
    return true;
  }

 private:
  /// The record as UTF-8, its encoding noted; padded like what came in.
  std::string_view decoded(std::string_view text) {
    DecodedText decoded = decode(text, {{}, likely_, false});
    likely_ = decoded.encoding;
    notes_.encoding = decoded.encoding + (decoded.doubtful ? "?" : "");
    decoded_ = std::move(decoded.text);
    decoded_.reserve(decoded_.size() + simdjson::SIMDJSON_PADDING);
    return decoded_;
  }

  /// Escapes (\u00c3\u00a0) hide double encoding until they are read.
  std::string repaired_value(std::string value) {
    if (is_plain_utf8(value)) {
      return value;
    }
    DecodedText decoded = decode(value);
    if (decoded.text != value) {
      notes_.encoding = decoded.encoding;
    }
    if (value.size() > kLargeBytes) {
      give_back_free_memory();
    }
    return std::move(decoded.text);
  }

  simdjson::error_code parse(std::string_view text, element& root) {
    const auto depth = static_cast<std::size_t>(context_.limits().max_json_depth);
    if (text.size() > parser_.capacity() || parser_.max_depth() != depth) {
      const simdjson::error_code error =
          parser_.allocate(std::max<std::size_t>(text.size(), 1 << 16), depth);
      if (error != simdjson::SUCCESS) {
        return error;
      }
    }
    return parser_.parse(text.data(), text.size(), false).get(root);
  }

  void reject(simdjson::error_code error, std::uint64_t offset) {
    if (error == simdjson::DEPTH_ERROR) {
      context_.reject(
          origin_, record_,
          {"json-too-deep",
           {},
           offset,
           fmt::format("nested deeper than {} levels", context_.limits().max_json_depth)},
          notes_);
      return;
    }
    context_.reject(origin_, record_, {"bad-json", {}, offset, simdjson::error_message(error)},
                    notes_);
  }

  void read_value(const element& value, std::string_view id, int depth) {
    object members;
    if (value.get(members) == simdjson::SUCCESS) {
      read_object(members, id, depth);
      return;
    }
    simdjson::dom::array items;
    if (value.get(items) == simdjson::SUCCESS && depth < kMaxValueDepth) {
      for (const element item : items) {
        if (is_container(item) && !context_.stopped()) {
          read_value(item, {}, depth + 1);
        }
      }
    }
  }

  /// True for {"title": ...}: a record of its own, where a text was expected.
  bool is_record(const element& value) {
    object members;
    if (value.get(members) != simdjson::SUCCESS) {
      return false;
    }
    return std::any_of(members.begin(), members.end(), [this](const auto& member) {
      return names_.find(member.key).role == FieldRole::kTitle && !is_container(member.value);
    });
  }

  /// Adds the fields of a record, and of a record inside it that stands for its text:
  /// {"id": 7, "article": {"title": ...}}. The outer ones win.
  void add_fields(ArticleBuilder& builder, const object& members, int inside) {
    constexpr int kInnerRank = 1000;
    for (const auto [key, value] : members) {
      FieldMatch match = names_.find(key);
      match.rank += inside * kInnerRank;
      object inner;
      if (match.role == FieldRole::kBody && inside < kMaxValueDepth && is_record(value) &&
          value.get(inner) == simdjson::SUCCESS) {
        add_fields(builder, inner, inside + 1);
      } else if (match.role != FieldRole::kNone) {
        builder.add(match, repaired_value(value_text(value, 0)));
      }
    }
  }

  /// Gives the memory of a large record back, when all that is wanted of it has been taken.
  void forget_large() {
    if (parser_.capacity() > kLargeBytes) {
      parser_ = simdjson::dom::parser();
      give_back_free_memory();
    }
  }

  void read_object(const object& members, std::string_view id, int depth) {
    ArticleBuilder builder;
    add_fields(builder, members, 0);
    if (builder.is_article()) {
      if (depth == 0) {
        forget_large();
      }
      emit(builder, id);
      return;
    }
    if (depth >= kMaxValueDepth) {
      return;
    }
    const std::string own = builder.has(FieldRole::kId) ? builder.build().id : std::string(id);
    for (const auto [key, value] : members) {
      if (is_container(value) && !context_.stopped()) {
        // {"_id": ..., "_source": {...}}, {"123": {...}}: the id stands outside the article.
        read_value(value, own.empty() && looks_like_id(key) ? key : std::string_view(own),
                   depth + 1);
      }
    }
  }

  void emit(ArticleBuilder& builder, std::string_view id) {
    Article article = builder.build();
    ++found_;
    const std::string record = found_ == 1 ? record_ : fmt::format("{}.{}", record_, found_);
    if (article.id.empty()) {
      article.id = id;
    }
    context_.emit(origin_, record, std::move(article), notes_);
  }

  ReadContext& context_;
  Origin origin_;
  ReadNotes notes_;
  std::string plain_;   ///< encoding of records that are UTF-8
  std::string likely_;  ///< encoding of the last one that was not
  FieldNames names_;
  simdjson::dom::parser parser_;
  std::string decoded_;
  std::string record_;
  int found_ = 0;
};

JsonRecords::JsonRecords(ReadContext& context, Origin origin, ReadNotes notes)
    : parser_(std::make_unique<Parser>(context, std::move(origin), std::move(notes))) {}

JsonRecords::~JsonRecords() = default;

bool JsonRecords::read(std::string_view text, std::string_view record, std::uint64_t offset) {
  return parser_->read(text, record, offset);
}

}  // namespace timbao
