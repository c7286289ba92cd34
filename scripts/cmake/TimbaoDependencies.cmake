# Every library comes from Debian 12. A missing one is named with its package.
find_package(PkgConfig)
if(NOT PKG_CONFIG_FOUND)
  message(FATAL_ERROR "pkg-config is missing. Install it with: apt install pkg-config")
endif()

# timbao_need(NAME, pkg-config module, Debian package): imported target PkgConfig::NAME
function(timbao_need name module package)
  pkg_check_modules(${name} QUIET IMPORTED_TARGET GLOBAL ${module})
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${module} is missing. Install it with: apt install ${package}")
  endif()
endfunction()

# timbao_need_package(CMake package, Debian package, components...)
function(timbao_need_package name package)
  find_package(${name} QUIET GLOBAL COMPONENTS ${ARGN})
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${name} is missing. Install it with: apt install ${package}")
  endif()
endfunction()

timbao_need(XAPIAN xapian-core libxapian-dev)
timbao_need(ICU icu-uc libicu-dev)
timbao_need(ICU_I18N icu-i18n libicu-dev)
timbao_need(ZSTD libzstd libzstd-dev)
timbao_need(XXHASH libxxhash libxxhash-dev)
timbao_need(GUMBO gumbo libgumbo-dev)
timbao_need(ARCHIVE libarchive libarchive-dev)
find_package(Boost QUIET COMPONENTS program_options)
if(NOT Boost_FOUND)
  message(FATAL_ERROR "Boost.Program_options is missing. "
                      "Install it with: apt install libboost-program-options-dev")
endif()
find_package(fmt QUIET)
if(NOT fmt_FOUND)
  message(FATAL_ERROR "fmt is missing. Install it with: apt install libfmt-dev")
endif()
find_package(simdjson QUIET)
if(NOT simdjson_FOUND)
  message(FATAL_ERROR "simdjson is missing. Install it with: apt install libsimdjson-dev")
endif()
find_package(nlohmann_json QUIET)
if(NOT nlohmann_json_FOUND)
  message(FATAL_ERROR "nlohmann-json is missing. Install it with: apt install nlohmann-json3-dev")
endif()
find_package(Threads REQUIRED)

# tcmalloc halves the time spent in Xapian's inverter; sanitizers bring their own allocator.
find_library(TCMALLOC_LIBRARY NAMES tcmalloc_minimal)
if(NOT TCMALLOC_LIBRARY)
  message(FATAL_ERROR "tcmalloc is missing. Install it with: apt install libgoogle-perftools-dev")
endif()
# Not for timbao-search: it would take 4 MB and 2 ms before a search begins.
add_library(timbao_allocator INTERFACE)
if(NOT TIMBAO_SANITIZE)
  target_link_libraries(timbao_allocator INTERFACE ${TCMALLOC_LIBRARY})
endif()

# timbao-search starts anew for each query of a script: what has an archive is linked into the
# program, and timbao-search --version takes 2.3 ms in place of 3.8 (medians, in turns). The price
# is 32 MB, ICU's tables. Xapian has no archive.
option(TIMBAO_STATIC_SEARCHER "Link ICU, Boost and zstd into timbao-search" ON)

# timbao_linked(NAME, archive files, shared targets...): target NAME links the archives into programs
# with the property TIMBAO_STATIC, if all are there, and the shared libraries into others.
function(timbao_linked name archive_names)
  set(archives "")
  foreach(file IN LISTS archive_names)
    find_library(TIMBAO_ARCHIVE_${file} NAMES ${file})
    mark_as_advanced(TIMBAO_ARCHIVE_${file})
    list(APPEND archives "${TIMBAO_ARCHIVE_${file}}")
  endforeach()
  add_library(${name} INTERFACE)
  if(TIMBAO_STATIC_SEARCHER AND NOT TIMBAO_SANITIZE AND NOT archives MATCHES NOTFOUND)
    set(static "$<BOOL:$<TARGET_PROPERTY:TIMBAO_STATIC>>")
    target_link_libraries(${name} INTERFACE "$<${static}:${archives}>"
                                            "$<$<NOT:${static}>:${ARGN}>")
  else()
    target_link_libraries(${name} INTERFACE ${ARGN})
  endif()
endfunction()

timbao_linked(timbao_icu "libicui18n.a;libicuuc.a;libicudata.a" PkgConfig::ICU_I18N PkgConfig::ICU)
timbao_linked(timbao_zstd "libzstd.a" PkgConfig::ZSTD)
timbao_linked(timbao_program_options "libboost_program_options.a" Boost::program_options)
