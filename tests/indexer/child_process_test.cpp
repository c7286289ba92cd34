#include "indexer/input/pdf/child_process.h"

#include <chrono>
#include <doctest/doctest.h>

using timbao::ChildLimits;
using timbao::ChildResult;
using timbao::run_child;

TEST_CASE("a child process is bounded in time and output, and its end is told") {
  ChildLimits limits;
  const ChildResult echo = run_child({"cat"}, "một\nhai", limits);
  CHECK(echo.end == ChildResult::End::kExited);
  CHECK(echo.status == 0);
  CHECK(echo.output == "một\nhai");
  CHECK(run_child({"sh", "-c", "exit 3"}, "", limits).status == 3);
  CHECK(run_child({"sh", "-c", "kill -9 $$"}, "", limits).end == ChildResult::End::kFailed);
  CHECK(run_child({"timbao-no-such-program"}, "", limits).end == ChildResult::End::kNotFound);
  limits.output_bytes = 1000;
  CHECK(run_child({"yes"}, "", limits).end == ChildResult::End::kTooMuchOutput);
  limits.time = std::chrono::seconds(1);
  const auto start = std::chrono::steady_clock::now();
  CHECK(run_child({"sleep", "60"}, "", limits).end == ChildResult::End::kTimeOut);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}
