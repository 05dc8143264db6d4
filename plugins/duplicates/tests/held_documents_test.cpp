#include "plugins/duplicates/src/held_documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace palimpsest::duplicates {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Documents of 100 bytes; notes what it was asked for.
class Shelf {
  public:
    struct Text {
        std::uint64_t number = 0;
        [[nodiscard]] static std::string_view text() {
            static const std::string hundred(100, 'x');
            return hundred;
        }
    };

    [[nodiscard]] Text document(std::uint64_t number) const {
        asked.push_back(number);
        return {number};
    }
    void release(std::uint64_t number) const { released.push_back(number); }

    mutable std::vector<std::uint64_t> asked;
    mutable std::vector<std::uint64_t> released;
};

using Held = HeldDocuments<Shelf>;

void look_at(Held& held, std::initializer_list<std::uint64_t> numbers) {
    for (const std::uint64_t number : numbers) EXPECT_EQ(Held::Use(held, number)->number, number);
}

TEST(HeldDocumentsTest, KeepThoseThatWereUsedLast) {
    const Shelf shelf;
    Held held(shelf, 300);
    look_at(held, {1, 2, 3, 1, 4, 5});
    EXPECT_THAT(shelf.asked, ElementsAre(1, 2, 3, 4, 5));
    EXPECT_THAT(shelf.released, ElementsAre(2));
    look_at(held, {2});
    EXPECT_THAT(shelf.asked, ElementsAre(1, 2, 3, 4, 5, 2));
    EXPECT_THAT(shelf.released, ElementsAre(2, 3));
}

TEST(HeldDocumentsTest, KeepTwoWhateverTheirSize) {
    const Shelf shelf;
    Held held(shelf, 0);
    look_at(held, {1, 2, 1, 2});
    EXPECT_THAT(shelf.asked, ElementsAre(1, 2));
    EXPECT_THAT(shelf.released, IsEmpty());
}

TEST(HeldDocumentsTest, ReleaseNoneThatIsInUse) {
    const Shelf shelf;
    Held held(shelf, 0);
    {
        const Held::Use medoid(held, 1);
        look_at(held, {1, 2, 3, 4, 5});
        EXPECT_EQ(medoid->number, 1U);
    }
    look_at(held, {6, 1});
    EXPECT_THAT(shelf.released, ElementsAre(2, 3, 4));
    EXPECT_THAT(shelf.asked, ElementsAre(1, 2, 3, 4, 5, 6));
}

}  // namespace
}  // namespace palimpsest::duplicates
