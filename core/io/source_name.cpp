#include "core/io/source_name.hpp"

#include <filesystem>
#include <system_error>

#include "core/io/document_id.hpp"
#include "core/io/folder_walk.hpp"

namespace palimpsest::core {

SourceNames::SourceNames(const Listing& listing) {
    std::error_code error;
    const std::string here = std::filesystem::current_path(error).string();
    const std::string root = joined(listing.root, "");
    const std::string inside = joined(here, "");
    prefix_ = !error && root.starts_with(inside) ? root.substr(inside.size()) : root;
}

std::string SourceNames::name(const FoundFile& file) const {
    if (file.kind == FoundFile::Kind::standard_input) return file.name;
    return document_id(prefix_ + file.name);
}

}  // namespace palimpsest::core
