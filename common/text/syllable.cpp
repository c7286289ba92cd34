#include "common/text/syllable.h"
