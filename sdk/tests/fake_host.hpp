#pragma once

#include <map>
#include <string>
#include <vector>

#include "palimpsest/plugin.hpp"

namespace palimpsest::tests {

/// A host of one document that keeps what a plugin tells it.
class FakeHost {
  public:
    /// What was appended to a layer: the cells of its rows as text, `null` for null.
    struct Appended {
        std::uint32_t layer = 0;
        std::vector<std::vector<std::string>> rows;
    };

    FakeHost() {
        call.struct_size = sizeof call;
        call.host = this;
        call.log = [](const plm_call* c, std::uint32_t, plm_string text) {
            self(c).log = std::string(view(text));
        };
        call.fail = [](const plm_call* c, plm_string text) {
            self(c).failure = std::string(view(text));
        };
        call.cancelled = [](const plm_call* c) { return self(c).cancel ? 1 : 0; };
        call.progress = [](const plm_call*, std::uint64_t, std::uint64_t) {};
        call.count = [](const plm_call* c, plm_string name, std::int64_t amount) {
            self(c).counters[std::string(view(name))] += amount;
        };
        call.resource = [](const plm_call* c, plm_string name, plm_string* path) -> plm_status {
            if (view(name) != "eras.tsv") return PLM_FATAL;
            *path = as_plm(self(c).resource_path);
            return PLM_OK;
        };
        call.layer = [](const plm_call* c, const plm_document*, std::uint32_t layer,
                        const plm_layer_view** rows) -> plm_status {
            *rows = self(c).layers[layer];
            return PLM_OK;
        };
        call.projection = [](const plm_call* c, const plm_document*, std::uint32_t,
                             const plm_projected** found) -> plm_status {
            *found = self(c).projected;
            return *found == nullptr ? PLM_FATAL : PLM_OK;
        };
        call.append = [](const plm_call* c, std::uint32_t layer, std::uint64_t rows,
                         const plm_column* const* columns, std::uint64_t count,
                         std::uint64_t*) -> plm_status {
            if (self(c).append_status == PLM_OK)
                self(c).appended.push_back({layer, cells(rows, columns, count)});
            return self(c).append_status;
        };
    }
    FakeHost(const FakeHost&) = delete;
    FakeHost& operator=(const FakeHost&) = delete;

    static std::vector<std::vector<std::string>> cells(std::uint64_t row_count,
                                                       const plm_column* const* columns,
                                                       std::uint64_t column_count) {
        std::vector<std::vector<std::string>> rows(row_count);
        for (std::uint64_t row = 0; row < row_count; ++row)
            for (std::uint64_t i = 0; i < column_count; ++i)
                rows[row].push_back(cell(*columns[i], row));
        return rows;
    }

    plm_call call{};
    std::vector<Appended> appended;
    std::map<std::uint32_t, const plm_layer_view*> layers;
    const plm_projected* projected = nullptr;
    std::map<std::string, std::int64_t> counters;
    std::string failure;
    std::string log;
    std::string resource_path = "/plugins/fake/eras.tsv";
    plm_status append_status = PLM_OK;
    bool cancel = false;

  private:
    static FakeHost& self(const plm_call* c) { return *static_cast<FakeHost*>(c->host); }

    static std::string cell(const plm_column& column, std::uint64_t row) {
        const ColumnView values(&column);
        if (values.is_null(row)) return "null";
        switch (static_cast<Type>(column.type)) {
            case Type::boolean:
                return values.boolean(row) ? "true" : "false";
            case Type::number:
                return std::to_string(values.number(row));
            case Type::string:
                return std::string(values.string(row));
            default:
                return std::to_string(values.integer(row));
        }
    }
};

}  // namespace palimpsest::tests
