# bash completion of timbao-index. Generated from its --help by scripts/make-completions.
_timbao_index() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  if [ "$word" = = ]; then
    word=
  elif [ "$before" = = ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case "$before" in
    --index) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    --include) COMPREPLY=(); return ;;
    --exclude) COMPREPLY=(); return ;;
    --map) COMPREPLY=(); return ;;
    --memory) COMPREPLY=(); return ;;
    --threads) COMPREPLY=(); return ;;
    --max-file-size) COMPREPLY=(); return ;;
    --format) mapfile -t COMPREPLY < <(compgen -W "text json" -- "$word"); return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--index= --include= --exclude= --hidden --follow-links --map= --memory= --threads= --max-file-size= --retry-failed --allow-empty --watch --dry-run --report --format= --quiet --stats --check --compact --failures --help --version" -- "$word")
    if [ "${#COMPREPLY[@]}" -eq 1 ] && [[ ${COMPREPLY[0]} == *= ]]; then
      compopt -o nospace
    fi
    return
  fi
  mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -o filenames -F _timbao_index timbao-index
