#include "entente/server/runs.h"

namespace entente::server {

Runs::Run::Run(Runs& runs, const std::string& channel) : runs_(runs) {
  const std::lock_guard lock(runs_.guard_);
  if (runs_.stopped_) token_.cancel();
  for (const auto& [number, entry] : runs_.entries_)
    if (!channel.empty() && entry.channel == channel) entry.token.cancel();
  number_ = ++runs_.last_;
  runs_.entries_[number_] = {channel, token_};
}

Runs::Run::~Run() {
  const std::lock_guard lock(runs_.guard_);
  runs_.entries_.erase(number_);
}

void Runs::stop() {
  const std::lock_guard lock(guard_);
  stopped_ = true;
  for (const auto& [number, entry] : entries_) entry.token.cancel();
}

std::size_t Runs::running() const {
  const std::lock_guard lock(guard_);
  return entries_.size();
}

}  // namespace entente::server
