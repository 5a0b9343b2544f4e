# Writes IN compressed to OUT; the same bytes give the same bytes (no name, no time).
execute_process(COMMAND gzip -9nc ${IN} OUTPUT_FILE ${OUT} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "gzip failed on ${IN}")
endif()
