#!/usr/bin/env bats
# The programs of scripts/examples, with stand-ins for what need not be installed (mail, fzf,
# gnuplot): they see what the real ones would get.

setup_file() {
  export examples
  examples=$(cd "$BATS_TEST_DIRNAME/../../scripts/examples" && pwd)
  export TIMBAO_SEARCH=$TIMBAO_SEARCH_PROGRAM TIMBAO_INDEX="$BATS_FILE_TMPDIR/index"
  python3 "$BATS_TEST_DIRNAME/make_articles.py" >"$BATS_FILE_TMPDIR/articles.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet "$BATS_FILE_TMPDIR/articles.jsonl"
}

setup() {
  export XDG_STATE_HOME="$BATS_TEST_TMPDIR/state" seen="$BATS_TEST_TMPDIR/seen"
  mkdir "$BATS_TEST_TMPDIR/bin"
  PATH="$BATS_TEST_TMPDIR/bin:$PATH"
}

# stand_in NAME SCRIPT
stand_in() {
  printf '#!/bin/bash\n%s\n' "$2" >"$BATS_TEST_TMPDIR/bin/$1"
  chmod +x "$BATS_TEST_TMPDIR/bin/$1"
}

@test "new hits are mailed once" {
  # shellcheck disable=SC2016
  stand_in mail '{ printf "%s|" "$@"; cat; } >>"$seen"'
  "$TIMBAO_SEARCH" --save xang giá xăng >/dev/null
  "$examples/new-hits-by-mail" xang a@example.org
  grep -q '^-s|timbao: xang|a@example.org|' "$seen"
  grep -q 'Giá xăng' "$seen"
  size=$(wc -c <"$seen")
  "$examples/new-hits-by-mail" xang a@example.org
  [ "$(wc -c <"$seen")" -eq "$size" ]
  run "$examples/new-hits-by-mail" none a@example.org
  [ "$status" -eq 2 ]
}

@test "the picker lists, previews and prints the id" {
  # Does what fzf does with its commands: fills in {q} and {1}, quoted, and runs them.
  cat >"$BATS_TEST_TMPDIR/bin/fzf" <<'FZF'
#!/bin/bash
for option; do
  case "$option" in
    start:reload:*) list=${option#start:reload:} ;;
    *--show*) preview=$option ;;
  esac
done
query="'giá xăng'"
chosen=$(bash -c "${list//\{q\}/$query}" | head -1)
preview=${preview//\{q\}/$query}
FZF_PREVIEW_COLUMNS=60 bash -c "${preview//\{1\}/${chosen%%$'\t'*}}" >"$seen"
printf '%s\n' "$chosen"
FZF
  chmod +x "$BATS_TEST_TMPDIR/bin/fzf"
  id=$("$examples/pick-article" giá xăng)
  [[ $id =~ ^a[0-9]+$ ]]
  grep -q 'xăng' "$seen"
}

@test "the Python client answers query after query and says what is wrong" {
  [ "$(printf 'xăng\nqqqzzz\n' | python3 "$examples/timbao_client.py" | cut -f1 | tr '\n' ' ')" = \
    "$("$TIMBAO_SEARCH" --format=count xăng) 0 " ]
  PYTHONPATH=$examples python3 - <<'PY'
from timbao_client import SearchError, Timbao

with Timbao() as timbao:
    hits = timbao.search("giá xăng", limit=2, since="2018")
    assert len(hits) == 2 and all(hit["date"] >= "2018" for hit in hits), hits
    try:
        timbao.search("xăng", sort="banana")
    except SearchError as error:
        assert "sort" in str(error)
    else:
        raise AssertionError("no error")
    assert timbao.search("xăng", limit=1)
PY
}

@test "the chart has a line a query, over the months" {
  # shellcheck disable=SC2016
  stand_in gnuplot 'cat >"$seen"; for f in $(grep -o "/[^'"'"']*\.dat" "$seen"); do cat "$f"; done >"$seen.dat"'
  "$examples/chart-timeline" out.svg xăng thép
  grep -q "title \"xăng\", .*title \"thép\"" "$seen"
  grep -qE '^20[0-9]{2}-[0-9]{2} [0-9.]+$' "$seen.dat"
  [ "$(grep -cvE '^20[0-9]{2}-[0-9]{2} [0-9.]+$' "$seen.dat")" -eq 0 ]
}
