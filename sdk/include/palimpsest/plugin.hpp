/// Everything that a C++ plugin includes to analyze documents.
///
/// A class with a description and `analyze` is a plugin; PALIMPSEST_PLUGIN makes the C tables of
/// the ABI of it (abi.h, ext/analyzer.h). Nothing here has a run-time of its own: it is
/// header-only, in a versioned inline namespace, so that two plugins never share a symbol.
#pragma once

#include "palimpsest/sdk/entry.hpp"
