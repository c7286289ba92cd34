#include "indexer/input/html/html_skeleton.h"

#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

namespace timbao {

namespace {

/// What becomes of an element.
enum class Use {
  kKeep,
  kOpenEnded,  ///< kept; closed by the next of its kind, so that it does not count as nesting
  kVoid,
  kFormat,       ///< kept as span where it has attributes
  kDropTags,     ///< the tags go, what is between them stays
  kDropContent,  ///< all of it goes, unless its end is missing
  kDropToEnd,    ///< all of it goes, even where its end is missing
  kTitle,
};

Use use_of(std::string_view name) {
  static const std::unordered_map<std::string_view, Use> kUses = {
      {"p", Use::kOpenEnded},
      {"li", Use::kOpenEnded},
      {"dt", Use::kOpenEnded},
      {"dd", Use::kOpenEnded},
      {"td", Use::kOpenEnded},
      {"th", Use::kOpenEnded},
      {"tr", Use::kOpenEnded},
      {"tbody", Use::kOpenEnded},
      {"thead", Use::kOpenEnded},
      {"tfoot", Use::kOpenEnded},
      {"html", Use::kOpenEnded},
      {"head", Use::kOpenEnded},
      {"body", Use::kOpenEnded},
      {"br", Use::kVoid},
      {"hr", Use::kVoid},
      {"img", Use::kVoid},
      {"meta", Use::kVoid},
      {"link", Use::kVoid},
      {"b", Use::kFormat},
      {"strong", Use::kFormat},
      {"i", Use::kFormat},
      {"em", Use::kFormat},
      {"u", Use::kFormat},
      {"s", Use::kFormat},
      {"strike", Use::kFormat},
      {"big", Use::kFormat},
      {"small", Use::kFormat},
      {"tt", Use::kFormat},
      {"code", Use::kFormat},
      {"nobr", Use::kFormat},
      {"font", Use::kFormat},
      {"span", Use::kFormat},
      {"mark", Use::kFormat},
      {"sub", Use::kFormat},
      {"sup", Use::kFormat},
      {"form", Use::kDropTags},
      {"applet", Use::kDropTags},
      {"marquee", Use::kDropTags},
      {"frameset", Use::kDropTags},
      {"noframes", Use::kDropTags},
      {"xmp", Use::kDropTags},
      {"plaintext", Use::kDropTags},
      {"listing", Use::kDropTags},
      {"noembed", Use::kDropTags},
      {"frame", Use::kDropTags},
      {"input", Use::kDropTags},
      {"embed", Use::kDropTags},
      {"param", Use::kDropTags},
      {"source", Use::kDropTags},
      {"track", Use::kDropTags},
      {"wbr", Use::kDropTags},
      {"base", Use::kDropTags},
      {"basefont", Use::kDropTags},
      {"bgsound", Use::kDropTags},
      {"col", Use::kDropTags},
      {"colgroup", Use::kDropTags},
      {"image", Use::kDropTags},
      {"keygen", Use::kDropTags},
      {"isindex", Use::kDropTags},
      {"nextid", Use::kDropTags},
      {"area", Use::kDropTags},
      {"menuitem", Use::kDropTags},
      {"noscript", Use::kDropContent},
      {"svg", Use::kDropContent},
      {"math", Use::kDropContent},
      {"select", Use::kDropContent},
      {"template", Use::kDropContent},
      {"iframe", Use::kDropContent},
      {"object", Use::kDropContent},
      {"video", Use::kDropContent},
      {"audio", Use::kDropContent},
      {"canvas", Use::kDropContent},
      {"map", Use::kDropContent},
      {"textarea", Use::kDropContent},
      {"button", Use::kDropContent},
      {"option", Use::kDropTags},
      {"optgroup", Use::kDropTags},
      {"datalist", Use::kDropContent},
      {"script", Use::kDropToEnd},
      {"style", Use::kDropToEnd},
      {"title", Use::kTitle},
  };
  const auto found = kUses.find(name);
  return found == kUses.end() ? Use::kKeep : found->second;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals_lower(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

bool contains_lower(std::string_view text, std::string_view lower_case) {
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                     [](char a, char b) { return lower(a) == b; }) != text.end();
}

bool is_plain(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return is_letter(c) || c == '-' || (c >= '0' && c <= '9'); });
}

struct RawAttribute {
  std::string_view name;
  std::string_view value;
};

std::optional<HtmlAttribute> known_attribute(std::string_view name) {
  using Name = std::pair<std::string_view, HtmlAttribute>;
  constexpr std::array kNames = {
      Name{"class", HtmlAttribute::kClass},
      Name{"id", HtmlAttribute::kId},
      Name{"href", HtmlAttribute::kHref},
      Name{"style", HtmlAttribute::kStyle},
      Name{"title", HtmlAttribute::kTitle},
      Name{"alt", HtmlAttribute::kAlt},
      Name{"itemprop", HtmlAttribute::kItemprop},
      Name{"itemtype", HtmlAttribute::kItemtype},
      Name{"itemscope", HtmlAttribute::kItemscope},
      Name{"property", HtmlAttribute::kProperty},
      Name{"name", HtmlAttribute::kName},
      Name{"content", HtmlAttribute::kContent},
      Name{"value", HtmlAttribute::kValue},
      Name{"datetime", HtmlAttribute::kDatetime},
      Name{"rel", HtmlAttribute::kRel},
      Name{"hidden", HtmlAttribute::kHidden},
      Name{"pubdate", HtmlAttribute::kPubdate},
      Name{"type", HtmlAttribute::kType},
      Name{"role", HtmlAttribute::kRole},
      Name{"align", HtmlAttribute::kAlign},
      Name{"aria-hidden", HtmlAttribute::kAriaHidden},
  };
  const auto* found = std::find_if(kNames.begin(), kNames.end(), [name](const Name& known) {
    return equals_lower(name, known.first);
  });
  return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

constexpr std::size_t kMaxContent = 20'000;  // <meta content>: descriptions, keyword lists
constexpr std::size_t kMaxValue = 2'000;

/// True for values worth keeping: no data: images, no styles but those that hide or align.
bool is_read(HtmlAttribute name, std::string_view value) {
  if (name == HtmlAttribute::kStyle) {
    return value.size() < kMaxValue &&
           (contains_lower(value, "none") || contains_lower(value, "hidden") ||
            contains_lower(value, "right") || contains_lower(value, "center"));
  }
  return value.size() <= (name == HtmlAttribute::kContent ? kMaxContent : kMaxValue);
}

// Texts are numbered in base 2^15 by characters of plane 16 (lowest digit) and 15 (the rest, left
// out while it is 0).
constexpr char32_t kLowDigit = 0x100000;
constexpr char32_t kHighDigit = 0xF0000;
constexpr std::uint32_t kDigitBits = 15;
constexpr std::uint32_t kDigitMask = (1U << kDigitBits) - 1;
constexpr std::size_t kMaxTexts = std::size_t{1} << (2 * kDigitBits);

class SkeletonMaker {
 public:
  explicit SkeletonMaker(std::string_view html) : html_(html) {}

  HtmlSkeleton run() {
    out_.tags.reserve(html_.size() / 4);
    while (at_ < html_.size()) {
      const std::size_t mark = std::min(html_.find('<', at_), html_.size());
      text(html_.substr(at_, mark - at_));
      at_ = mark;
      if (at_ < html_.size()) {
        markup();
      }
    }
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kMaxDepth = 256;

  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  /// To behind the next '>'.
  void pass_tag() { at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1; }

  void markup() {
    if (html_.substr(at_, 4) == "<!--") {
      comment();
    } else if (peek(1) == '/' && is_letter(peek(2))) {
      at_ += 2;
      const std::string name = take_name();
      pass_tag();
      end_tag(name);
    } else if (is_letter(peek(1))) {
      ++at_;
      start_tag();
    } else if (peek(1) == '/' || peek(1) == '!' || peek(1) == '?') {
      pass_tag();
    } else {
      text(html_.substr(at_, 1));
      ++at_;
    }
  }

  void comment() {
    const std::size_t end = no_comment_end_ ? std::string_view::npos : html_.find("-->", at_ + 2);
    if (end == std::string_view::npos) {  // left open: only its own tag goes, not the article
      no_comment_end_ = true;
      pass_tag();
      return;
    }
    constexpr std::string_view kSavedFrom = "saved from url=(";
    const std::string_view text = html_.substr(at_, end - at_);
    const std::size_t saved = text.substr(0, 100).find(kSavedFrom);
    if (saved != std::string_view::npos && out_.saved_from.empty()) {
      const std::size_t address = text.find(')', saved);
      if (address != std::string_view::npos && text.size() < kMaxValue) {
        const std::string_view rest = text.substr(address + 1);
        out_.saved_from = rest.substr(0, rest.find_first_of(" \t\r\n"));
      }
    }
    at_ = end + 3;
  }

  /// The name at at_, in lower case; all of it is passed.
  std::string take_name() {
    constexpr std::size_t kMaxName = 40;
    std::string name;
    while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') {
      if (name.size() < kMaxName) {
        name += lower(html_[at_]);
      }
      ++at_;
    }
    return name;
  }

  /// Reads the next attribute; false at the end of the tag, which is passed.
  bool take_attribute(RawAttribute& attribute) {
    while (at_ < html_.size() && (is_blank(html_[at_]) || html_[at_] == '/')) {
      ++at_;
    }
    if (at_ == html_.size() || html_[at_] == '>') {
      at_ += at_ < html_.size() ? 1U : 0U;
      return false;
    }
    const std::size_t begin = at_++;
    while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>' &&
           html_[at_] != '=') {
      ++at_;
    }
    attribute = {html_.substr(begin, at_ - begin), {}};
    std::size_t equals = at_;
    while (equals < html_.size() && is_blank(html_[equals])) {
      ++equals;
    }
    if (equals < html_.size() && html_[equals] == '=') {
      at_ = equals + 1;
      attribute.value = take_value();
    }
    return true;
  }

  std::string_view take_value() {
    while (at_ < html_.size() && is_blank(html_[at_])) {
      ++at_;
    }
    const char quote = peek(0);
    if (quote == '"' || quote == '\'') {
      bool& missing = quote == '"' ? no_double_quote_ : no_single_quote_;
      const std::size_t end = missing ? std::string_view::npos : html_.find(quote, at_ + 1);
      if (end != std::string_view::npos) {
        const std::string_view value = html_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return value;
      }
      missing = true;
      ++at_;
    }
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '>') {
      ++at_;
    }
    return html_.substr(begin, at_ - begin);
  }

