# What the files of web/dist are made from, as one hash each; read by build_engine, build_pages and check_dist.
# Every file counts, whether git knows it or not, in an order that no locale changes.
LC_ALL=C
export LC_ALL

# The sources that the engine for browsers links: the rooms that also run there, and of desk what a view needs.
engine_rooms="base theory evidence dispute question methods ensemble report wasm"
engine_desk="brief claim_edit document_quotes drivers_answer edit edit_json edit_values estimate_text missing_for_terms number_edit
  page_one page_one_documents page_one_levers page_one_life page_one_obstacles portable request seat_edit timeline_answer view view_request"
engine_files() {
  {
    for room in $engine_rooms; do find "src/entente/$room" -name '*.cc'; done
    for source in $engine_desk; do echo "src/entente/desk/$source.cc"; done
  } | sort
}

# "<sha256>" of names and contents, read from a list of names.
hash_of_list() {
  sort | while IFS= read -r file; do sha256sum "$file"; done | sha256sum | cut -d ' ' -f 1
}

engine_hash() {
  {
    engine_files
    for room in $engine_rooms; do find "src/entente/$room" -name '*.h'; done
    for source in $engine_desk; do [ -f "src/entente/desk/$source.h" ] && echo "src/entente/desk/$source.h"; done
    echo tools/build_engine
    echo tools/dist_sources.sh
  } | hash_of_list
}

pages_hash() {
  {
    find web/src -type f
    for file in web/index.html web/package.json web/package-lock.json web/vite.config.ts web/tsconfig.json; do
      [ -f "$file" ] && echo "$file"
    done
  } | hash_of_list
}
