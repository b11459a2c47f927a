#pragma once

#include <string>

#include "base/refusal.h"
#include "main/options.h"

namespace wardmote {

/// The file of settings that a command begins with, before what is typed: the one after `--config`; else the one that
/// WARDMOTE_CONFIG names; else /etc/wardmote/wardmote.conf, for the installed program (/usr/bin/wardmote) alone. Empty: none.
std::string settings_file_of(int argument_count, char const* const* arguments);

/// Takes settings from lines `name = value`, named as the options of `wardmote serve` are ("database = postgresql://…"); `#`
/// begins a comment. Refuses file_unreadable and usage_invalid, which names what is not known.
base::Answer<void> read_settings(std::string const& file, Options& options);

}  // namespace wardmote
