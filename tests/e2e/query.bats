#!/usr/bin/env bats
# The query language on the sample archive: operators, fields, dates, and what people mean.

setup_file() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  export root
  export TIMBAO_INDEX="$BATS_FILE_TMPDIR/index"
  "$TIMBAO_INDEX_PROGRAM" --quiet "$root/corpus/articles"
}

count() {
  "$TIMBAO_SEARCH_PROGRAM" --format=count "$@" 2>/dev/null || true
}

paths() {
  "$TIMBAO_SEARCH_PROGRAM" --format=paths --limit all --no-group "$@" 2>/dev/null | sort
}

said() {
  { "$TIMBAO_SEARCH_PROGRAM" --format=count "$@" >/dev/null || true; } 2>&1
}

# same QUERY QUERY...: all find the same articles, and some.
same() {
  local first
  first=$(paths "$1")
  [ -n "$first" ]
  for query in "${@:2}"; do
    [ "$(paths "$query")" = "$first" ] || {
      echo "$query finds others than $1"
      return 1
    }
  done
}

# check_hits INDEX TABLE: each query of the table finds what the table says.
check_hits() {
  run "$BATS_TEST_DIRNAME/check_hits.py" "$TIMBAO_SEARCH_PROGRAM" "$1" "$2"
  echo "$output"
  [ "$status" -eq 0 ]
}

@test "each operator, field, order and alias finds the articles that it should" {
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/index" "$root/tests/data/query_archive"
  check_hits "$BATS_TEST_TMPDIR/index" "$root/tests/data/query_hits.tsv"
}

@test "each form of a date means the days that it should, in fields and options" {
  local index=$BATS_TEST_TMPDIR/index table=$BATS_TEST_TMPDIR/days.tsv
  "$BATS_TEST_DIRNAME/make_days.py" articles >"$BATS_TEST_TMPDIR/days.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$index" "$BATS_TEST_TMPDIR/days.jsonl"
  "$BATS_TEST_DIRNAME/make_days.py" queries >"$table"
  check_hits "$index" "$table"
  "$BATS_TEST_DIRNAME/make_days.py" options | while IFS=$'\t' read -r form days; do
    days_found() {
      "$TIMBAO_SEARCH_PROGRAM" --index "$index" --limit all --format=jsonl --fields id --sort oldest \
        "$@" | jq -r .id | sed -n '1p;$p' | paste -sd ' '
    }
    both="${days%..*} ${days#*..}"
    [ "$(days_found --date "$form")" = "$both" ] || { echo "--date '$form' is not $both"; false; }
    [ "$(days_found --on="$form")" = "$both" ]
    [ "$(days_found --since "$form" --until "$form")" = "$both" ]
    [[ "$(days_found --since "$form")" == "${days%..*} "* ]]
    [[ "$(days_found --until "$form")" == *" ${days#*..}" ]]
  done
}

@test "operators in both languages are the same" {
  same 'lũ AND cầu' 'lũ VÀ cầu' 'lũ && cầu' '+lũ +cầu'
  same 'lũ OR cháy' 'lũ HOẶC cháy' 'lũ || cháy' 'lũ | cháy'
  same 'lũ AND NOT cầu' 'lũ AND -cầu' 'lũ AND KHÔNG cầu' '+lũ -cầu'
  same 'cầu NEAR/4 treo' 'cầu GẦN/4 treo' '"cầu treo"~4'
  same '"bảo hiểm xã hội"' '“bảo hiểm xã hội”' '«bảo hiểm xã hội»'
  [ "$(count '"xã hội bảo hiểm y"')" -eq 0 ]
  [ "$(count '*')" -eq "$(count '* -lũ' | cat - <(count '+lũ') | paste -sd+ | bc)" ]
}

@test "prefixes, fuzzy and exact words" {
  [ "$(count 'nghi*')" -ge "$(count '+nghiệp')" ]
  [ "$(count 'nghiêp~')" -gt 0 ]
  [ "$(count 'ngiệp~2')" -gt 0 ]
  [ "$(count '=năm')" -lt "$(count '+nam')" ]
  [ "$(count --strict-accents 'năm')" -eq "$(count '=năm')" ]
}

@test "days, numbers and codes in the text meet, however they are written" {
  day=2020/thoi-su/2020-12-30-thong-xe-ham-deo-bong.txt
  for query in '30-12' '30/12' '30 tháng 12'; do
    paths "$query" | grep -qx "$day"
  done
  same '1.000.000' '1000000' '1,000,000'
  decree=2020/kinh-te/2020-10-28-nghi-dinh-123-2020-hoa-don-chung-tu.txt
  for query in '123/2020/NĐ-CP' '123/2020' 'NĐ-CP' '123/2020/nd-cp'; do
    paths "$query" | grep -qx "$decree"
  done
}

