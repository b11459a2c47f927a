#include "tests/support/child_process.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace wardmote::tests {
namespace {

struct User {
  uid_t user;
  gid_t group;
};

User user_called(std::string const& name) {
  auto const* const found = ::getpwnam(name.c_str());
  if (!found) throw std::runtime_error("there is no user " + name + " to run the test's server as");
  return {found->pw_uid, found->pw_gid};
}

bool become(User user) { return ::setgroups(0, nullptr) == 0 && ::setgid(user.group) == 0 && ::setuid(user.user) == 0; }

/// In the child, between fork and exec: only what is safe there. Does not return.
[[noreturn]] void turn_into(char* const* command, User const* user, char const* output) {
  auto const file = ::open(output, O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  if (user && !become(*user)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::execv(command[0], command);
  ::_exit(127);
}

}  // namespace

pid_t start_child(std::vector<std::string> const& command, ChildSettings const& settings) {
  std::vector<char*> words;
  for (auto const& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  auto const changes_user = ::geteuid() == 0 && !settings.user.empty();
  auto const user = changes_user ? user_called(settings.user) : User{};
  auto const output = settings.output.empty() ? std::string("/dev/null") : settings.output.string();
  auto const child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start " + command.front());
  if (child == 0) turn_into(words.data(), changes_user ? &user : nullptr, output.c_str());
  return child;
}

int wait_for_child(pid_t child) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("the child is not there to wait for");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void give_to(std::filesystem::path const& path, std::string const& user) {
  if (::geteuid() != 0) return;
  auto const owner = user_called(user);
  if (::chown(path.c_str(), owner.user, owner.group) != 0)
    throw std::runtime_error("cannot give " + path.string() + " to " + user);
}

}  // namespace wardmote::tests
