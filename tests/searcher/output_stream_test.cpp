#include "searcher/cli/output_stream.h"

#include "common/base/error.h"

#include <array>
#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <string>
#include <unistd.h>

using namespace timbao;

TEST_CASE("bytes arrive whole and in order") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  {
    DescriptorStream out(ends[1]);
    out << "một " << 2 << std::flush << " ba";
    out.flush();
  }
  close(ends[1]);
  std::array<char, 100> bytes{};
  const ssize_t size = read(ends[0], bytes.data(), bytes.size());
  CHECK(std::string(bytes.data(), static_cast<std::size_t>(size)) == "một 2 ba");
  close(ends[0]);
}

TEST_CASE("a closed pipe is an exception of its own, thrown through the stream") {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  DescriptorStream out(ends[1]);
  CHECK_THROWS_AS(out << "x" << std::flush, ClosedPipe);
  close(ends[1]);
}

TEST_CASE("a full disk is an Error") {
  const int full = open("/dev/full", O_WRONLY);
  REQUIRE(full >= 0);
  DescriptorStream out(full);
  const std::string much(200000, 'x');
  CHECK_THROWS_WITH_AS(out << much, "cannot write to standard output: No space left on device",
                       Error);
  close(full);
}