@test "keystrokes are decoded where the words are unknown as typed, and said so" {
  for query in 'baor hieemr xax hooij' 'ba3o hie63m xa4 ho65i' 'ba?o hie^?m xa~ ho^.i'; do
    [ "$(paths "$query")" = "$(paths 'bảo hiểm xã hội')" ]
    said "$query" | grep -q 'Đang tìm: bảo hiểm xã hội (gõ '
  done
  [ "$(count --no-telex 'baor hieemr')" -eq 0 ]
  [ "$(said 'bảo hiểm')" = "" ]
  [[ "$(said 'U23')" != *'Đang tìm'* ]]
}

@test "abbreviations and what they stand for find each other" {
  defined=2022/thoi-su/2022-06-09-phong-trao-thi-dua-xa-tan-thuan.txt
  spelled=2016/thoi-su/2016-12-22-cong-to-thi-dua-mo-than.txt
  for query in 'PTTĐ' 'phong trào thi đua'; do
    paths "$query" | grep -qx "$defined"
    paths "$query" | grep -qx "$spelled"
  done
  [ "$(count --no-abbrev 'PTTĐ')" -lt "$(count 'PTTĐ')" ]
  [ "$(count '"PTTĐ"')" -lt "$(count 'PTTĐ')" ]
  for row in 'UBND = ủy ban nhân dân' 'ủy ban nhân dân = UBND' 'PTTĐ = phong trào thi đua' \
    'phong trào thi đua = PTTĐ'; do
    "$TIMBAO_SEARCH_PROGRAM" "${row% = *}" --explain --limit 1 2>&1 | grep -q "also $row"
    [[ "$("$TIMBAO_SEARCH_PROGRAM" "${row% = *}" --no-abbrev --explain --limit 1)" != *"also "* ]]
  done
  printf 'CTN\tcầu treo Nậm Cần\n' >"$BATS_TEST_TMPDIR/abbreviations.tsv"
  [ "$(count 'CTN')" -eq 0 ]
  [ "$(count --abbreviations "$BATS_TEST_TMPDIR/abbreviations.tsv" 'CTN')" -gt 0 ]
  run "$TIMBAO_SEARCH_PROGRAM" --abbreviations "$BATS_TEST_TMPDIR/none" 'CTN'
  [ "$status" -eq 2 ]
}

@test "of 40 queries with a slip, 32 at least are suggested as they were meant" {
  right=0
  while IFS=$'\t' read -r typed meant; do
    [[ "$typed" != \#* ]] || continue
    said "$typed" | grep -qF "Ý bạn là: $meant (" && right=$((right + 1)) || echo "$typed"
  done <"$root/tests/data/typos.tsv"
  echo "$right"
  [ "$(grep -vc '^#' "$root/tests/data/typos.tsv")" -eq 40 ]
  [ "$right" -ge 32 ]
}

@test "a right query is never corrected; a bare one is offered with its marks" {
  cut -f2 "$root/tests/data/typos.tsv" | grep -v '^#' | while read -r query; do
    [[ "$(said "$query")" != *"Ý bạn là"* ]] || { echo "$query"; false; }
  done
  said 'bao hiem xa hoi' | grep -qF 'Ý bạn là: bảo hiểm xã hội ('
}

@test "a query that finds nothing says which word is missing, and the nearest one" {
  said 'hiệnn' | grep -q "Không bài nào có 'hiệnn'; gần nhất là 'hiện'"
}

@test "--no-suggest searches for the words as they are and offers no others" {
  said 'giá vvàng' | grep -qF 'Ý bạn là: giá vàng ('
  [ "$(said --no-suggest 'giá vvàng')" = "" ]
  [ "$(count 'giá ccà phê')" -lt "$(count --no-suggest 'giá ccà phê')" ]
  [ "$(said --no-suggest 'hiệnn')" = "Không bài nào có 'hiệnn'" ]
}

@test "what cannot be read is an error with its place; everything else has a reading" {
  run "$TIMBAO_SEARCH_PROGRAM" 'lũ since:xyz'
  [ "$status" -eq 2 ]
  [[ "$output" == *"cannot read 'xyz' as a date"*"^^^"*"hint: dates look like"* ]]
  for query in '"' '-x' '((((' '30-12' 'C++' 'TP.HCM' 'A/H1N1' 'AND' $'\xff\xfe'; do
    run "$TIMBAO_SEARCH_PROGRAM" --quiet -- "$query"
    [ "$status" -le 1 ]
  done
}

@test "whatever is typed is answered in a moment, in every format, as valid text" {
  "$BATS_TEST_DIRNAME/ask_anything.py" "$TIMBAO_SEARCH_PROGRAM" "$TIMBAO_INDEX"
}
