#pragma once

#include <string>
#include <string_view>

// The few things that a page needs so that no text from a document, a case or a name can become markup.
namespace entente::report {

/// Text made safe for HTML and SVG, in content and in double-quoted attributes: & < > " ' are replaced.
std::string escape(std::string_view text);

/// An id for anchors made from any text: letters, digits, '-', '_' and '.' stay, every other byte becomes "~"
/// and two hexadecimal digits, so that different texts keep different ids. `kind` comes first ("claim-…").
std::string anchor_id(std::string_view kind, std::string_view text);

/// A `data:` address that holds the bytes: everything but unreserved characters is percent-encoded.
std::string data_address(std::string_view media_type, std::string_view bytes);

/// "<name class=\"css\">inner</name>"; `inner` is markup already. Without `css` no class is written.
std::string wrap(std::string_view name, std::string_view inner, std::string_view css = {});

}  // namespace entente::report
