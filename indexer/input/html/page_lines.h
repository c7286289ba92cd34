#pragma once

#include <string_view>

namespace timbao {

/// What a line of a page is when it is not text of the article.
enum class LineKind {
  kText,
  kRelatedHeading,  ///< "Tin liên quan": links to other articles follow
  kCommentHeading,  ///< "Bình luận (3)": readers' comments follow
  kSeeAlso,         ///< ">> Xem thêm: ..."
  kFixture,         ///< the same on every page: "In bài viết", "Bản quyền thuộc về ..."
  kDate,            ///< "Thứ ba, 12/3/2019, 14:30 (GMT+7)"
  kPhotoCredit,     ///< "Người dân đi chợ sớm. Ảnh: An Bình"
};

/// Judges a line by its words, Vietnamese or English; `has_link` when part of it is a link.
[[nodiscard]] LineKind line_kind(std::string_view line, bool has_link);

}  // namespace timbao
