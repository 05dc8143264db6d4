#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace palimpsest::sqlite {

/// `name` as an SQL identifier, whatever is in it.
[[nodiscard]] std::string quoted(std::string_view name);

/// `text` as an SQL string.
[[nodiscard]] std::string literal(std::string_view text);

/// A prepared statement. Parameters count from 1. Threads: one at a time. Lifetime: its database's.
/// Errors: throws std::runtime_error with what SQLite says and what to do.
class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    void bind_null(int parameter);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    /// `text` has to live until `run` returns. U+0000, at which SQL functions stop, becomes U+2400.
    void bind(int parameter, std::string_view text);

    /// Runs an INSERT and makes the statement ready for the next one. What was bound is forgotten.
    void run();
    /// The next row of a SELECT; false after the last.
    bool next();
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;

  private:
    void expect(int status) const;

    sqlite3_stmt* statement_ = nullptr;
};

/// A database that is being filled: no journal, no locks, no waiting for the disk, because the file
/// is nobody else's until it is whole. Threads: one at a time. Errors: as Statement.
class Database {
  public:
    /// Opens an empty file that is there; ":memory:" for tests.
    explicit Database(const std::string& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql);
    [[nodiscard]] Statement prepared(std::string_view sql);

    /// Ends what is being run with an error once `cancelled` says so.
    void stop_when(std::function<bool()> cancelled);

    /// Closes the file. Statements must be gone.
    void close();

  private:
    sqlite3* database_ = nullptr;
    std::function<bool()> cancelled_;
};

}  // namespace palimpsest::sqlite
