#pragma once

#include "common/article/date.h"

#include <string_view>

namespace timbao {

/// The date in a path or URL: "2019/03/12/x.txt", "2019-03-12-slug.html", "20190312.txt",
/// "nam-2019/thang-3", "bai-viet-20210424110033728.htm" (crawlers' and sites' long numbers begin
/// with one). The last one that exists wins; unknown when there is none. Years 1900 to 2100.
[[nodiscard]] Date date_in_path(std::string_view path);

}  // namespace timbao
