#pragma once

#include <array>
#include <string_view>

namespace timbao::tables {

/// The commonest syllables with a mark in the Vietnamese press, by -log2 of their share among the
/// syllables with a mark (counted over 13,000 articles); together nine in ten of them.
struct SyllableClass {
  int bits = 0;
  std::string_view syllables;  ///< separated by spaces
};
inline constexpr std::array<SyllableClass, 5> kCommonSyllables = {{
    {8,
     "và của có các là được người không đã với một công ông tại để này ở những bị về quốc "
     "đến từ việc vào trên năm hiện nhà đó đồng ngày nhiều định sẽ cũng đầu bộ thành sự "
     "thể nhân chính nước mỹ làm thông trường động vụ số hàng như phải lại học biết chỉ "
     "điều cơ hành dân đang"},
    {9,
     "tôi trước hội viên ảnh chức phát báo tổng nhận đối chủ thời hơn thống hợp nhưng "
     "việt lý đi nhất còn nói cuộc dự đường thực án cùng bình giá trình đại liên văn đây "
     "mới lực đề hình lượng tiếp thủ rằng điểm phòng cấp quân lên thế tới tỉnh tư tế thị "
     "vì cầu thì tháng kết dụng tình tài mà tiên xã nội phương bà xuất năng cả rất đạo "
     "đưa sản nguyễn sở nên giải pháp nghiệp trưởng bảo cảnh bản mình tác toàn tăng phạm "
     "chiến khác quyết máy tiền hà tuổi tổ cô vẫn cách lớn thương tâm sát chúng khách hệ "
     "giới vực tự thấy chưa bố vị"},
    {10,
     "tập họ ngoài diễn địa nhiên triển cáo mặt tàu quyền gần ý độ nghị bằng thường luật "
     "tục sĩ khoảng trọng lần giáo phần cần sử yêu tên cứu vấn khiến kiểm bất nhiệm triệu "
     "huyện bắt kỳ đội điện đình đông hoạt quả đất nạn tạo đánh phố bán nguyên kiến trị "
     "bên sáng biển lãnh nếu gây mạnh trở xây thức nào hôm bệnh đoàn tiêu quá hải đơn bạn "
     "hiệu tiến triều tính trẻ thêm dựng viện đổi xử thứ giữa dịch hoá tịch chuyển lời "
     "hoàn nghệ vừa lập sống tìm giám vũ dẫn nữ phủ thiết giờ xác thái phó mạng lửa diện "
     "tượng cá từng đặc biểu chế tích mức hộ chất sách biệt tỷ ngoại chiếc trí tấn hoàng "
     "luận phụ tướng quản giữ bắc ứng truyền chí thân tiếng hồi kế bỏ trả muốn tử xảy "
     "chuyên giảm đều cảm vậy lịch thuộc phía gặp nơi nhóm rõ hồ lúc ngân sơn phục vệ ăn "
     "trợ chị chiều cố bàn quận sân phí tuyên phẩm dùng tốt lợi nhập hướng xét đức cổ "
     "chương châu nhật nguồn khó khí hoặc giúp ký chứng"},
    {11,
     "đốc dài vận ngành gì loại hoà dù trần sức hoạch kiện mỗi trách đoạn đấu mẹ tải vật "
     "xuống liệu cuối cử mất mọi chuyện nhằm mục lễ thuận đạt gái kể vùng trực cửa đảo "
     "hưởng dương thư lê quảng cứ phản căn phép tố bài khả biên đăng hậu rồi tối vàng hết "
     "hạn áp đặt sẻ tuần bởi gọi hữu chuẩn phân tuyến giả trạng lộ uỷ gồm đảng đảm vốn "
     "trái tây tương mở tất vợ biến chống xuân tiết đô bé nghiệm phóng chạy khỏi dục đủ "
     "cộng khẳng tội cục đúng thuật tân câu trận đóng hàn phú chọn chồng lấy buộc chết "
     "lưu hạ họp ngọc cư cụ nghĩa phạt hỏi thích sư hỗ sơ đà nằm cán đáng cái hại dưới "
     "cháy tuyển kích cường đa nhỏ đàn nó tỉ luôn cây riêng ít môi nghiêm nổi phiên đẹp "
     "vô thắng cạnh rộng đá thiếu khẩu đào đứng lớp gửi nghiên niên hồng ngờ chấp yếu đời "
     "ấy mại ấn chuyến bí soát kỹ toà sông phúc trò thảo hạt kỷ thượng nữa hãng khởi "
     "khoản vọng đồ lệnh thần độc nặng thoại kéo nông nhìn cực toán phá phường bác nẵng "
     "thuế thí bức thiệt hiểu góp phối buổi môn lệ thuỷ tốc sắc khăn thiện cháu tiện bóng "
     "khủng chân mô thẩm chơi bước thử bầu lòng lương thật kiếm mắt mưa mối càng xúc đêm "
     "thổ viết chịu nghỉ lĩnh xuyên phiếu ô thăm mẫu vài giấy tưởng"},
    {12,
     "nâng trắng tầng thúc đẩy mặc khá tạm tín vượt đầy vòng thấp súng trương hương yên "
     "dành quán hùng đài hiệp thiên trú chú nghĩ tức đổ lái bổ trì sớm hiểm chỗ ương "
     "thẳng phán lâu màu tỏ đàm á tết tuấn hóa phù thừa dầu tờ cận miền khắc cựu quý lâm "
     "ngôi sâu tầm dấu nền đáp đôi phút chữa rút cải chở cánh cấm loạt nhấn áo mùa chỉnh "
     "dòng ngôn bày âm nổ bắn chiếm biện khánh dừng thuốc ủng dễ hút tránh nghề đạn lạc "
     "sửa nhạc nuôi trạm thưởng chờ âu xế phê nêu thất tái trụ thậm dư hôn ngồi cập khám "
     "đón ổn đe dũng tiểu ngăn võ rơi tắc nối thuê thoả sẵn nỗ vé ngại sắt hạnh lược "
     "giống ưu chóng cắt rời nhờ ánh bão suất hưng ôtô ước đám đh lỗi chục vĩnh kêu rừng "
     "hát tô đột trấn ích tiêm sứ thoát kẻ khán nhiệt thôn thác nhắc chắc doạ chặn vân đỏ "
     "bờ nợ chắn sắp chụp bến cầm mắc trời trăm khối vương đỉnh siêu cảng bãi nhĩ chăm "
     "thải quần dạy làng suốt hòa trải thầy chứ hạng huỷ lựa chẳng đt dữ sóc mã nóng lục "
     "sóng đen mật rác tôn băng xếp khảo cân mời tĩnh trích dưỡng nhớ nhưỡng hoạ quê tù "
     "cũ gốc căng dây kịp thơ núi đích tuý luyện lượt xấu sàng ngược uống thăng gió bạc "
     "ngập phận gắn dõi tá đâu đau ngầm cậu màn chặt nhiễm hoả vẻ cà giết thuyền sợ liệt "
     "nắm trừng đỗ niệm thú lũ kênh nguyện hài ngắn bối"},
}};

}  // namespace timbao::tables
