#include "database.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace palimpsest::sqlite {
namespace {

std::string enclosed(std::string_view text, char mark) {
    std::string result(1, mark);
    for (const char c : text) {
        if (c == '\0') continue;  // SQL ends there.
        result += c;
        if (c == mark) result += mark;
    }
    return result += mark;
}

std::string advice(int status) {
    switch (status & 0xFF) {
        case SQLITE_FULL:
            return "; free some space, or write to another disk with --output";
        case SQLITE_IOERR:
            return "; check the disk, or write to another one with --output";
        case SQLITE_TOOBIG:
            return "; a text is longer than the thousand million bytes that SQLite takes: lower "
                   "max_document of [read]";
        default:
            return "";
    }
}

[[noreturn]] void fail(sqlite3* database, int status) {
    throw std::runtime_error(
        "the database cannot be written: " +
        std::string(database == nullptr ? sqlite3_errstr(status) : sqlite3_errmsg(database)) +
        advice(status));
}

}  // namespace

std::string quoted(std::string_view name) { return enclosed(name, '"'); }

std::string literal(std::string_view text) { return enclosed(text, '\''); }

Statement::Statement(sqlite3* database, std::string_view sql) {
    const int status = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (status != SQLITE_OK) fail(database, status);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::expect(int status) const {
    if (status != SQLITE_OK) fail(sqlite3_db_handle(statement_), status);
}

void Statement::bind_null(int parameter) { expect(sqlite3_bind_null(statement_, parameter)); }

void Statement::bind(int parameter, std::int64_t value) {
    expect(sqlite3_bind_int64(statement_, parameter, value));
}

void Statement::bind(int parameter, double value) {
    expect(sqlite3_bind_double(statement_, parameter, value));
}

void Statement::bind(int parameter, std::string_view text) {
    static constexpr std::string_view symbol = "\u2400";
    if (text.find('\0') == text.npos) {
        // A null pointer would be NULL, not the empty text.
        expect(sqlite3_bind_text64(statement_, parameter, text.data() == nullptr ? "" : text.data(),
                                   text.size(), SQLITE_STATIC, SQLITE_UTF8));
        return;
    }
    std::string shown;
    for (const char c : text) c == '\0' ? shown.append(symbol) : shown.append(1, c);
    expect(sqlite3_bind_text64(statement_, parameter, shown.data(), shown.size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8));
}

void Statement::run() {
    const int status = sqlite3_step(statement_);
    if (status != SQLITE_DONE && status != SQLITE_ROW) fail(sqlite3_db_handle(statement_), status);
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Statement::next() {
    const int status = sqlite3_step(statement_);
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) fail(sqlite3_db_handle(statement_), status);
    return false;
}

std::string Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (text == nullptr) return "NULL";
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

Database::Database(const std::string& path) {
    // Nobody else opens the file before it is whole, so it is not locked.
    const int status = sqlite3_open_v2(path.c_str(), &database_,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, "unix-none");
    if (status != SQLITE_OK) {
        const std::string why = sqlite3_errmsg(database_);
        sqlite3_close(std::exchange(database_, nullptr));
        throw std::runtime_error("the database cannot be made: " + why);
    }
    sqlite3_extended_result_codes(database_, 1);
    run("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;"
        "PRAGMA application_id = 1347179597;");  // "PLIM"
}

Database::~Database() { sqlite3_close(database_); }

void Database::run(const std::string& sql) {
    const int status = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (status != SQLITE_OK) fail(database_, status);
}

Statement Database::prepared(std::string_view sql) { return {database_, sql}; }

void Database::stop_when(std::function<bool()> cancelled) {
    constexpr int instructions = 100'000;  // Of SQLite's machine: some milliseconds.
    cancelled_ = std::move(cancelled);
    if (!cancelled_) return sqlite3_progress_handler(database_, 0, nullptr, nullptr);
    sqlite3_progress_handler(
        database_, instructions,
        [](void* self) { return static_cast<Database*>(self)->cancelled_() ? 1 : 0; }, this);
}

void Database::close() {
    const int status = sqlite3_close(database_);
    if (status != SQLITE_OK) fail(database_, status);
    database_ = nullptr;
}

}  // namespace palimpsest::sqlite
