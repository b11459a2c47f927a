Entry{RefusalCode::nothing, "nothing", "No {such} thing."},
