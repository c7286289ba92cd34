# Completions of both programs, where bash, zsh and fish look for those of packages.
set(completions "${PROJECT_SOURCE_DIR}/scripts/completions")
foreach(program timbao-index timbao-search)
  install(FILES ${completions}/${program}.bash
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
  install(FILES ${completions}/_${program}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${completions}/${program}.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endforeach()
