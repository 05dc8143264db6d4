#include "core/io/annotations.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <fstream>

#include "core/pipeline/suggestion.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t most_listed = 10;

std::string text_of(const dom::object& object, std::string_view key) {
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

/// A value of a row, in a few words; nothing where it says nothing.
std::string shown_value(const dom::element& value) {
    switch (value.type()) {
        case dom::element_type::STRING:
            return std::string(value.get_string().value_unsafe());
        case dom::element_type::BOOL:
        case dom::element_type::NULL_VALUE:
            return "";
        case dom::element_type::ARRAY: {
            const std::size_t size = value.get_array().value_unsafe().size();
            return size == 0 ? "" : fmt::format("({})", size);
        }
        case dom::element_type::OBJECT: {
            const dom::object members = value.get_object().value_unsafe();
            std::string text;
            for (const auto [key, member] : members)
                if (const std::string shown = shown_value(member); !shown.empty())
                    text += fmt::format("{}{} {}", text.empty() ? "" : " ", key, shown);
            return text;
        }
        case dom::element_type::DOUBLE:
            return fmt::format("{:.3g}", value.get_double().value_unsafe());
        default:
            return simdjson::minify(value);
    }
}

AnnotatedRow row_of(const dom::object& object) {
    AnnotatedRow row;
    for (const auto [key, value] : object) {
        if (key == "begin" && value.get(row.begin) == simdjson::SUCCESS) continue;
        if (key == "end" && value.get(row.end) == simdjson::SUCCESS) continue;
        if (key == "text") continue;
        if (key == "level" && value.get(row.level) != simdjson::SUCCESS) row.level = 0;
        bool flag = false;
        const bool is_set = value.get(flag) == simdjson::SUCCESS && flag;
        const std::string shown = shown_value(value);
        if (!is_set && shown.empty()) continue;
        row.facts +=
            fmt::format("{}{}{}{}", row.facts.empty() ? "" : ", ", key, is_set ? "" : " ", shown);
    }
    return row;
}

class AnnotationsFile {
  public:
    explicit AnnotationsFile(const std::filesystem::path& path)
        : path_(path), stream_(path, std::ios::binary) {
        if (!stream_)
            throw Error(fmt::format("cannot read {}: {}; name the folder of a run with --run",
                                    path.string(), std::strerror(errno)));
    }

    /// The next line's object; false at the end.
    bool next(dom::object& object) {
        place_ = stream_.tellg();
        if (!std::getline(stream_, line_)) return false;
        if (parser_.parse(line_).get(object) != simdjson::SUCCESS)
            throw Error(fmt::format("{} is no file of annotations: a line of it is no JSON object",
                                    path_.string()));
        return true;
    }
    std::streampos place() const { return place_; }
    void go_to(std::streampos place) {
        stream_.clear();
        stream_.seekg(place);
    }

  private:
    std::filesystem::path path_;
    std::ifstream stream_;
    std::string line_;
    std::streampos place_;
    dom::parser parser_;
};

struct Candidate {
    std::string id;
    std::streampos place;
    bool exact = false;
};

[[noreturn]] void refuse_several(std::string_view wanted, const std::vector<Candidate>& found) {
    std::string list;
    for (std::size_t i = 0; i < std::min(found.size(), most_listed); ++i)
        list += "\n  " + found[i].id;
    if (found.size() > most_listed) list += "\n  ...";
    throw Error(
        fmt::format("{} documents are called '{}'; say which:{}", found.size(), wanted, list));
}

std::streampos place_of(AnnotationsFile& file, const std::filesystem::path& path,
                        std::string_view wanted) {
    std::vector<Candidate> found;
    std::vector<Candidate> containing;
    std::vector<std::string> ids;
    const std::string ending = "/" + std::string(wanted);
    for (dom::object object; file.next(object);) {
        std::string id = text_of(object, "id");
        const bool exact = wanted.empty() || id == wanted;
        if (exact || id.ends_with(ending) || text_of(object, "source") == wanted)
            found.push_back({id, file.place(), exact});
        if (exact) return file.place();
        if (id.find(wanted) != std::string::npos) containing.push_back({id, file.place()});
        ids.push_back(std::move(id));
    }
    if (found.empty()) {
        const std::string reason = reason_in_quarantine(path, wanted);
        if (!reason.empty()) throw Error(fmt::format("'{}' is in quarantine: {}", wanted, reason));
        found = std::move(containing);
    }
    if (found.size() == 1) return found.front().place;
    if (found.size() > 1) refuse_several(wanted, found);
    const auto near = did_you_mean(wanted, ids);
    throw Error(
        fmt::format("{} has no document '{}'{}; ids are paths below the folder that was "
                    "read",
                    path.string(), wanted, near ? fmt::format(", did you mean '{}'?", *near) : ""));
}

}  // namespace

std::string reason_in_quarantine(const std::filesystem::path& annotations,
                                 std::string_view wanted) {
    std::ifstream lines(annotations.parent_path() / "quarantine.jsonl", std::ios::binary);
    dom::parser parser;
    const std::string ending = "/" + std::string(wanted);
    for (std::string line; std::getline(lines, line);) {
        dom::object object;
        if (parser.parse(line).get(object) != simdjson::SUCCESS) continue;
        const std::string id = text_of(object, "id");
        if (wanted.empty() || id == wanted || id.ends_with(ending))
            return text_of(object, "reason");
    }
    return {};
}

AnnotatedDocument annotated_document(const std::filesystem::path& path, std::string_view wanted) {
    AnnotationsFile file(path);
    file.go_to(place_of(file, path, wanted));
    dom::object object;
    file.next(object);
    AnnotatedDocument document{text_of(object, "id"),
                               text_of(object, "source"),
                               text_of(object, "encoding"),
                               text_of(object, "text_hash"),
                               {}};
    dom::object layers;
    if (object["layers"].get(layers) != simdjson::SUCCESS) return document;
    for (const auto [name, value] : layers) {
        AnnotatedLayer& layer = document.layers.emplace_back();
        layer.name = name;
        dom::array rows;
        if (value.get(rows) != simdjson::SUCCESS) continue;
        for (const dom::element row : rows) {
            dom::object fields;
            if (row.get(fields) == simdjson::SUCCESS) layer.rows.push_back(row_of(fields));
        }
    }
    return document;
}

}  // namespace palimpsest::core
