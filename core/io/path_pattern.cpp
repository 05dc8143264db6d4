#include "core/io/path_pattern.hpp"

#include <cstdlib>
#include <memory>

namespace palimpsest::core {
namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        if (!part.empty() && part != ".") parts.push_back(part);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return parts;
}

/// The folder above `folder` as the system sees it: past a symbolic link, that of its target.
std::string parent(const std::string& folder) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(folder.c_str(), nullptr),
                                                           &std::free);
    const std::string path = real ? real.get() : folder;
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

}  // namespace

PathPattern PathPattern::parse(std::string_view pattern) {
    PathPattern result;
    for (const std::string_view text : split(pattern)) {
        const bool any_depth = text == "**";
        Part part{any_depth ? Part::Kind::any_depth : Part::Kind::name, NamePattern(text)};
        const bool repeated =
            any_depth && !result.parts.empty() && result.parts.back().kind == Part::Kind::any_depth;
        if (text == "..") {
            if (result.parts.empty()) {
                result.base = parent(result.base);
            } else {
                result.parts.pop_back();
            }
        } else if (result.parts.empty() && part.name.is_literal()) {
            result.base += '/';
            result.base += part.name.literal();
        } else if (!repeated) {
            result.parts.push_back(std::move(part));
        }
    }
    if (result.base.empty()) result.base = "/";
    if (pattern.ends_with('/') && !result.parts.empty()) {
        const bool any_depth = result.parts.back().kind == Part::Kind::any_depth;
        for (Part& part : documents()) {
            if (part.kind != Part::Kind::any_depth || !any_depth) result.parts.push_back(part);
        }
    }
    return result;
}

std::vector<PathPattern::Part> PathPattern::documents() {
    return {{Part::Kind::any_depth, NamePattern("")}, {Part::Kind::documents, NamePattern("")}};
}

PathPattern PathPattern::exactly(std::string_view path) {
    PathPattern result;
    for (const std::string_view name : split(path)) {
        if (name == "..") {
            result.base = parent(result.base);
        } else {
            result.base.append("/").append(name);
        }
    }
    if (result.base.empty()) result.base = "/";
    return result;
}

}  // namespace palimpsest::core
