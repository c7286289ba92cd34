#pragma once

#include "common/article/date.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// One article as read and as stored: plain data, UTF-8 NFC (bodies: the decoded bytes as they
/// were, any normal form). Empty means absent.
struct Article {
  std::string id;  ///< the record's own id, else the path relative to the folder named
  std::string title;
  std::string body;
  Date date;
  bool date_inferred = false;  ///< from the path or dateline, not stated
  std::string source;
  std::string author;
  std::string category;
  std::vector<std::string> tags;
  std::string url;
  std::string path;  ///< where it was read, relative to the folder named; "a.zip!/b/c.html"
};

}  // namespace timbao
