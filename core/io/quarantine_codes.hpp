#pragma once

#include <array>
#include <string_view>

namespace palimpsest::core {

/// What a code of the quarantine means.
struct QuarantineCode {
    std::string_view code;
    std::string_view meaning;  ///< One line, as docs/errors.md lists it.
};

namespace quarantine {

inline constexpr std::string_view undecodable = "P401";
inline constexpr std::string_view too_large = "P402";
inline constexpr std::string_view unreadable = "P403";
inline constexpr std::string_view vanished = "P404";
inline constexpr std::string_view not_a_file = "P405";
inline constexpr std::string_view duplicate_id = "P406";
inline constexpr std::string_view changed = "P407";
inline constexpr std::string_view bad_json = "P411";
inline constexpr std::string_view missing_text = "P412";
inline constexpr std::string_view text_not_string = "P413";
inline constexpr std::string_view bad_id = "P414";
inline constexpr std::string_view lone_surrogate = "P415";
inline constexpr std::string_view analyzer_failed = "P421";
inline constexpr std::string_view analyzer_contract = "P422";
inline constexpr std::string_view analyzer_threw = "P423";
inline constexpr std::string_view out_of_memory = "P424";

}  // namespace quarantine

/// All codes, ascending.
inline constexpr std::array quarantine_codes{
    QuarantineCode{quarantine::undecodable, "bytes that the encoding does not allow"},
    QuarantineCode{quarantine::too_large, "larger than `max_document`"},
    QuarantineCode{quarantine::unreadable, "the file or folder could not be opened or read"},
    QuarantineCode{quarantine::vanished, "the file was gone when its turn came"},
    QuarantineCode{quarantine::not_a_file, "not a regular file: a folder, pipe, socket or device"},
    QuarantineCode{quarantine::duplicate_id, "an earlier document of the run has the same id"},
    QuarantineCode{quarantine::changed, "the file changed its size while it was read"},
    QuarantineCode{quarantine::bad_json, "the line is not a JSON object"},
    QuarantineCode{quarantine::missing_text, "the JSON object has no `text_field`"},
    QuarantineCode{quarantine::text_not_string, "the value of `text_field` is not a string"},
    QuarantineCode{quarantine::bad_id, "the value of `id_field` is neither a string nor a number"},
    QuarantineCode{quarantine::lone_surrogate, "an escape names half of a surrogate pair"},
    QuarantineCode{quarantine::analyzer_failed, "the analyzer gave up on the document"},
    QuarantineCode{quarantine::analyzer_contract,
                   "the analyzer returned rows that break its declaration"},
    QuarantineCode{quarantine::analyzer_threw, "the analyzer let an exception escape"},
    QuarantineCode{quarantine::out_of_memory, "there was not enough memory for the document"},
};

}  // namespace palimpsest::core
