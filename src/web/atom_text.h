#pragma once

#include <string>

#include "web/context.h"
#include "web/route.h"

namespace wardmote::web {

/// What a feed says about itself, beside its entries.
struct FeedFrame {
  std::string key;     ///< the board's, for ever: Layout::feed_key
  std::string path;    ///< of the page, without language and suffix: "/data"
  std::string query;   ///< as it came, without "?"
  std::string title;   ///< in the reader's language
  std::string author;  ///< the board
  Language language;
};

/// A list of objects as an Atom feed (RFC 4287), in the order of the list. Addresses are relative to the feed's own.
///
/// Identifiers are `urn:uuid:`, of version 8 (RFC 9562): a hash of the frame's key, the language, the page's path and what
/// `Feed::key` makes of the entry. So they are the same for ever, whatever the server's address, and another in each
/// language. `updated` of the feed is that of its newest entry, and 1970 while it has none. An element without a date is
/// no entry. What XML 1.0 cannot hold is left out of texts.
std::string atom_of(FeedFrame const& frame, Feed const& feed, Value const& elements);

}  // namespace wardmote::web