  void start_tag() {
    const std::string name = take_name();
    attributes_.clear();
    RawAttribute raw;
    bool is_json_ld = false;
    while (take_attribute(raw)) {
      is_json_ld = is_json_ld || (name == "script" && contains_lower(raw.value, "ld+json"));
      const std::optional<HtmlAttribute> known = known_attribute(raw.name);
      if (known && attributes_.size() < kMaxAttributes && is_read(*known, raw.value)) {
        attributes_.push_back({*known, raw.value});
      }
    }
    switch (use_of(name)) {
      case Use::kKeep:
        keep(name);
        break;
      case Use::kOpenEnded:
      case Use::kVoid:
        write_tag(name);
        break;
      case Use::kFormat:
        format();
        break;
      case Use::kDropTags:
        break;
      case Use::kDropContent:
      case Use::kDropToEnd:
        drop_content(name, is_json_ld && name == "script");
        break;
      case Use::kTitle:
        title();
        break;
    }
  }

  void keep(const std::string& name) {
    if (!is_plain(name)) {  // <o:p>, <someone@mail.example>
      return;
    }
    if (depth_ == kMaxDepth) {
      ++too_deep_;
      return;
    }
    ++depth_;
    write_tag(name);
  }

  void format() {
    const bool kept = !attributes_.empty() && depth_ < kMaxDepth;
    if (formats_.size() < kMaxFormats) {
      formats_.push_back(kept);
      if (kept) {
        ++depth_;
        write_tag("span");
      }
    }
  }

