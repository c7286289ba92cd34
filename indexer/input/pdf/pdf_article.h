#pragma once

#include "common/article/article.h"
#include "common/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// Reads the article of one PDF through pdftotext (poppler-utils), run with bounds on time, memory
/// and output; over one it is killed.
///
/// The title is the document's own where it has a real one, else the first line; author and
/// keywords are the document's; so is the date, marked as inferred: when the file was made.
/// Rejections: "no-pdftotext", "bad-pdf", "too-slow", "too-large", "no-text" (scanned pages).
[[nodiscard]] Result<Article> read_pdf(std::string_view bytes, std::size_t max_text_bytes);

/// Makes an article of what `pdftotext -htmlmeta` writes: metadata, then the text with its lines
/// as they are broken on paper, which become one line a paragraph.
[[nodiscard]] Article parse_pdf_text(std::string_view html_meta);

}  // namespace timbao
