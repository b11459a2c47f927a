#pragma once

#include "main/options.h"

namespace wardmote {

// One command, one file: <command>_command.cpp. Each gives the exit code.
int serve(Options const& options);
int demo(Options const& options);
int import(Options const& options);
int import_meetings(Options const& options);
int standing(Options const& options);
int scan(Options const& options);
int local(Options const& options);
int near_repeat(Options const& options);
int watch(Options const& options);
int density(Options const& options);
int aoristic(Options const& options);
int analyze(Options const& options);
int person(Options const& options);
int seat(Options const& options);
int key(Options const& options);
int verify(Options const& options);
int checkpoint(Options const& options);
int rotate_signing_key(Options const& options);
int openapi(Options const& options);
int backup(Options const& options);
int restore(Options const& options);

}  // namespace wardmote
