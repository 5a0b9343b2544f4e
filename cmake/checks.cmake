# The cheap checks of the tree, the checks of the checks, and the fuzzing stand among the tests.
function(entente_check name)
  add_test(NAME check/${name} COMMAND ${ARGN} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(check/${name} PROPERTIES LABELS check SKIP_RETURN_CODE 77 TIMEOUT 120)
endfunction()

entente_check(rooms     tools/check_rooms)
entente_check(headers   tools/check_headers --text)
entente_check(sizes     tools/check_sizes)
entente_check(citations tools/check_citations)
entente_check(words     tools/check_words)
entente_check(mirror    tools/check_mirror)
entente_check(format    tools/check_format)
entente_check(dist      tools/check_dist)
entente_check(checks    tools/test_checks)

# A minute for each of the two targets, at once; `ctest -LE fuzz` leaves it out.
add_test(NAME fuzz/documents_and_cases COMMAND tools/fuzz 60 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(fuzz/documents_and_cases PROPERTIES LABELS fuzz SKIP_RETURN_CODE 77 PROCESSORS 2 TIMEOUT 900)