  void end_tag(const std::string& name) {
    switch (use_of(name)) {
      case Use::kKeep:
        if (too_deep_ > 0) {
          --too_deep_;
          return;
        }
        depth_ -= depth_ > 0 ? 1U : 0U;
        break;
      case Use::kOpenEnded:
        if (name == "html" || name == "body" || name == "head") {
          return;  // text after </body> is still text
        }
        break;
      case Use::kVoid:
        if (name == "br") {
          out_.tags += "<br>";
        }
        return;
      case Use::kFormat:
        end_format();
        return;
      case Use::kDropTags:
      case Use::kDropContent:
      case Use::kDropToEnd:
      case Use::kTitle:
        return;
    }
    if (is_plain(name)) {
      out_.tags += "</";
      out_.tags += name;
      out_.tags += '>';
    }
  }

  void end_format() {
    if (formats_.empty()) {
      return;
    }
    if (formats_.back()) {
      depth_ -= depth_ > 0 ? 1U : 0U;
      out_.tags += "</span>";
    }
    formats_.pop_back();
  }

  /// Place of "</name" from `from`, or npos. Each is looked for once.
  std::size_t find_end(const std::string& name, std::size_t from) {
    const auto known = std::find_if(ends_.begin(), ends_.end(),
                                    [&name](const auto& end) { return end.first == name; });
    if (known != ends_.end() && known->second >= from) {
      return known->second;
    }
    std::size_t at = html_.find("</", from);
    while (at != std::string_view::npos && !equals_lower(html_.substr(at + 2, name.size()), name)) {
      at = html_.find("</", at + 2);
    }
    if (known != ends_.end()) {
      known->second = at;
    } else {
      ends_.emplace_back(name, at);
    }
    return at;
  }

