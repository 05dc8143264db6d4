#pragma once

#include <string>
#include <string_view>

namespace palimpsest::sqlite {

/// `text`, valid UTF-8, as the index of words takes it: a space on either side of every Chinese,
/// Japanese or Korean character, so that each is a word of its own, and full-width letters and
/// digits as ASCII. A word of any length is a phrase then: 全过程 is found as "全 过 程".
[[nodiscard]] std::string segmented(std::string_view text);

/// The CREATE statements of the index `search`, and of the helper that makes phrases of words:
/// `search_words`, into which words are inserted as they are, and the view `search_hits` of the
/// documents that have them. All of it works in any SQLite that has FTS5.
[[nodiscard]] std::string search_statements();

}  // namespace palimpsest::sqlite
