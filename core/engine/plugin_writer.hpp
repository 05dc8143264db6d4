#pragma once

#include "core/engine/schema.hpp"
#include "core/engine/services.hpp"
#include "core/engine/writer.hpp"

namespace palimpsest::core {

/// The writer of a plugin, with its `begin` done. Loads the plugin where the pipeline's check has
/// not done so.
/// Errors: throws PluginError for a plugin that cannot be used, else as Writer.
std::unique_ptr<Writer> made_plugin_writer(const WriteTarget& target, const Schema& schema,
                                           const RunServices& services, WriterFiles files);

}  // namespace palimpsest::core
