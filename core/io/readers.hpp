#pragma once

#include <functional>
#include <memory>

#include "core/io/reader.hpp"

namespace palimpsest::core {

/// A reader whose documents are whole files. See Reader::open.
std::unique_ptr<Reader> open_text_reader(const ReadOptions& options,
                                         std::function<bool()> cancelled);

/// A reader whose documents are lines of JSON. See Reader::open.
std::unique_ptr<Reader> open_jsonl_reader(const ReadOptions& options,
                                          std::function<bool()> cancelled);

}  // namespace palimpsest::core
