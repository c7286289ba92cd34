#!/usr/bin/env bats
# What people see on a terminal, and what becomes of the streams a caller closed or filled.

bats_require_minimum_version 1.5.0

setup_file() {
  export TIMBAO_INDEX="$BATS_FILE_TMPDIR/index"
  python3 "$BATS_TEST_DIRNAME/make_articles.py" >"$BATS_FILE_TMPDIR/articles.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet "$BATS_FILE_TMPDIR/articles.jsonl"
}

setup() {
  export XDG_STATE_HOME="$BATS_TEST_TMPDIR/state" TERM=xterm-256color PAGER=cat
  cd "$BATS_TEST_TMPDIR" || exit 1
}

# on_terminal COLUMNS COMMAND...: what is seen on a terminal that wide, without colours.
on_terminal() {
  python3 "$BATS_TEST_DIRNAME/on_terminal.py" "$@"
}

# fits COLUMNS: no line of $output is wider.
fits() {
  python3 -c 'import sys
wide = [line for line in sys.stdin.read().splitlines() if len(line) > int(sys.argv[1])]
sys.exit("too wide: %r" % wide if wide else 0)' "$1" <<<"$output"
}

@test "errors, hints and notices are cut at words on a narrow terminal, and nowhere else" {
  run on_terminal 40 "$TIMBAO_SEARCH_PROGRAM" xăng --format=csv --fields=zz
  [ "$status" -eq 2 ]
  fits 40
  [[ "$output" == *$'\n  title, date, date_inferred, source,\n'* ]]
  run on_terminal 40 "$TIMBAO_SEARCH_PROGRAM" --format=count qqqzzz vvvwww NEAR xăng '(dầu'
  fits 40
  run --separate-stderr "$TIMBAO_SEARCH_PROGRAM" xăng --format=csv --fields=zz
  # shellcheck disable=SC2154
  [ "${#stderr_lines[@]}" -eq 2 ]
}

@test "the indexer's summary and tables are cut at words on a narrow terminal" {
  mkdir kho
  printf '{"title":\n' >kho/hong.jsonl
  printf 'a;b\n1;2\n' >kho/bang.csv
  run on_terminal 40 "$TIMBAO_INDEX_PROGRAM" --index ix kho
  [ "$status" -eq 1 ]
  fits 40
  [[ "$output" == *$'\n    '* ]]
  run on_terminal 40 "$TIMBAO_INDEX_PROGRAM" --index ix --stats
  fits 40
  run "$TIMBAO_INDEX_PROGRAM" --index ix --failures
  [ "${#lines[@]}" -eq 2 ]
}

@test "streams that are closed are not mistaken for files of the index" {
  mkdir kho
  printf 'Tin voi\n\nBài viết nói về voi.\n' >kho/voi.txt
  printf '{"title":\n' >kho/hong.jsonl
  status=0
  "$TIMBAO_INDEX_PROGRAM" --index ix kho <&- >&- 2>&- || status=$?
  [ "$status" -eq 1 ]
  "$TIMBAO_INDEX_PROGRAM" --index ix --check
  [ "$("$TIMBAO_SEARCH_PROGRAM" --index ix --format=count voi <&- 2>&-)" = 1 ]
  [ -z "$("$TIMBAO_SEARCH_PROGRAM" --index ix --batch - --format=jsonl <&-)" ]
  status=0
  "$TIMBAO_SEARCH_PROGRAM" --index ix voi >&- 2>err || status=$?
  [ "$status" -eq 2 ]
  grep -q 'cannot write to standard output' err
}

@test "a full disk under the reports of the indexer is a failure, a reader that left is none" {
  for option in --help --version --stats; do
    status=0
    "$TIMBAO_INDEX_PROGRAM" "$option" >/dev/full 2>err || status=$?
    [ "$status" -eq 2 ]
    grep -q 'No space left' err
  done
  set -o pipefail
  "$TIMBAO_INDEX_PROGRAM" --help | true
}

@test "queries compared: each one's count, no sum of what may be the same articles" {
  count() { "$TIMBAO_SEARCH_PROGRAM" --format=count "$1"; }
  run on_terminal 80 "$TIMBAO_SEARCH_PROGRAM" --compare xăng 'giá xăng'
  [[ "${lines[-1]}" == "xăng: $(count xăng) bài · giá xăng: $(count 'giá xăng') bài · "* ]]
  "$TIMBAO_SEARCH_PROGRAM" --compare xăng 'giá xăng' --format=json >compared.json
  jq -e ".timelines[0].articles == $(count xăng)" compared.json
  jq -e ".total | .exact == false and .low == $(count xăng)" compared.json
  "$TIMBAO_SEARCH_PROGRAM" --compare xăng 'giá xăng' --format=html | grep -q "giá xăng: $(count 'giá xăng') bài"
}

@test "a page in HTML says which of the hits it holds, and the ids that open them" {
  "$TIMBAO_SEARCH_PROGRAM" --format=html --limit 3 xăng >page.html
  grep -q "bài (1–3) · " page.html
  id=$("$TIMBAO_SEARCH_PROGRAM" --format=jsonl --limit 1 xăng | jq -r .id)
  grep -q "articles.jsonl · $id</p>" page.html
}

@test "behind a pager stands how the query was read, its suggestion and its count" {
  printf '#!/bin/sh\nhead -n 1\necho "(closed)"\n' >pager
  chmod +x pager
  PAGER=./pager run on_terminal 80 "$TIMBAO_SEARCH_PROGRAM" --limit 3 xawng
  [ "$status" -eq 0 ]
  [ "${lines[1]}" = "(closed)" ]
  [[ "${lines[2]}" == *"xăng (gõ Telex)"* ]]
  [[ "${lines[3]}" == *" bài (1–3) · "*"--offset=3" ]]
}

@test "the interactive mode does not start where it can't draw" {
  for kind in dumb ''; do
    TERM=$kind run on_terminal 200 "$TIMBAO_SEARCH_PROGRAM" -i
    [ "$status" -eq 2 ]
    [[ "$output" == *"TERM says it can't"*"hint: "* ]]
  done
}
