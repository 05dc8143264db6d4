#include "palimpsest/draft/writer.hpp"
#include "report.hpp"

PALIMPSEST_WRITER_PLUGIN(palimpsest::report::Report);
