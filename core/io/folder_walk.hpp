#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/io/file_listing.hpp"
#include "core/io/path_pattern.hpp"

namespace palimpsest::core {

/// Finds the files below a folder that a pattern's parts match.
/// Each folder is listed once, however many ways there are to match it, and with one file
/// descriptor open in all. Threads: one.
class FolderWalk {
  public:
    /// `parts`: one at least. `extensions`: those of documents. Both must outlive the walk.
    FolderWalk(const std::vector<PathPattern::Part>& parts,
               std::span<const std::string_view> extensions, std::function<bool()> cancelled);

    /// Appends what is found below `folder` to `found`, its names with `prefix` in front.
    void run(const std::string& folder, const std::string& prefix, std::vector<FoundFile>& found);

    /// Files that were looked at, folders whose name the last part matched, folders entered.
    [[nodiscard]] std::uint64_t files_seen() const { return files_seen_; }
    [[nodiscard]] std::uint64_t folders_matched() const { return folders_matched_; }
    [[nodiscard]] std::uint64_t folders_listed() const { return folders_listed_; }

  private:
    /// Indices of parts that may match a folder's entries; ascending.
    using States = std::vector<std::size_t>;

    struct Subfolder {
        std::string name;
        States states;
    };
    struct Match {
        bool whole = false;
        States next;
    };

    void enter(const std::string& path, const std::string& prefix, const States& states,
               std::vector<FoundFile>& found);
    void look_at(int folder, const char* name, unsigned char type, const std::string& prefix,
                 const States& states, std::vector<Subfolder>& subfolders,
                 std::vector<FoundFile>& found);
    [[nodiscard]] Match match(std::string_view name, const States& states) const;
    void add(std::size_t state, States& states) const;

    const std::vector<PathPattern::Part>& parts_;
    std::span<const std::string_view> extensions_;
    std::function<bool()> cancelled_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> above_;  // Device and inode.
    std::uint64_t files_seen_ = 0;
    std::uint64_t folders_matched_ = 0;
    std::uint64_t folders_listed_ = 0;
};

/// `folder` + "/" + `name`, without doubling the slash of "/".
[[nodiscard]] std::string joined(std::string_view folder, std::string_view name);

/// True when `name` ends in one of `extensions`, without regard to the case of ASCII letters.
[[nodiscard]] bool has_extension(std::string_view name,
                                 std::span<const std::string_view> extensions);

}  // namespace palimpsest::core
