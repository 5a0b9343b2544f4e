#pragma once

#include "entente/reading/extracted_text.h"
#include "entente/reading/html_nodes.h"

namespace entente::reading {

/// Fills title, author, date and origin from what a page says about itself: its <meta> names of Open Graph,
/// Dublin Core and schema.org, <title>, and the first <time datetime> below `article`.
void read_html_facts(const HtmlNode* page, const HtmlNode* article, ExtractedText& found);

}  // namespace entente::reading
