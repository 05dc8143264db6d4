#pragma once

#include <string>

#include "tables.hpp"

namespace palimpsest::sqlite {

/// The CREATE VIEW statements for the questions that are asked first; each only where the layers
/// and columns are there that it reads: years_per_work, largest_clusters, copies_between_documents,
/// documents_with_suspect_years.
[[nodiscard]] std::string view_statements(const RunSchema& schema, const Plan& plan);

}  // namespace palimpsest::sqlite
