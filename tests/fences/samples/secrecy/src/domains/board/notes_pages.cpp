std::string shown(Note const& note) { return note.text.inside(); }
auto const jobs = store::list_jobs(reader, board, 10);
store::SealedText minutes;
