#pragma once

#include "common/article/date.h"

#include <string>
#include <string_view>

namespace timbao {

/// Who signed an article, as its text says at the end. Empty where it does not.
struct Byline {
  std::string author;  ///< names joined by ", ": "Thu Hà, Lê Nam"; initials and "PV" as written
  std::string source;  ///< newspaper or agency: of "Theo Reuters", "(TTXVN)", "Nguồn: Tuổi Trẻ"
};

/// Reads the last lines of `body`: names alone ("Thu Hà - Lê Nam", "T.C", "Nhóm PV", "Bài, ảnh: An
/// Bình"), after the last sentence of the last line ("... đã được làm rõ. Thu Hà"), with or before
/// the source ("Thu Hà (Theo AFP)", "Theo VnExpress"). Every word of a name is a syllable with a
/// capital; places, captions ("Ảnh: ...") and sentences are no byline. Looks at 400 bytes.
[[nodiscard]] Byline read_byline(std::string_view body);

/// What the text says of its paper and day at its beginning. Empty and unknown where it does not.
struct Dateline {
  std::string source;  ///< "TTO - ..." and "(Dân trí) - ...": Tuổi Trẻ, Dân trí
  Date date;           ///< year 0 where only day and month are given
};

/// Reads the first line of `body`: an agency before a dash, a place and day ("Hà Nội, 30-12 - ",
/// "TP.HCM (TTXVN 28/1/2019) - "), or a sentence that opens with its day ("Sáng 30/12, ...",
/// "Ngày 30-12-2019, tại Hà Nội, ..."). Looks at 200 bytes.
[[nodiscard]] Dateline read_dateline(std::string_view body);

}  // namespace timbao
