// Prints describe_index() of an index.
//
//   index_dump INDEX

#include "common/base/error.h"
#include "tests/support/describe_index.h"

#include <cstdio>
#include <fmt/format.h>

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: index_dump INDEX\n");
    return 2;
  }
  try {
    fmt::print("{}", timbao::describe_index(timbao::Index({argv[1]})));
  } catch (const timbao::Error& error) {
    fmt::print(stderr, "index_dump: {}\n", error.what());
    return 2;
  }
  return 0;
}
