#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "entente/base/cancel.h"

namespace entente::server {

/// What is being computed, so that it can be stopped: by a newer question of the same page, or because the
/// server ends. Safe to use from several threads.
class Runs {
 public:
  /// One computation; it leaves the list when it goes away.
  class Run {
   public:
    /// Cancels what runs on the same channel; an empty channel is nobody's. After stop() it is cancelled from
    /// the start.
    Run(Runs& runs, const std::string& channel);
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    const base::CancelToken& token() const { return token_; }

   private:
    Runs& runs_;
    base::CancelToken token_;
    std::size_t number_ = 0;
  };

  /// Cancels all there is, and whatever comes.
  void stop();
  std::size_t running() const;

 private:
  struct Entry {
    std::string channel;
    base::CancelToken token;
  };
  mutable std::mutex guard_;
  std::map<std::size_t, Entry> entries_;
  std::size_t last_ = 0;
  bool stopped_ = false;
};

}  // namespace entente::server
