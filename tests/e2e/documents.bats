#!/usr/bin/env bats
# --help, the manual pages and the completions say the same.

setup_file() {
  export root
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
}

# Options of --help: long names, a line each.
help_options() {
  "$1" --help | sed -nE 's/^ {2,6}(-.(,| \[) )?--([a-z][a-z0-9-]*).*/\3/p' | sort -u
}

# Options of a manual page: those its lists explain.
page_options() {
  sed -nE '/^\.It Fl/{s/^\.It Fl ([a-zA-Z0-9] , )?-([a-z][a-z0-9-]*).*/\2/p}' "$1" | sort -u
}

@test "the manual page of timbao-search explains the options of --help, and no others" {
  diff <(help_options "$TIMBAO_SEARCH_PROGRAM") <(page_options "$root/searcher/timbao-search.1")
}

@test "manual pages are right mdoc" {
  for page in "$root"/searcher/*.[1-8]; do
    mandoc -T lint -W warning "$page"
  done
}

@test "timbao-formats(5) names every field that --fields takes" {
  fields=$("$TIMBAO_SEARCH_PROGRAM" --fields banana x 2>&1 | sed -n 's/^hint: fields: //p' | tr -d ,)
  [ -n "$fields" ]
  page=$(mandoc -T utf8 "$root/searcher/timbao-formats.5" | col -b)
  for field in $fields; do
    grep -qw -- "$field" <<<"$page"
  done
}

@test "completions are what --help says" {
  "$root/scripts/make-completions" "$TIMBAO_INDEX_PROGRAM" "$TIMBAO_SEARCH_PROGRAM" --check
}

# completed WORD...: what bash offers for the last word.
completed() {
  # shellcheck disable=SC1091
  source "$root/scripts/completions/timbao-search.bash"
  COMP_WORDS=(timbao-search "$@")
  COMP_CWORD=$#
  # shellcheck disable=SC2317
  compopt() { :; }
  _timbao_search
  printf '%s\n' "${COMPREPLY[@]}"
}

@test "bash completes options and their values" {
  [ "$(completed --form)" = --format= ]
  [ "$(completed --format = js)" = "$(printf 'jsonl\njson')" ]
  [ "$(completed --sort new)" = newest ]
  [ "$(completed -n a)" = all ]
}

@test "fish completes options, values and lists" {
  complete_in_fish() {
    PATH="$(dirname "$TIMBAO_SEARCH_PROGRAM"):$PATH" fish --no-config -c \
      "source '$root/scripts/completions/timbao-search.fish'; complete -C '$1'" | cut -f1
  }
  [ "$(complete_in_fish 'timbao-search --forma')" = --format ]
  [ "$(complete_in_fish 'timbao-search --sort n')" = newest ]
  [ "$(complete_in_fish 'timbao-search --facets source,y')" = source,year ]
}

@test "zsh completes options, values and lists" {
  run zsh -f "$BATS_TEST_DIRNAME/complete_zsh.zsh" "$root/scripts/completions" \
    'timbao-search --forma' 'timbao-search --format=' \
    'timbao-search --sort=n' '--sort=newest' \
    'timbao-search --facets source,au' '--facets source,author'
  echo "$output"
  [ "$status" -eq 0 ]
}
