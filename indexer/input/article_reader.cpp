#include "indexer/input/article_reader.h"
