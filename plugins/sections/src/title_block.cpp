#include "title_block.hpp"

namespace palimpsest::sections {
namespace {

/// What each kind of line counts.
enum LinePoints : std::int32_t {
    for_label = 10,
    for_title = 4,
    for_name = 2,  // That the title begins with.
    for_part = -1,
    for_part_behind_page = 2,
    for_spaced_title = 3,
    for_session = 5,
    for_date = 2,
    for_dated_title = 3,
    for_speaker = 2,
    for_address = 1,
    for_address_behind_end = 4,
};

}  // namespace

void TitleBlock::add(const Line& line, const BlockLine& kind) {
    ++lines;
    const std::uint64_t title_end = line.ink + kind.title_end;
    switch (kind.kind) {
        case BlockKind::label:
            has_label = true;
            keep({line.ink, line.ink + kind.number_end, title_end, false, true});
            break;
        case BlockKind::title:
        case BlockKind::part:
            add_title(line, kind);
            break;
        case BlockKind::plain:
            if (is_only_plain()) add_plain(line, title_end);
            break;
        case BlockKind::session:
            has_session = true;
            break;
        case BlockKind::date:
        case BlockKind::bare_date:
            has_date = true;
            break;
        case BlockKind::speaker:
            has_speaker = true;
            break;
        case BlockKind::call:
            has_call = true;
            break;
        case BlockKind::address:
        case BlockKind::addressee:
            has_address = true;
            break;
        default:
            break;
    }
}

/// A line before it that is no sentence is the title's first half.
void TitleBlock::add_title(const Line& line, const BlockLine& kind) {
    (kind.kind == BlockKind::title ? has_title : has_part) = true;
    has_name = has_name || kind.is_named;
    is_spaced = is_spaced || kind.is_spaced;
    has_session = has_session || kind.has_session;
    const bool goes_on = plain.end > 0 && title_count == 0;
    const std::uint64_t title_begin = goes_on ? plain.begin : line.ink;
    keep({title_begin, title_begin, line.ink + kind.title_end, false, false});
    plain = {};
}

void TitleBlock::add_plain(const Line& line, std::uint64_t title_end) {
    const bool is_first = plain.end == 0;
    if (is_first) first_plain_end = title_end;
    const std::uint64_t plain_begin = is_first ? line.ink : plain.begin;
    plain = {plain_begin, plain_begin, title_end, false, false};
}

void TitleBlock::add_run_in(const WorkTitle& title, bool begins_with_name) {
    keep(title);
    has_title = true;
    has_name = begins_with_name;
}

void TitleBlock::take_plain_for_title() {
    if (title_count > 0 || plain.end == 0) return;
    if (!has_frame()) plain.end = first_plain_end;
    keep(plain);
}

std::int32_t TitleBlock::points() const {
    std::int32_t sum = 0;
    if (has_label) sum += for_label;
    if (has_title) sum += for_title;
    if (has_title && has_name) sum += for_name;
    if (has_part && !has_title && !has_frame())
        sum += is_behind_page ? for_part_behind_page : for_part;
    if (is_spaced) sum += for_spaced_title;
    if (has_session) sum += for_session;
    if (has_date) sum += has_title ? for_dated_title : for_date;
    if (has_speaker) sum += for_speaker;
    if (has_address) sum += for_address;
    if (has_address && is_behind_end) sum += for_address_behind_end;
    return sum;
}

}  // namespace palimpsest::sections
