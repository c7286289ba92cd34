#include "common/lang/abbreviation_miner.h"

#include "common/text/analyzer.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

/// "KEY=long form; ..." in reading order.
std::string mined(std::string_view text) {
  TokenList tokens;
  analyze(text, tokens);
  std::vector<MinedAbbreviation> found;
  mine_abbreviations(text, tokens, found);
  std::string out;
  for (const MinedAbbreviation& pair : found)
    out.append(out.empty() ? "" : "; ").append(pair.key).append("=").append(pair.long_form);
  return out;
}

}  // namespace

TEST_CASE("definitions in brackets are found, before and inside them") {
  struct Case {
    std::string_view text;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {"Sơ kết phong trào thi đua (PTTĐ) của xã.", "PTTĐ=phong trào thi đua"},
      {"Hội đồng Thi đua - Khen thưởng (HĐTĐKT) họp", "HĐTĐKT=hội đồng thi đua khen thưởng"},
      {"ông nói, Ban quản lý chợ (BQLC) sẽ", "BQLC=ban quản lý chợ"},
      {"BQLC (ban quản lý chợ) cho biết", "BQLC=ban quản lý chợ"},
      {"Sở Giáo dục và Đào tạo (GD&ĐT) thông báo", "GDĐT=giáo dục và đào tạo"},
      {"Sở Giáo dục và Đào tạo (GD-ĐT) thông báo", "GDĐT=giáo dục và đào tạo"},
      {"nhà ở cho công nhân (NƠCN) ở khu", "NƠCN=nhà ở cho công nhân"},
      {"bằng bảo hiểm y tế(BHYT)", "BHYT=bảo hiểm y tế"},
      {"Đội thiếu niên (ĐTN). Sau đó ĐTN (đội thiếu niên) múa",
       "ĐTN=đội thiếu niên; ĐTN=đội thiếu niên"},
      {"United Nations Development Programme (UNDP)", "UNDP=united nations development programme"},
      {"uỷ ban tuần tra (UBTT)", "UBTT=ủy ban tuần tra"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(mined(row.text) == row.expected);
  }
}

TEST_CASE("other capitals in brackets define nothing") {
  for (const std::string_view text :
       {"Tổ chức Y tế Thế giới (WHO) nói", "ở phường Bến Đá (TP Sông Mây)", "tăng giá (10%)",
        "gặp ông Tư (SN 1960)", "phong trào, thi đua (PTTĐ)", "PTTĐ (xem bài trước)",
        "thi đua (ĐT) hôm nay", "(PTTĐ)", "phong trào thi đua (PTTĐ", "trận đấu (U23) tối nay",
        "chợ nổi (CH)", ""}) {
    CAPTURE(text);
    CHECK(mined(text).empty());
  }
}

}  // namespace timbao