  void drop_content(const std::string& name, bool is_json_ld) {
    constexpr std::size_t kLongest = 64U << 10U;  // longer: its end is most likely another's
    const std::size_t end = find_end(name, at_);
    const bool to_end = use_of(name) == Use::kDropToEnd;
    if (end == std::string_view::npos || (!to_end && end - at_ > kLongest)) {
      at_ = to_end ? html_.size() : at_;
      return;
    }
    if (is_json_ld && out_.json_ld.size() < kMaxJsonLd) {
      out_.json_ld.push_back(html_.substr(at_, end - at_));
    }
    at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
    text(" ");
  }

  void title() {
    const std::size_t end = find_end("title", at_);
    constexpr std::size_t kMaxTitle = 5'000;
    if (end == std::string_view::npos || end - at_ > kMaxTitle) {
      return;
    }
    out_.tags += "<title>";
    text(html_.substr(at_, end - at_));
    out_.tags += "</title>";
    at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
  }

  void write_tag(std::string_view name) {
    if (!attributes_.empty()) {
      out_.elements.push_back({out_.tags.size(), static_cast<std::uint32_t>(out_.attributes.size()),
                               static_cast<std::uint32_t>(attributes_.size())});
      out_.attributes.insert(out_.attributes.end(), attributes_.begin(), attributes_.end());
    }
    out_.tags += '<';
    out_.tags += name;
    out_.tags += '>';
  }

  void text(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_blank)) {
      if (!text.empty() && (out_.tags.empty() || out_.tags.back() != ' ')) {
        out_.tags += ' ';
      }
      return;
    }
    const auto number = static_cast<std::uint32_t>(out_.texts.size());
    if (number == kMaxTexts) {
      return;
    }
    out_.texts.push_back(text);
    if (number > kDigitMask) {
      append_utf8(out_.tags, kHighDigit + (number >> kDigitBits));
    }
    append_utf8(out_.tags, kLowDigit + (number & kDigitMask));
  }

  static constexpr std::size_t kMaxAttributes = 24;
  static constexpr std::size_t kMaxFormats = 4096;
  static constexpr std::size_t kMaxJsonLd = 32;

  std::string_view html_;
  std::size_t at_ = 0;
  HtmlSkeleton out_;
  std::vector<HtmlSkeleton::Attribute> attributes_;
  std::vector<bool> formats_;  ///< open formatting: true where it became a span
  std::vector<std::pair<std::string, std::size_t>> ends_;  ///< next "</name" of each, or npos
  std::size_t depth_ = 0;
  std::size_t too_deep_ = 0;
  bool no_comment_end_ = false;
  bool no_double_quote_ = false;
  bool no_single_quote_ = false;
};

}  // namespace

HtmlSkeleton make_skeleton(std::string_view html) { return SkeletonMaker(html).run(); }

void read_text_numbers(std::string_view node_text, std::vector<std::uint32_t>& out) {
  out.clear();
  std::uint32_t high = 0;
  for (std::size_t at = 0; at < node_text.size();) {
    const char32_t c = next_code_point(node_text, at);
    if (c >= kLowDigit) {
      out.push_back((high << kDigitBits) + static_cast<std::uint32_t>(c - kLowDigit));
      high = 0;
    } else if (c >= kHighDigit) {
      high = static_cast<std::uint32_t>(c - kHighDigit);
    } else {
      out.push_back(kNoText);
    }
  }
}

}  // namespace timbao
