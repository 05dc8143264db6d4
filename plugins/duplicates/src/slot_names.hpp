#pragma once

#include "slot_shape.hpp"

namespace palimpsest::duplicates {

/// The value is the name of a place, or a mask that stands for one:
///  - it ends in 镇, 县, 村 and the like, or stands before one of these; not 全镇, 农村, 示范区;
///  - it stands behind 驻: 驻皖部队;
///  - the beginning of its document has it before 省, 县, 镇 and the like;
///  - it begins a line, and a year follows, as in a title.
[[nodiscard]] bool is_place(const SlotValue& slot);

/// The value is the name of an organisation, or a mask that stands for one: it ends in 局, 公司,
/// 委员会, 人民政府 and the like, or stands before one of these; not 大局, 格局, 报告政府.
[[nodiscard]] bool is_organisation(const SlotValue& slot);

}  // namespace palimpsest::duplicates
