#include "searcher/query/query.h"
