# cpack -G DEB: a Debian package of the programs, their manuals and completions.
set(CPACK_PACKAGE_NAME timbao)
set(CPACK_PACKAGE_CONTACT "Timbao developers <timbao@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Reads folders of Vietnamese articles as they are found in the world and finds
in them what was meant, typed with marks, without them, in Telex or misspelt.")
include(CPack)
