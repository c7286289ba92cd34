#!/usr/bin/env bats
# Snippets of many queries checked against the articles themselves, by a program that shares nothing
# with this one. Of other articles, JSON lines with id, title and body:
#   TIMBAO_ARTICLES=news.jsonl TIMBAO_QUERIES=500 bats tests/e2e/snippets.bats

@test "snippets: whole letters and words, in order, every match marked, no better window" {
  articles=${TIMBAO_ARTICLES:-$BATS_TEST_TMPDIR/articles.jsonl}
  if [ -z "${TIMBAO_ARTICLES:-}" ]; then
    "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/sample" \
      "$BATS_TEST_DIRNAME/../../corpus/articles"
    "$TIMBAO_SEARCH_PROGRAM" --index "$BATS_TEST_TMPDIR/sample" --format=jsonl --limit all \
      --fields id,title,body '*' >"$articles"
  fi
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/index" "$articles"
  run python3 "$BATS_TEST_DIRNAME/check_snippets.py" "$TIMBAO_SEARCH_PROGRAM" \
    "$BATS_TEST_TMPDIR/index" "$articles" --queries "${TIMBAO_QUERIES:-100}" --limit all
  echo "$output"
  [ "$status" -eq 0 ]
}
