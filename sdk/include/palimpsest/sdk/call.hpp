#pragma once

#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "palimpsest/sdk/tables.hpp"

namespace palimpsest {
inline namespace v1 {

/// Thrown by an analyzer: this document cannot be analyzed; the run goes on without it.
class DocumentError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Thrown by an analyzer: nothing sensible can follow; the run ends.
class FatalError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Thrown when the host says that the run is ending early.
class Cancelled : public std::exception {
  public:
    const char* what() const noexcept override { return "cancelled"; }
};

namespace detail {

inline std::size_t option_index(const Tables& tables, std::string_view name) {
    const auto& options = tables.description.options;
    for (std::size_t i = 0; i < options.size(); ++i)
        if (options[i].name == name) return i;
    throw std::logic_error("option '" + std::string(name) + "' is not in the description");
}

}  // namespace detail

/// The options as the pipeline resolved them. Asking for an option that the description does not
/// list, or by another type than it declares, throws std::logic_error.
/// Lifetime: the call of the constructor or of check_options that it is passed to.
class Settings {
  public:
    Settings(const detail::Tables& tables, const plm_call* call, const plm_settings* settings)
        : tables_(&tables), call_(call), settings_(settings) {}

    bool is_set(std::string_view name) const { return settings_->values[find(name)]->is_set != 0; }
    bool boolean(std::string_view name) const { return one(name, Kind::boolean).integer != 0; }
    /// int, size (bytes) and duration (nanoseconds).
    std::int64_t integer(std::string_view name) const { return one(name, Kind::integer).integer; }
    double number(std::string_view name) const { return one(name, Kind::number).number; }
    /// string, choice, pattern and path.
    std::string text(std::string_view name) const {
        return std::string(view(one(name, Kind::text).text));
    }
    /// Lists of the same.
    std::vector<std::int64_t> integers(std::string_view name) const {
        return list<std::int64_t>(name, Kind::integer,
                                  [](const plm_value& item) { return item.integer; });
    }
    std::vector<double> numbers(std::string_view name) const {
        return list<double>(name, Kind::number, [](const plm_value& item) { return item.number; });
    }
    std::vector<std::string> texts(std::string_view name) const {
        return list<std::string>(name, Kind::text,
                                 [](const plm_value& item) { return view(item.text); });
    }

    /// The path of a file that the plugin brought with it. Throws FatalError when it is not there.
    std::string resource(std::string_view name) const {
        plm_string path{};
        if (call_->resource(call_, as_plm(name), &path) != PLM_OK)
            throw FatalError("resource " + std::string(name) + " is not there");
        return std::string(view(path));
    }

  private:
    enum class Kind { boolean, integer, number, text };

    static Kind kind(OptionType type) {
        switch (type) {
            case OptionType::boolean:
                return Kind::boolean;
            case OptionType::integer:
            case OptionType::size:
            case OptionType::duration:
                return Kind::integer;
            case OptionType::number:
                return Kind::number;
            case OptionType::string:
            case OptionType::choice:
            case OptionType::pattern:
            case OptionType::path:
                break;
        }
        return Kind::text;
    }

    std::size_t find(std::string_view name) const {
        const std::size_t index = detail::option_index(*tables_, name);
        if (index >= settings_->value_count)
            throw std::logic_error("the host gave no value for option '" + std::string(name) + "'");
        return index;
    }
    const plm_value& typed(std::string_view name, Kind wanted, bool list) const {
        const std::size_t index = find(name);
        const Option& option = tables_->description.options[index];
        if (kind(option.type) != wanted || option.list != list)
            throw std::logic_error("option '" + option.name + "' is asked for by another type " +
                                   "than its description declares");
        return *settings_->values[index];
    }
    const plm_value& one(std::string_view name, Kind wanted) const {
        return typed(name, wanted, false);
    }
    template <class Item, class Get>
    std::vector<Item> list(std::string_view name, Kind wanted, Get get) const {
        const plm_value& value = typed(name, wanted, true);
        std::vector<Item> items;
        for (std::uint64_t i = 0; i < value.item_count; ++i)
            items.emplace_back(get(*value.items[i]));
        return items;
    }

    const detail::Tables* tables_;
    const plm_call* call_;
    const plm_settings* settings_;
};

/// Where check_options reports what it finds.
class OptionErrors {
  public:
    OptionErrors(const detail::Tables& tables, const plm_option_errors* errors)
        : tables_(&tables), errors_(errors) {}

    /// `position`: a byte inside the text of the value; nothing = the whole value.
    /// `item`: the entry of a list.
    /// Throws std::logic_error for an option that the description does not list.
    void report(std::string_view option, std::string_view message,
                std::optional<std::int64_t> position = {}, std::uint32_t item = 0) const {
        plm_option_error error{};
        error.struct_size = sizeof error;
        error.option = static_cast<std::uint32_t>(detail::option_index(*tables_, option));
        error.item = item;
        error.position = position.value_or(-1);
        error.message = as_plm(message);
        errors_->report(errors_, &error);
    }

  private:
    const detail::Tables* tables_;
    const plm_option_errors* errors_;
};

namespace detail {

/// A call to the host that failed. The host knows why and has kept its own message.
struct HostRefused {
    plm_status status;
};

inline void check(plm_status status) {
    if (status != PLM_OK) throw HostRefused{status};
}

inline void fail(const plm_call* call, const char* message) noexcept {
    call->fail(call, as_plm(message));
}

/// Runs `work` and turns what it throws into a status and a message: nothing crosses the ABI.
/// `ordinary`: what an exception means that is none of the SDK's.
template <plm_status ordinary = PLM_DOCUMENT, class Work>
plm_status guarded(const plm_call* call, Work&& work) noexcept {
    try {
        work();
        return PLM_OK;
    } catch (const Cancelled&) {
        return PLM_CANCELLED;
    } catch (const HostRefused& refusal) {
        return refusal.status;
    } catch (const FatalError& error) {
        fail(call, error.what());
        return PLM_FATAL;
    } catch (const DocumentError& error) {
        fail(call, error.what());
        return PLM_DOCUMENT;
    } catch (const std::exception& error) {
        fail(call, error.what());
        return ordinary;
    } catch (...) {
        fail(call, "something that is no std::exception was thrown");
        return ordinary;
    }
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
