#pragma once

#include <concepts>
#include <cstring>
#include <initializer_list>
#include <optional>

#include "palimpsest/sdk/rows.hpp"

namespace palimpsest {
inline namespace v1 {

/// The version of this SDK; plugins say which one they were built with.
inline constexpr std::string_view sdk_version = "0.1.0";

namespace detail {

template <class T>
concept ChecksOptions = requires(const Settings& settings, const OptionErrors& errors) {
    T::check_options(settings, errors);
};

/// The functions of plm_descriptor for the class `T`.
template <class T>
struct Lifecycle {
    static const Tables& tables() {
        static const Complete complete;
        return complete;
    }

    static plm_status create(const plm_call* call, const plm_settings* settings,
                             void** instance) noexcept {
        return guarded<PLM_FATAL>(call, [&] {
            const Settings given(tables(), call, settings);
            if constexpr (std::constructible_from<T, const Settings&>)
                *instance = new T(given);
            else
                *instance = new T();
        });
    }
    static void destroy(void* instance) noexcept { delete static_cast<T*>(instance); }

    static plm_status check_options(const plm_call* call, const plm_settings* settings,
                                    const plm_option_errors* errors) noexcept {
        return guarded<PLM_FATAL>(call, [&] {
            if constexpr (ChecksOptions<T>)
                T::check_options(Settings(tables(), call, settings),
                                 OptionErrors(tables(), errors));
        });
    }

  private:
    // Built in place, because the C tables point into it.
    struct Complete : Tables {
        Complete() : Tables(T::description()) {
            descriptor.create = &create;
            descriptor.destroy = &destroy;
            if constexpr (ChecksOptions<T>) descriptor.check_options = &check_options;
        }
    };
};

/// Throws std::logic_error where an analyzer that many threads share can change itself.
inline void expect_const(const Description& description, bool is_const) {
    if (description.threading == Threading::shared && !is_const)
        throw std::logic_error("analyzer '" + description.id + "' is shared by threads: make its " +
                               "functions const, or its threading per_worker or serial");
}

/// A sink without rows for one call of the class `T`. The buffers of a thread serve one call after
/// the other: allocating them anew would cost more than a short document does. A call inside a
/// call, which a plugin brings about that waits in the host's scheduler, gets a sink of its own.
template <class T>
class SinkLease {
  public:
    SinkLease() {
        if (kept().busy) {
            sink_ = &own_.emplace(Lifecycle<T>::tables());
            return;
        }
        sink_ = &kept().sink;
        sink_->clear();
        kept().busy = true;
    }
    ~SinkLease() {
        if (!own_) kept().busy = false;
    }
    SinkLease(const SinkLease&) = delete;
    SinkLease& operator=(const SinkLease&) = delete;

    Sink& operator*() { return *sink_; }

  private:
    struct Kept {
        Sink sink{Lifecycle<T>::tables()};
        bool busy = false;
    };
    static Kept& kept() {
        thread_local Kept kept;
        return kept;
    }

    std::optional<Sink> own_;
    Sink* sink_ = nullptr;
};

/// The functions of plm_analyzer for the class `T`.
template <class T>
struct DocumentAnalyzer {
    static plm_status analyze(void* instance, const plm_call* call,
                              const plm_document* document) noexcept {
        return guarded(call, [&] {
            const Tables& tables = Lifecycle<T>::tables();
            SinkLease<T> sink;
            static_cast<T*>(instance)->analyze(Document(tables, call, document), *sink);
            (*sink).flush(call);
        });
    }
    static const plm_analyzer* table() {
        expect_const(
            Lifecycle<T>::tables().description,
            requires(const T& analyzer, const Document& document, Sink& sink) {
                analyzer.analyze(document, sink);
            });
        static const plm_analyzer table{sizeof(plm_analyzer), &Lifecycle<T>::tables().descriptor,
                                        &analyze};
        return &table;
    }
};

template <class... Analyzers>
const void* analyzer_table() {
    static const plm_analyzer* const analyzers[] = {DocumentAnalyzer<Analyzers>::table()...};
    static const plm_analyzer_table table{sizeof table, analyzers, sizeof...(Analyzers)};
    return &table;
}

/// Makes the tables of `extensions`, so that what a description gets wrong is said while loading.
inline plm_status prepare(const plm_call* call, const void* (*extension)(const char*),
                          std::initializer_list<const char*> extensions) noexcept {
    return guarded<PLM_FATAL>(call, [&] {
        for (const char* id : extensions) extension(id);
    });
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest

/// The one symbol of a plugin. EXTENSION is `const void*(const char* id)`, the tables by their ids;
/// the ids that follow are those it has: their tables are made in `init`.
/// Name, version, license and summary come from palimpsest_add_plugin().
#define PALIMPSEST_ENTRY(EXTENSION, ...)                                               \
    namespace {                                                                        \
    constexpr plm_plugin_table palimpsest_plugin_table{                                \
        sizeof(plm_plugin_table),                                                      \
        ::palimpsest::as_plm(PALIMPSEST_PLUGIN_NAME),                                  \
        ::palimpsest::as_plm(PALIMPSEST_PLUGIN_VERSION),                               \
        ::palimpsest::as_plm(::palimpsest::sdk_version),                               \
        ::palimpsest::as_plm(PALIMPSEST_PLUGIN_SUMMARY),                               \
        ::palimpsest::as_plm(PALIMPSEST_PLUGIN_LICENSE)};                              \
    plm_status palimpsest_init(const plm_call* call) noexcept {                        \
        return ::palimpsest::detail::prepare(call, &EXTENSION, {__VA_ARGS__});         \
    }                                                                                  \
    void palimpsest_deinit() noexcept {}                                               \
    const void* palimpsest_extension(const char* id) noexcept {                        \
        try {                                                                          \
            if (std::strcmp(id, PLM_EXT_PLUGIN) == 0) return &palimpsest_plugin_table; \
            return EXTENSION(id);                                                      \
        } catch (...) {                                                                \
            return nullptr;                                                            \
        }                                                                              \
    }                                                                                  \
    }                                                                                  \
    extern "C" constinit const plm_entry_table plm_entry {                             \
        sizeof(plm_entry_table), PLM_ABI_MAJOR, PLM_ABI_MINOR, &palimpsest_init,       \
            &palimpsest_deinit, &palimpsest_extension                                  \
    }

/// Makes a plugin of classes that analyze documents. Each class has
///   static palimpsest::Description description();
///   void analyze(const palimpsest::Document&, palimpsest::Sink&) const;
/// (not const where its threading is per_worker or serial), and may have a constructor that takes
/// `const palimpsest::Settings&`, and
///   static void check_options(const palimpsest::Settings&, const palimpsest::OptionErrors&);
#define PALIMPSEST_PLUGIN(...)                                      \
    namespace {                                                     \
    const void* palimpsest_analyzers(const char* id) {              \
        if (std::strcmp(id, PLM_EXT_ANALYZER) != 0) return nullptr; \
        return ::palimpsest::detail::analyzer_table<__VA_ARGS__>(); \
    }                                                               \
    }                                                               \
    PALIMPSEST_ENTRY(palimpsest_analyzers, PLM_EXT_ANALYZER)
