# Compiler settings, in one INTERFACE target that every target of ours links.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

option(TIMBAO_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" OFF)
set(TIMBAO_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=")
option(TIMBAO_COVERAGE "Instrument for coverage" OFF)
option(TIMBAO_FUZZ "Build the libFuzzer targets (clang)" OFF)

add_library(timbao_flags INTERFACE)
target_compile_options(timbao_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
  # GCC 12 warns of impossible overlaps in std::string itself (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${TIMBAO_WARNINGS_AS_ERRORS}>:-Werror>
  $<$<BOOL:${TIMBAO_COVERAGE}>:--coverage>)
target_link_options(timbao_flags INTERFACE $<$<BOOL:${TIMBAO_COVERAGE}>:--coverage>)
# Libraries that a program does not call are not loaded when it starts.
target_link_options(timbao_flags INTERFACE LINKER:--as-needed)
target_compile_definitions(timbao_flags INTERFACE XAPIAN_MOVE_SEMANTICS)
target_include_directories(timbao_flags INTERFACE "${PROJECT_SOURCE_DIR}")
if(TIMBAO_SANITIZE)
  target_compile_options(timbao_flags INTERFACE
    -fsanitize=${TIMBAO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g)
  target_link_options(timbao_flags INTERFACE -fsanitize=${TIMBAO_SANITIZE})
endif()
if(TIMBAO_FUZZ)
  target_compile_options(timbao_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
