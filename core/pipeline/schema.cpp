#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <functional>
#include <span>
#include <string_view>

#include "core/pipeline/bounds.hpp"
#include "core/pipeline/key_table.hpp"
#include "core/pipeline/pipeline.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

constexpr std::string_view variable_form = "\\$\\{env:";
constexpr std::string_view duration_form =
    "^([0-9][0-9_]*(\\.[0-9]+)? *(ns|us|µs|ms|s|min|h|d) *)+$";
constexpr std::string_view size_form = "^[0-9][0-9_]*(\\.[0-9]+)? *([KkMmGgTt]?[Ii]?[Bb]?)$";

/// Writes the schema's objects; members in the order of the calls.
class SchemaWriter {
  public:
    std::string text() const { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

    void pipeline(const Registry& registry) {
        begin();
        member("$schema", "http://json-schema.org/draft-07/schema#");
        member("title", "A pipeline of Palimpsest");
        member("type", "object");
        key("properties");
        begin();
        key("version");
        begin();
        key("const");
        writer_.Int(1);
        end();
        key("read");
        table("What is read, and how.", read_keys());
        key("step");
        steps(registry);
        key("write");
        writes(registry);
        end();
        required({"version", "read", "write"});
        closed();
        end();
    }

  private:
    using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

    void begin() { writer_.StartObject(); }
    void end() { writer_.EndObject(); }
    void key(std::string_view name) {
        writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    }
    void string(std::string_view text) {
        writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    void member(std::string_view name, std::string_view value) {
        key(name);
        string(value);
    }
    void strings(std::string_view name, const std::vector<std::string>& values) {
        key(name);
        writer_.StartArray();
        for (const std::string& value : values) string(value);
        writer_.EndArray();
    }
    void required(const std::vector<std::string>& names) {
        if (!names.empty()) strings("required", names);
    }
    void closed() {
        key("additionalProperties");
        writer_.Bool(false);
    }
    void array_begin(std::string_view description) {
        begin();
        member("type", "array");
        member("description", description);
        key("items");
    }
    void choice(std::string_view name, const std::vector<std::string>& values) {
        key(name);
        begin();
        strings("enum", values);
        end();
    }

    /// A table with `options` as its keys, and `use` with what else `more` adds.
    void table(std::string_view description, std::span<const OptionInfo> options,
               const std::function<void()>& more = {}) {
        begin();
        if (!description.empty()) member("description", description);
        member("type", "object");
        key("properties");
        begin();
        std::vector<std::string> needed;
        if (more) {
            more();
            needed.push_back("use");
        }
        for (const OptionInfo& option : options) {
            key(option.name);
            described_option(option);
            if (option.by_default.empty()) needed.push_back(option.name);
        }
        end();
        required(needed);
        closed();
        end();
    }

    void steps(const Registry& registry) {
        array_begin("What is done, in this order.");
        begin();
        member("type", "object");
        key("oneOf");
        writer_.StartArray();
        for (const std::string& id : registry.analyzer_ids()) {
            const AnalyzerInfo& analyzer = *registry.find(id).analyzer;
            table(analyzer.summary, analyzer.options, [&] {
                choice("use", {id});
                key("name");
                begin();
                member("type", "string");
                member("pattern", "^[a-z][a-z0-9_]{0,63}$");
                member("description", "What messages, counters and --set call the step.");
                end();
            });
        }
        writer_.EndArray();
        end();
        end();
    }

    void writes(const Registry& registry) {
        array_begin("Where the results go.");
        begin();
        member("type", "object");
        key("oneOf");
        writer_.StartArray();
        for (const std::string& id : registry.writer_ids()) {
            const WriterInfo& writer = *registry.find_writer(id).writer;
            table(writer.summary, write_keys(&writer), [&] { choice("use", {id}); });
        }
        writer_.EndArray();
        end();
        end();
    }

    void described_option(const OptionInfo& option) {
        begin();
        std::string doc = option.doc;
        if (const std::string bounds = shown_bounds(option); !bounds.empty())
            doc += (doc.empty() ? "" : " ") + ("Allowed: " + bounds + ".");
        if (!option.by_default.empty())
            doc += (doc.empty() ? "" : " ") + ("Default: " + option.by_default + ".");
        member("description", doc);
        if (option.list) {
            member("type", "array");
            key("items");
            begin();
        }
        form(option);
        if (option.list) end();
        end();
    }

    void form(const OptionInfo& option) {
        switch (option.type) {
            case PLM_OPTION_BOOL:
                return member("type", "boolean");
            case PLM_OPTION_INT:
                member("type", "integer");
                return bounds(option);
            case PLM_OPTION_FLOAT:
                member("type", "number");
                return bounds(option);
            case PLM_OPTION_SIZE:
                return quantity(true, size_form);
            case PLM_OPTION_DURATION:
                return quantity(false, duration_form);
            case PLM_OPTION_CHOICE:
                return choices(option);
            default:
                return member("type", "string");
        }
    }

    /// Bounds of numbers are JSON already, but for the forms that only TOML has.
    void bounds(const OptionInfo& option) {
        const auto plain = [](const std::string& literal) {
            return !literal.empty() &&
                   literal.find_first_not_of("-0123456789.e") == std::string::npos;
        };
        for (const auto& [name, literal] :
             {std::pair{"minimum", option.minimum}, std::pair{"maximum", option.maximum}}) {
            if (!plain(literal)) continue;
            key(name);
            writer_.RawValue(literal.data(), literal.size(), rapidjson::kNumberType);
        }
    }

    void choices(const OptionInfo& option) {
        key("anyOf");
        writer_.StartArray();
        begin();
        strings("enum", option.choices);
        end();
        pattern(variable_form);
        writer_.EndArray();
    }

    void quantity(bool bytes, std::string_view written) {
        key("anyOf");
        writer_.StartArray();
        begin();
        member("type", "integer");
        key(bytes ? "minimum" : "const");
        writer_.Int(0);
        end();
        pattern(written);
        pattern(variable_form);
        writer_.EndArray();
    }

    void pattern(std::string_view expression) {
        begin();
        member("type", "string");
        member("pattern", expression);
        end();
    }

    rapidjson::StringBuffer buffer_;
    Writer writer_{buffer_};
};

}  // namespace

std::string json_schema(const Registry& registry) {
    SchemaWriter writer;
    writer.pipeline(registry);
    return writer.text();
}

}  // namespace palimpsest::core
