#pragma once

/// The engine that a brief carries, as the functions that a page calls. Texts are UTF-8, ended by a zero
/// byte. What is wrong comes back as text; nothing is thrown.
extern "C" {

/// Takes the case that desk::portable_json wrote, in place of the one before. Returns the diagnostics as a
/// JSON list; without an error among them the case is open. The text lives until the next call.
const char* entente_open(const char* portable_json);

/// A view of the open case (docs/workbench.md): the request and the answer are those of desk::view. Without
/// an open case, or after a fault of ours, the answer holds a diagnostic and no answers. The caller gives the
/// text back to entente_free.
char* entente_view(const char* request_json);

void entente_free(char* text);
}
