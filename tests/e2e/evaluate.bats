#!/usr/bin/env bats
# scripts/evaluate, with programs that answer from a file: the figures can be worked out by hand.

setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  set="$BATS_TEST_TMPDIR/tap"
  mkdir -p "$set" "$BATS_TEST_TMPDIR/bin"
  printf '{"id":"a","title":"","text":"mot"}\n{"id":"b c","title":"","text":"hai"}\n' \
    >"$set/corpus.jsonl"
  printf 'q1\tmột\nq2\thai\nq3\tba\n' >"$set/queries.tsv"
  printf 'q1 0 a 1\nq2 0 a 0\nq2 0 b c 1\n' >"$set/qrels.txt"
  # q1: the right one first; q2: the right one second; q3 has no judgement.
  printf '%s\n' 'q1 Q0 a 1 2.0 timbao' 'q2 Q0 a 1 2.0 timbao' 'q2 Q0 b c 2 1.0 timbao' \
    'q3 Q0 a 1 1.0 timbao' >"$BATS_TEST_TMPDIR/answers"
  printf '#!/bin/sh\nexit 0\n' >"$BATS_TEST_TMPDIR/bin/index"
  # shellcheck disable=SC2016
  printf '#!/bin/sh\ncat "$(dirname "$0")/../answers"\n' >"$BATS_TEST_TMPDIR/bin/search"
  chmod +x "$BATS_TEST_TMPDIR"/bin/*
}

evaluate() {
  "$root/scripts/evaluate" "$set" --indexer "$BATS_TEST_TMPDIR/bin/index" \
    --searcher "$BATS_TEST_TMPDIR/bin/search" --runs "$BATS_TEST_TMPDIR/runs" "$@"
}

@test "figures are the means over judged queries" {
  run evaluate
  [ "$status" -eq 0 ]
  # nDCG (1 + 1/log2(3)) / 2, reciprocal rank (1 + 1/2) / 2
  grep -qE '^plain +2 +\.815 .* +\.750 +1\.000 +1\.000$' <<<"$output"
}

@test "the guard fails when a figure fell by more than .01, and names it" {
  echo '{"ndcg10": {"plain": 0.826}}' >"$BATS_TEST_TMPDIR/guard"
  run evaluate --guard "$BATS_TEST_TMPDIR/guard"
  [ "$status" -eq 1 ]
  [[ "$output" == *"tap/plain: nDCG@10 0.8155, committed 0.8260"* ]]
  echo '{"ndcg10": {"plain": 0.825}}' >"$BATS_TEST_TMPDIR/guard"
  run evaluate --guard "$BATS_TEST_TMPDIR/guard"
  [ "$status" -eq 0 ]
}

@test "the guard that was written is passed" {
  evaluate --write-guard "$BATS_TEST_TMPDIR/guard"
  run evaluate --guard "$BATS_TEST_TMPDIR/guard"
  [ "$status" -eq 0 ]
}

@test "a later run is compared with the one saved" {
  evaluate --save first
  sed -i '/^q2 Q0 a/d' "$BATS_TEST_TMPDIR/answers"
  run evaluate --against first
  [ "$status" -eq 0 ]
  [[ "$output" == *"against first"* ]]
  [[ "$output" == *"+0.185"* ]]
}

@test "an unknown saved run, and a failing program, end with status 2 and a reason" {
  run evaluate --against never
  [ "$status" -eq 2 ]
  [[ "$output" == *"never"* ]]
  printf '#!/bin/sh\necho broken >&2\nexit 2\n' >"$BATS_TEST_TMPDIR/bin/index"
  run evaluate
  [ "$status" -eq 2 ]
  [[ "$output" == *broken* ]]
}
