#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "palimpsest/abi.h"
#include "palimpsest/ext/analyzer.h"

namespace palimpsest {
inline namespace v1 {

constexpr std::string_view view(plm_string string) {
    return string.size == 0 ? std::string_view{} : std::string_view{string.data, string.size};
}
constexpr plm_string as_plm(std::string_view text) { return {text.data(), text.size()}; }

/// What a column of a layer holds; the values are those of abi.h.
enum class Type : std::uint32_t {
    boolean = PLM_BOOL,
    integer = PLM_INT64,
    number = PLM_FLOAT64,
    string = PLM_STRING,
    offset = PLM_OFFSET,     ///< Byte offset into the row's document, or the one `target` names.
    row = PLM_ROW,           ///< A row of the layer `target`.
    document = PLM_DOC_REF,  ///< The number of a document.
};

/// A column of a layer. `name` may be dotted: `partner.begin` is shown as a field of `partner`.
struct Column {
    std::string name;
    Type type = Type::integer;
    bool nullable = false;
    std::string target = {};
    std::string doc = {};
};

/// A layer as an analyzer reads or writes it. `begin` and `end` come by themselves, before
/// `columns`. A reader names the columns it wants; a producer names all of them.
/// A child layer (a list in the rows of `parent`, shown there as `field`) has the reference to its
/// parent's row as its first column.
struct Layer {
    std::string name;
    std::vector<Column> columns = {};
    std::uint32_t schema = 1;
    bool additive = false;
    bool table = false;
    std::string parent = {};
    std::string field = {};
    std::string doc = {};
};

enum class OptionType : std::uint32_t {
    boolean = PLM_OPTION_BOOL,
    integer = PLM_OPTION_INT,
    number = PLM_OPTION_FLOAT,
    string = PLM_OPTION_STRING,
    choice = PLM_OPTION_CHOICE,
    pattern = PLM_OPTION_PATTERN,
    path = PLM_OPTION_PATH,
    size = PLM_OPTION_SIZE,
    duration = PLM_OPTION_DURATION,
};

/// An option. `by_default`, `minimum` and `maximum` are TOML literals (`"0.8"`, `"\"noise\""`,
/// `"[]"`); an option without a default must be given in the pipeline.
struct Option {
    std::string name;
    OptionType type = OptionType::integer;
    bool list = false;
    std::string by_default = {};
    std::string minimum = {};
    std::string maximum = {};
    std::vector<std::string> choices = {};
    std::string unit = {};
    std::string doc = {};
    std::string since = {};
};

/// Who may call an analyzer at the same time, see ext/analyzer.h.
enum class Threading : std::uint32_t {
    shared = PLM_SHARED,
    per_worker = PLM_PER_WORKER,
    serial = PLM_SERIAL,
};

/// The recipe of a derived view of the text: PLM_DROP_... and PLM_FOLD_... of abi.h.
struct Projection {
    std::uint32_t drop = 0;
    std::uint32_t fold = 0;
};

/// What an analyzer is, takes, reads and writes.
struct Description {
    std::string id;
    std::string summary;
    std::string doc = {};
    Threading threading = Threading::shared;
    std::vector<Option> options = {};
    std::vector<Layer> needs = {};  ///< An earlier step must produce them.
    std::vector<Layer> uses = {};   ///< Read where an earlier step produces them.
    std::vector<Layer> produces = {};
    std::vector<Projection> projections = {};
};

}  // namespace v1
}  // namespace palimpsest
