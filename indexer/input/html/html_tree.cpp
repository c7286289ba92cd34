#include "indexer/input/html/html_tree.h"

#include "indexer/input/html/entities.h"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace timbao {

namespace {

constexpr std::size_t kMaxMemory = 256U << 20U;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Memory of one gumbo tree: given out in order, taken back all at once.
///
/// gumbo frees a tree by recursion and does not check for failed allocation; so nothing is freed
/// one by one here, and over the bound the parse is left by longjmp. Only gumbo's C frames are
/// between the two, and they own nothing but this memory.
class TreeMemory {
 public:
  explicit TreeMemory(std::size_t first_chunk) : next_size_(first_chunk) {}
  TreeMemory(const TreeMemory&) = delete;
  TreeMemory& operator=(const TreeMemory&) = delete;
  ~TreeMemory() {
    for (void* chunk : chunks_) {
      std::free(chunk);
    }
  }

  /// nullptr when the bound was passed.
  GumboOutput* parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &TreeMemory::allocate;
    options.deallocator = &TreeMemory::release;
    options.userdata = this;
    options.max_errors = 0;
    options.stop_on_first_error = false;
    chunks_.reserve(kMaxChunks);
    if (setjmp(overflow_) != 0) {
      return nullptr;
    }
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

 private:
  static void* allocate(void* self, std::size_t size) {
    return static_cast<TreeMemory*>(self)->take(size);
  }
  static void release(void* /*self*/, void* /*block*/) {}

  void* take(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_) {
      grow(size);
    }
    void* block = free_;
    free_ += size;
    left_ -= size;
    return block;
  }

  void grow(std::size_t size) {
    const std::size_t chunk = std::max(size, next_size_);
    if (used_ + chunk > kMaxMemory || chunks_.size() == kMaxChunks) {
      std::longjmp(overflow_, 1);
    }
    void* memory = std::malloc(chunk);
    if (memory == nullptr) {
      std::longjmp(overflow_, 1);
    }
    chunks_.push_back(memory);  // reserved: cannot throw through gumbo
    used_ += chunk;
    free_ = static_cast<char*>(memory);
    left_ = chunk;
    next_size_ = std::min(next_size_ * 2, kMaxMemory / 8);
  }

  static constexpr std::size_t kMaxChunks = 1024;

  std::jmp_buf overflow_{};
  std::vector<void*> chunks_;
  std::size_t next_size_;
  std::size_t used_ = 0;
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

/// Appends `text` with every run of blanks as one space; none at the front.
void append_words(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

}  // namespace

std::optional<HtmlTree> HtmlTree::parse(std::string_view html) {
  constexpr std::size_t kSmallest = 32U << 10U;
  constexpr std::size_t kMaxTags = 32U << 20U;
  HtmlTree tree;
  tree.skeleton_ = std::make_unique<HtmlSkeleton>(make_skeleton(html));
  const std::string& tags = tree.skeleton_->tags;
  if (tags.size() > kMaxTags) {
    return std::nullopt;
  }
  TreeMemory memory(std::max(kSmallest, tags.size() * 16));
  const GumboOutput* output = memory.parse(tags);
  if (output == nullptr) {
    return std::nullopt;
  }
  tree.flatten(output->root);
  return tree;
}

void HtmlTree::flatten(const GumboNode* root) {
  struct Open {
    const GumboVector* children;
    unsigned int next;
    std::uint32_t node;
  };
  std::vector<Open> open;
  nodes_.reserve(skeleton_->texts.size() * 3);
  add_element(*root, 0);
  open.push_back({&root->v.element.children, 0, 0});
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next == top.children->length) {
      nodes_[top.node].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
    const std::uint32_t parent = top.node;
    if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
      const auto node = static_cast<std::uint32_t>(nodes_.size());
      add_element(*child, parent);
      open.push_back({&child->v.element.children, 0, node});
    } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) {
      add_text(*child, parent);
    }
  }
}

void HtmlTree::add_element(const GumboNode& node, std::uint32_t parent) {
  const GumboElement& element = node.v.element;
  HtmlNode flat;
  flat.tag = element.tag;
  flat.parent = parent;
  flat.end = static_cast<std::uint32_t>(nodes_.size() + 1);
  if (element.original_tag.data != nullptr) {  // else implied
    const auto offset =
        static_cast<std::size_t>(element.original_tag.data - skeleton_->tags.data());
    const auto found = std::lower_bound(
        skeleton_->elements.begin(), skeleton_->elements.end(), offset,
        [](const HtmlSkeleton::Element& one, std::size_t at) { return one.offset < at; });
    if (found != skeleton_->elements.end() && found->offset == offset) {
      flat.element = static_cast<std::uint32_t>(found - skeleton_->elements.begin()) + 1;
    }
    if (element.tag == GUMBO_TAG_UNKNOWN && element.original_tag.length > 2) {
      flat.name = {element.original_tag.data + 1, element.original_tag.length - 2};
    }
  }
  nodes_.push_back(flat);
}

void HtmlTree::add_text(const GumboNode& node, std::uint32_t parent) {
  HtmlNode flat;
  flat.is_text = true;
  flat.parent = parent;
  flat.end = static_cast<std::uint32_t>(nodes_.size() + 1);
  flat.text = " ";
  if (node.type == GUMBO_NODE_TEXT) {
    read_text_numbers(node.v.text.text, numbers_);
    const std::string_view first =
        numbers_.empty() || numbers_[0] == kNoText ? " " : skeleton_->texts[numbers_[0]];
    const bool as_written = numbers_.size() < 2 && first.find('&') == std::string_view::npos;
    flat.text = as_written ? first : join_texts();
  }
  nodes_.push_back(flat);
}

std::string_view HtmlTree::join_texts() {
  std::string& text = decoded_.emplace_back();
  for (const std::uint32_t number : numbers_) {
    append_decoded(text, number == kNoText ? " " : skeleton_->texts[number]);
  }
  return text;
}

const HtmlSkeleton::Attribute* HtmlTree::find(std::size_t node, HtmlAttribute name) const {
  const std::uint32_t number = nodes_[node].element;
  if (number == 0) {
    return nullptr;
  }
  const HtmlSkeleton::Element& element = skeleton_->elements[number - 1];
  const auto first = skeleton_->attributes.begin() + element.first;
  const auto last = first + element.count;
  const auto found = std::find_if(first, last, [name](const HtmlSkeleton::Attribute& attribute) {
    return attribute.name == name;
  });
  return found == last ? nullptr : &*found;
}

std::string_view HtmlTree::attribute(std::size_t node, HtmlAttribute name) const {
  const HtmlSkeleton::Attribute* found = find(node, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool HtmlTree::has_attribute(std::size_t node, HtmlAttribute name) const {
  return find(node, name) != nullptr;
}

std::string HtmlTree::text(std::size_t node, std::size_t limit) const {
  std::string text;
  for (std::size_t i = node; i < nodes_[node].end && text.size() < limit; ++i) {
    if (nodes_[i].is_text) {
      append_words(text, nodes_[i].text);
    } else if (nodes_[i].tag != GUMBO_TAG_SPAN && nodes_[i].tag != GUMBO_TAG_A) {
      append_words(text, " ");
    }
  }
  while (!text.empty() && text.back() == ' ') {
    text.pop_back();
  }
  return text;
}

}  // namespace timbao
