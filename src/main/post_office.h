#pragma once

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>

#include "base/refusal.h"
#include "main/house.h"
#include "main/options.h"
#include "store/jobs/worker.h"

namespace wardmote {

/// Makes the house's mail client, if `--mail` names its settings, and notes which webhooks may be called. Refuses what mail_settings_of refuses; a password that
/// others can read (key_file_unsafe) or that cannot be read; and either without `--site`, or with a host that is none
/// (usage_invalid).
base::Answer<void> open_outbox(House& house, Options::Serve const& options);

/// Who sends the messages of a board: on a worker of its own, so that long work does not hold them up. The house outlives
/// it, and it its worker.
class PostOffice {
 public:
  PostOffice(House& house, store::BoardId board);
  /// What does the jobs of the outbox: one line for each channel.
  store::Handlers handlers() const;
  /// Looks for acts that webhooks are to be told of, until told to stop; what fails is said to `tell_trouble`, and done
  /// the next time. Nothing to do if none may be called.
  void watch(std::stop_token stop, std::function<void(std::string_view)> const& tell_trouble) const;

 private:
  House& house_;
  store::BoardId board_;
  web::Layout layout_;
  std::map<web::Language, std::unique_ptr<web::Tongue>> tongues_;
};

}  // namespace wardmote
