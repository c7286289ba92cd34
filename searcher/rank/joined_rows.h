#pragma once

#include "common/store/index.h"
#include "searcher/rank/plan.h"

namespace timbao {

/// Lets words side by side that are one thing (30 tháng 12, TP. HCM, 8 giờ 30, 1,5 triệu) also be
/// found as that thing, however an article writes it: another row of each of their leaves. A day
/// without its year is also that day of any year. Words that were quoted stay as they are.
void add_joined_rows(Plan& plan, const Index& index);

}  // namespace timbao
