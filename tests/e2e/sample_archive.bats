#!/usr/bin/env bats
# The sample archive as the programs see it: whole, judged, and found by its own queries.

setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  export root
  export index="$BATS_FILE_TMPDIR/index"
  "$TIMBAO_INDEX_PROGRAM" --index "$index" "$root/corpus/articles" 2>"$BATS_FILE_TMPDIR/report"
}

field() {
  "$TIMBAO_SEARCH_PROGRAM" --index "$index" --limit all --no-group --format=tsv --fields "$1" '*' |
    tail -n +2
}

@test "all 180 articles are read and none is rejected" {
  grep -q '^articles: 180 added' "$BATS_FILE_TMPDIR/report"
  [ "$(grep -ci reject "$BATS_FILE_TMPDIR/report")" -eq 0 ]
}

@test "years 2015 to 2024 and ten sections are there" {
  [ "$(field date | cut -c1-4 | grep . | sort -u | tr '\n' ' ')" = \
    "2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 " ]
  [ "$(basename -a "$root"/corpus/articles/20*/* | sort -u | wc -l)" -eq 10 ]
}

@test "80 queries, each judged, and every judged article is in the archive" {
  [ "$(cut -f1 "$root/corpus/queries.tsv" | sort -u | wc -l)" -eq 80 ]
  [ "$(cut -d' ' -f1 "$root/corpus/qrels.txt" | sort -u)" = \
    "$(cut -f1 "$root/corpus/queries.tsv" | sort)" ]
  missing=$(comm -23 <(cut -d' ' -f3 "$root/corpus/qrels.txt" | sort -u) <(field id | sort))
  [ -z "$missing" ]
}

@test "its queries find what was judged" {
  run "$root/scripts/evaluate" "$root/corpus" --indexer "$TIMBAO_INDEX_PROGRAM" \
    --searcher "$TIMBAO_SEARCH_PROGRAM" --runs "$BATS_TEST_TMPDIR/runs"
  [ "$status" -eq 0 ]
  figure=$(awk '$1 == "plain" { print $3 }' <<<"$output")
  awk -v figure="$figure" 'BEGIN { exit !(figure >= .85) }'
}
