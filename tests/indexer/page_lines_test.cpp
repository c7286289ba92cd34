#include "indexer/input/html/page_lines.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

using timbao::line_kind;
using timbao::LineKind;

TEST_CASE("lines that are not of the article are known by their words") {
  struct Case {
    std::string_view line;
    LineKind kind;
    bool has_link = false;
  };
  for (const Case& one : std::vector<Case>{
           {"Tin liên quan", LineKind::kRelatedHeading},
           {"TIN CÙNG CHUYÊN MỤC:", LineKind::kRelatedHeading},
           {"» Các tin khác", LineKind::kRelatedHeading},
           {"Bình luận (12)", LineKind::kCommentHeading},
           {"Ý kiến bạn đọc", LineKind::kCommentHeading},
           {">> Lũ lớn trên sông Vệ", LineKind::kSeeAlso},
           {"Xem thêm: Lũ lớn trên sông Vệ", LineKind::kSeeAlso},
           {"Đọc thêm Lũ lớn trên sông Vệ", LineKind::kSeeAlso, true},
           {"In bài viết", LineKind::kFixture},
           {"© 2019 Báo Bến Sông", LineKind::kFixture},
           {"Bản quyền thuộc về Báo Bến Sông. Cấm sao chép dưới mọi hình thức.",
            LineKind::kFixture},
           {"Thứ ba, 12/3/2019, 14:30 (GMT+7)", LineKind::kDate},
           {"12/3/2019 14:30", LineKind::kDate},
           {"Cập nhật lúc 08:15 ngày 21/9/2005", LineKind::kDate},
           {"Bà con xóm Đông chằng lại mái nhà. Ảnh: Hà An", LineKind::kPhotoCredit},
       }) {
    CAPTURE(one.line);
    CHECK(line_kind(one.line, one.has_link) == one.kind);
  }
}

TEST_CASE("sentences of articles are text") {
  for (const std::string_view line :
       {"Chia sẻ với phóng viên, ông Bưởi nói nước lên nhanh hơn mọi năm.",
        "Xem thêm một lúc rồi bà con ra về.", "Bình luận trận đấu, ông cho rằng đội khách gặp may.",
        "Tin khác với những gì đã loan, cầu chưa sập.",
        "Ngày 12/3/2019, nước lên tới bậc cửa nhà văn hóa thôn.", "Trần Lúa", "12 người bị thương",
        "Giấy phép xây dựng cấp năm 2010 đã hết hạn."}) {
    CAPTURE(line);
    CHECK(line_kind(line, false) == LineKind::kText);
  }
  CHECK(line_kind(std::string(5'000, 'a'), true) == LineKind::kText);
}
