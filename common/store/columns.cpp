#include "common/store/columns.h"

#include "common/base/error.h"
#include "common/base/output_file.h"

#include <cstring>

namespace timbao {
namespace {

constexpr std::uint64_t kMagic = 0x314c4f434f414254;  // "TBAOCOL1"

/// Calls visit(span member, row member) for each column, in file order: 64-bit ones first, so that
/// every array is aligned.
template <typename Visit>
void for_each_column(Visit visit) {
  visit(&Columns::stream_begin, &Row::stream_begin);
  visit(&Columns::text_begin, &Row::text_begin);
  visit(&Columns::signature, &Row::signature);
  visit(&Columns::id_hash, &Row::id_hash);
  visit(&Columns::file_hash, &Row::file_hash);
  visit(&Columns::record_hash, &Row::record_hash);
  visit(&Columns::content_hash, &Row::content_hash);
  visit(&Columns::title_units, &Row::title_units);
  visit(&Columns::body_units, &Row::body_units);
  visit(&Columns::joined_units, &Row::joined_units);
  visit(&Columns::tokens, &Row::tokens);
  visit(&Columns::title_tokens, &Row::title_tokens);
  visit(&Columns::text_bytes, &Row::text_bytes);
  visit(&Columns::raw_bytes, &Row::raw_bytes);
  visit(&Columns::date, &Row::date);
  visit(&Columns::source, &Row::source);
  visit(&Columns::author, &Row::author);
  visit(&Columns::category, &Row::category);
  visit(&Columns::tags, &Row::tags);
  visit(&Columns::folder, &Row::folder);
  visit(&Columns::added, &Row::added);
}

}  // namespace

Columns::Columns(const std::string& path) : file_(path) {
  const auto header = file_.array<std::uint64_t>(0, 2);
  if (header[0] != kMagic)
    throw Error("'" + path + "' is not a columns file",
                "check the index with: timbao-index --check");
  size_ = static_cast<std::uint32_t>(header[1]);
  std::size_t offset = 2 * sizeof(std::uint64_t);
  for_each_column([&](auto column, auto /*member*/) {
    using Value = std::remove_const_t<
        typename std::remove_reference_t<decltype(this->*column)>::element_type>;
    this->*column = file_.array<Value>(offset, size_);
    offset += size_ * sizeof(Value);
  });
}

Row Columns::row(std::uint32_t index) const {
  Row row;
  for_each_column([&](auto column, auto member) { row.*member = (this->*column)[index]; });
  return row;
}

void write_columns(const std::string& rows_path, const std::string& path, bool sync) {
  const MappedFile rows_file(rows_path);
  const std::size_t count = rows_file.size() / sizeof(Row);
  const auto rows = rows_file.array<Row>(0, count);
  OutputFile out(path);
  out.write_value(kMagic);
  out.write_value(std::uint64_t{count});
  for_each_column([&](auto /*column*/, auto member) {
    for (const Row& row : rows)
      out.write_value(row.*member);
  });
  out.close(sync);
}

}  // namespace timbao
