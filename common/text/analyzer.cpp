#include "common/text/analyzer.h"
