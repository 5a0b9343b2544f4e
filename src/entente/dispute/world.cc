#include "entente/dispute/world.h"

#include "entente/base/require.h"

namespace entente::dispute {

World::World(std::shared_ptr<const Case> dispute, std::vector<double> values)
    : case_(std::move(dispute)), values_(std::move(values)) {
  base::require(case_ != nullptr, "a world needs its case");
  base::require(values_.size() == case_->fields().size(), "a world has one number per field of its case");
  forced_.assign(case_->parts().red_lines.size(), -1);
}

void World::set_line_real(RedLineId line, bool real) {
  base::require(line.index() < forced_.size(), "the case has no such red line");
  forced_[line.index()] = real ? 1 : 0;
  memo_ = nullptr;
}

World::Moves World::moves(std::optional<std::size_t> regime) const {
  base::require(layout().war_level >= 0, "the case has no war");
  base::require(!regime || *regime < layout().regimes.size(), "the war has no such state");
  const Layout::PaceAt& usual = layout().war_pace;
  const Layout::PaceAt& own = regime ? layout().regimes[*regime].pace : usual;
  const auto number = [&](int Layout::PaceAt::*one) { return if_any(own.*one < 0 ? usual.*one : own.*one); };
  return {number(&Layout::PaceAt::advance), number(&Layout::PaceAt::retreat), number(&Layout::PaceAt::drift),
          number(&Layout::PaceAt::deviation)};
}

}  // namespace entente::dispute
