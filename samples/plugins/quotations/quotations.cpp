/// Marks titles of documents 《…》 and quotations “…”.
#include <palimpsest/plugin.hpp>
#include <palimpsest/text/utf8.hpp>

namespace {

using namespace palimpsest;

struct Pair {
    std::string_view open, close, kind;
};
constexpr Pair pairs[] = {{"《", "》", "title"}, {"“", "”", "quotation"}};

class Quotations {
  public:
    static Description description() {
        return {.id = "quotations",
                .summary = "Marks titles of documents 《…》 and quotations “…”",
                .options = {{.name = "min_length",
                             .type = OptionType::integer,
                             .by_default = "2",
                             .minimum = "1",
                             .unit = "code points",
                             .doc = "Shorter ones are left out; the marks do not count."}},
                .produces = {{.name = "quotations",
                              .columns = {{.name = "kind",
                                           .type = Type::string,
                                           .doc = "`title` or `quotation`"}},
                              .doc = "What stands between two marks on one line."}}};
    }

    explicit Quotations(const Settings& settings)
        : min_length_(static_cast<std::uint64_t>(settings.integer("min_length"))) {}

    void analyze(const Document& document, Sink& sink) const {
        RowWriter& rows = sink.layer("quotations");
        const std::string_view text = document.text();
        for (const Pair& pair : pairs) {
            std::size_t open = text.find(pair.open);
            while (open != text.npos) {
                const std::size_t end = text.find(pair.close, open);
                if (end == text.npos) break;
                // The nearest mark: one that was never closed must not swallow what follows.
                const std::size_t begin = text.rfind(pair.open, end) + pair.open.size();
                const std::string_view inside = text.substr(begin, end - begin);
                if (inside.find('\n') == text.npos && count_code_points(inside) >= min_length_)
                    rows.add({begin, end}, pair.kind);
                open = text.find(pair.open, end);
            }
        }
    }

  private:
    std::uint64_t min_length_;
};

}  // namespace

PALIMPSEST_PLUGIN(Quotations);
