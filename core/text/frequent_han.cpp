#include "core/text/frequent_han.hpp"

#include <bitset>
#include <string_view>

namespace palimpsest::core {
namespace {

constexpr std::u32string_view frequent =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
    U"发后作里"
    U"用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只"
    U"从想实日"
    U"军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头"
    U"文体政美"
    U"相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立"
    U"及比员解"
    U"水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必"
    U"场件计管"
    U"期市直德资命山金指许统区保至队形社便空决展马科司五基眼书非则听界达光放强即像难且权思王象完设"
    U"式色路记"
    U"们這個來為國說時會對於過發後裡裏種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭"
    U"體見產"
    U"話內給門兒東聲員論處義幾認條氣題別變總電數報結務場計資許統區隊書則聽達強難權設記類規據領導濟"
    U"設議";

constexpr char32_t first = 0x4E00;
constexpr char32_t last = 0x9FFF;

}  // namespace

bool is_frequent_han(char32_t value) {
    static const auto members = [] {
        std::bitset<last - first + 1> set;
        for (const char32_t member : frequent) set.set(member - first);
        return set;
    }();
    return value >= first && value <= last && members.test(value - first);
}

}  // namespace palimpsest::core
