// What the engine for browsers is compared with: `native_view CASE` prints the case as a brief carries it,
// `native_view CASE REQUEST` the view of the case as it stands in its folder.
#include <iostream>

#include "entente/desk/portable.h"
#include "entente/desk/view.h"

int main(int count, char** arguments) {
  using namespace entente;
  if (count < 2) return 2;
  const auto dossier = desk::open_case(arguments[1]);
  if (!dossier) {
    std::cerr << base::to_text(dossier.diagnostics());
    return 1;
  }
  std::cout << (count < 3 ? desk::portable_json(*dossier) : desk::view(*dossier, arguments[2], {}));
  return 0;
}
