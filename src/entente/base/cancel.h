#pragma once

#include <atomic>
#include <memory>

namespace entente::base {

/// Shared switch by which a front stops long work between two blocks of worlds; copies share one state.
class CancelToken {
 public:
  void cancel() const { cancelled_->store(true, std::memory_order_relaxed); }
  bool cancelled() const { return cancelled_->load(std::memory_order_relaxed); }

 private:
  std::shared_ptr<std::atomic<bool>> cancelled_ = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace entente::base
