#include "common/base/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

namespace timbao {

void occupy_standard_streams() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (fcntl(fd, F_GETFD) == -1) {
      // The wrong way round: what the stream is for fails. The lowest free descriptor is this one.
      (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

}  // namespace timbao
