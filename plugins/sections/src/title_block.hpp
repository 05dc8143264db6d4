#pragma once

#include <array>
#include <cstdint>

#include "beginnings.hpp"
#include "block_line.hpp"
#include "lines.hpp"

namespace palimpsest::sections {

/// The lines at a work's begin, so far: label and titles (its head), session, date, speaker and
/// address (its frame).
struct TitleBlock {
    std::uint32_t lines = 0;
    std::uint64_t begin = 0;
    std::int32_t context = 0;  ///< Points for what stands before.
    bool has_label = false;
    bool has_title = false;
    bool has_name = false;  ///< That a title begins with.
    bool has_part = false;
    bool is_spaced = false;
    bool has_session = false;
    bool has_date = false;
    bool has_speaker = false;
    bool has_address = false;
    bool has_call = false;
    bool is_behind_end = false;            ///< Words that end a work stand before it.
    bool is_behind_page = false;           ///< Another page of a site ends before it.
    bool is_annexed = false;               ///< 附件 stands before it.
    std::array<WorkTitle, 4> titles = {};  ///< The first ones.
    std::size_t title_count = 0;
    WorkTitle plain = {};  ///< Lines that are a title if their neighbours say so.
    std::uint64_t first_plain_end = 0;

    [[nodiscard]] bool has_head() const { return has_label || has_title || has_part; }
    [[nodiscard]] bool has_frame() const {
        return has_session || has_date || has_speaker || has_address;
    }
    [[nodiscard]] bool is_only_plain() const { return !has_head() && !has_frame(); }

    void add(const Line& line, const BlockLine& kind);
    void add_run_in(const WorkTitle& title, bool begins_with_name);
    /// Where there is no title, lines that may be one are: all below a session, a speaker or an
    /// address, and the first one otherwise.
    void take_plain_for_title();

    /// What its lines say about a work that begins with them.
    [[nodiscard]] std::int32_t points() const;

  private:
    void add_title(const Line& line, const BlockLine& kind);
    void add_plain(const Line& line, std::uint64_t title_end);
    void keep(const WorkTitle& title) {
        if (title_count < titles.size()) titles[title_count++] = title;
    }
};

}  // namespace palimpsest::sections
