#include "bounds.hpp"

#include "edtf.hpp"

namespace palimpsest::years {

std::optional<AllowedYears> allowed_years(const Year& year) {
    if (year.edtf.empty()) return std::nullopt;
    const EdtfResult result = read_edtf(year.edtf);
    const auto* value = std::get_if<EdtfValue>(&result);
    if (value == nullptr || value->earliest.kind != Bound::Kind::day ||
        value->latest.kind != Bound::Kind::day)
        return std::nullopt;
    return AllowedYears{value->earliest.day.year, value->latest.day.year};
}

}  // namespace palimpsest::years
