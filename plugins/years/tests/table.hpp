#pragma once

#include <string>
#include <string_view>

#include "../src/timeline.hpp"

namespace palimpsest::years {

/// A small table of dated terms for tests of what is made of them.
inline constexpr std::string_view small_table =
    "# term\tkind\tannounced\tbegan\tended\tbound\tnote\n"
    "党的十七大|十七大精神\tcongress\t2006-10\t2007-10\t2012-11\thard\n"
    "党的十八大|十八大精神\tcongress\t2011-10\t2012-11\t2017-10\thard\n"
    "十八届三中全会\tplenum\t2013-06\t2013-11\t2018\thard\n"
    "十八届四中全会\tplenum\t2014-06\t2014-10\t2018\thard\n"
    "十九届四中全会\tplenum\t2019-06\t2019-10\t2023\thard\n"
    "科学发展观\tconcept\t2003-07\t2003-07\t2018\thard\tsince 2003\n"
    "创新发展观\tother\t\t\t\t\tnot the same\n"
    "社会主义新农村\tconcept\t2003\t2005-10\t2018\tsoft\n"
    "党史学习教育\tcampaign\t2021-02\t2021-02\t2023\thard\n"
    "建党{N}周年\tanniversary\t1919+N\t1921+N-01\t1921+N\tsoft\n"
    "十二届全国人大{N}次会议\tsession\t2011+N\t2012+N-03\t2018\thard\n"
    "届人民代表大会第{N}次会议|届人大{N}次会议\tordinal\t\t\t\t\n"
    "新区运动会\tevent\t2009\t2013-08\t2015\thard\n";

inline const TermFinder& small_finder() {
    static const TermFinder finder(terms_of(small_table).terms);
    return finder;
}

/// `text` as one work.
inline Timeline timeline(std::string_view text) { return timeline_of(text, small_finder()); }

}  // namespace palimpsest::years
