#!/usr/bin/env bats
# What people see, at 60, 80 and 140 columns, as it was looked at and found
# good. After a change that is meant: UPDATE_GOLDEN=1 bats tests/e2e/golden.bats, then look again.

setup_file() {
  export golden="$BATS_TEST_DIRNAME/golden" TIMBAO_INDEX="$BATS_FILE_TMPDIR/index"
  "$TIMBAO_INDEX_PROGRAM" --quiet "$BATS_TEST_DIRNAME/../../corpus/articles"
  # Records whose fields are stated: the charts do not change with how fields are found.
  export made="$BATS_FILE_TMPDIR/made"
  python3 "$BATS_TEST_DIRNAME/make_articles.py" >"$BATS_FILE_TMPDIR/articles.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$made" "$BATS_FILE_TMPDIR/articles.jsonl"
}

# looks_as NAME ARGUMENTS...
looks_as() {
  local name=$1 width status
  shift
  for width in 60 80 140; do
    status=0
    "$TIMBAO_SEARCH_PROGRAM" --quiet --width "$width" "$@" >"$BATS_TEST_TMPDIR/$name.$width" ||
      status=$?
    [ "$status" -lt 2 ]
    if [ -n "${UPDATE_GOLDEN:-}" ]; then
      mkdir -p "$golden"
      cp "$BATS_TEST_TMPDIR/$name.$width" "$golden/$name.$width.txt"
    fi
    diff "$golden/$name.$width.txt" "$BATS_TEST_TMPDIR/$name.$width"
  done
}

@test "hits" {
  looks_as hits --sort newest --no-group --limit 5 'title:"khe lau"'
}

@test "hits in colour" {
  looks_as colour --color=always --sort oldest --limit 3 'title:"khe lau"'
}

@test "an article" {
  looks_as article --show 2019/thoi-su/2019-02-14-lang-hoa-binh-ben-vi-tuyen.txt '"hoà bình"'
}

@test "facets and a timeline" {
  looks_as charts --index "$made" --limit 0 --facets source,year --timeline=year '*'
}

@test "near-copies, suggestions, the marks of words: a list as it is by default" {
  looks_as copies --limit 1 'ho khe lau xa lu'
}

@test "spellings and their counts" {
  looks_as variants --variants 'hoa binh'
}

@test "words of a template, with more than fits" {
  looks_as template --limit 3 --sort oldest --template '{date} {title} ({source})' lũ
}

@test "a batch for people" {
  printf 'q1\tkhe lau\nq2\tqqqzzz\n' >"$BATS_TEST_TMPDIR/queries"
  looks_as batch --batch "$BATS_TEST_TMPDIR/queries" --limit 1
}

@test "rates over time" {
  looks_as rates --index "$made" --limit 0 --timeline=year --per-1000 xăng
}

@test "timelines compared" {
  looks_as compare --index "$made" --compare --timeline=month 'title:xăng' 'title:thép'
}
