# bash completion of timbao-search. Generated from its --help by scripts/make-completions.
_timbao_search() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  if [ "$word" = = ]; then
    word=
  elif [ "$before" = = ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  local before_comma=
  if [[ $word == *,* ]]; then
    before_comma=${word%,*},
  fi
  case "$before" in
    --index) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    --limit | -n) mapfile -t COMPREPLY < <(compgen -W "all" -- "$word"); return ;;
    --offset) COMPREPLY=(); return ;;
    --sort) mapfile -t COMPREPLY < <(compgen -W "relevance newest oldest" -- "$word"); return ;;
    --since) COMPREPLY=(); return ;;
    --until) COMPREPLY=(); return ;;
    --date) COMPREPLY=(); return ;;
    --on) COMPREPLY=(); return ;;
    --like) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --abbreviations) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --format) mapfile -t COMPREPLY < <(compgen -W "text jsonl json csv tsv trec html paths count" -- "$word"); return ;;
    --fields) mapfile -t COMPREPLY < <(compgen -P "$before_comma" -W "qid rank id score title date date_inferred source author category tags path url snippet body similar similar_ids similar_sources" -- "${word##*,}"); compopt -o nospace; return ;;
    --template) COMPREPLY=(); return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$word"); return ;;
    --width) COMPREPLY=(); return ;;
    --facets) mapfile -t COMPREPLY < <(compgen -P "$before_comma" -W "source category author year month path" -- "${word##*,}"); compopt -o nospace; return ;;
    --timeline) mapfile -t COMPREPLY < <(compgen -W "year month day auto" -- "$word"); return ;;
    --show) COMPREPLY=(); return ;;
    --batch) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --save) COMPREPLY=(); return ;;
    --saved) mapfile -t COMPREPLY < <(compgen -W "$(timbao-search --list-saved 2>/dev/null | cut -f1)" -- "$word"); return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--index= --limit= --offset= --sort= --since= --until= --date= --on= --recent --like= --new --strict-accents --no-telex --no-abbrev --no-suggest --abbreviations= --no-group --expand --exact-count --format= --fields= --template= --null --end-lines --color= --width= --pager --no-pager --facets= --timeline= --per-1000 --compare --variants --explain --show= --interactive --batch= --save= --saved= --list-saved --quiet --help --version" -- "$word")
    if [ "${#COMPREPLY[@]}" -eq 1 ] && [[ ${COMPREPLY[0]} == *= ]]; then
      compopt -o nospace
    fi
    return
  fi
  COMPREPLY=()
}
complete -o filenames -F _timbao_search timbao-search
