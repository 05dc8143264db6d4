#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

namespace palimpsest::report {

using JsonBuffer = rapidjson::StringBuffer;
using Json = rapidjson::Writer<JsonBuffer>;

inline void key(Json& json, std::string_view name) {
    json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}
inline void string(Json& json, std::string_view text) {
    json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
/// Puts in what is JSON already.
inline void raw(Json& json, std::string_view text, rapidjson::Type type) {
    json.RawValue(text.data(), text.size(), type);
}
inline std::string_view written(const JsonBuffer& buffer) {
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace palimpsest::report
