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

@test "fields and their aliases" {
  same 'title:lũ' 'tiêuđề:lũ' 'tieude:lũ' 'tiêu đề:lũ' 'headline:lũ'
  same 'source:"Báo Sông Hồng"' 'nguon:"bao song hong"' 'nguồn:"Báo Sông Hồng"'
  same 'category:"kinh tế"' 'muc:"kinh te"' 'chuyên mục:"kinh tế"' 'section:"kinh tế"'
  same 'path:2020/thoi-su' 'duongdan:2020/thoi-su'
  author=$("$TIMBAO_SEARCH_PROGRAM" --limit 1 --format=jsonl 'author:* lũ' | jq -r '.author // empty')
  [ -z "$author" ] || same "author:\"$author\"" "tacgia:\"$author\"" "tác giả:\"$author\""
}

@test "dates in every form, in the query and as options" {
  same 'date:30/12/2020' 'on:30-12-2020' 'ngày:30.12.2020' 'date:2020-12-30' 'date:20201230' \
    'date:"30 tháng 12 năm 2020"' 'since:30/12/2020 until:30/12/2020' 'date:"Dec 30, 2020"'
  same 'date:12/2020' 'date:2020-12' 'date:"tháng 12 năm 2020"' 'since:12/2020 until:12/2020' \
    'từ:12/2020 đến:12/2020' 'tu:12/2020 den:12/2020'
  same 'date:2019..2020' 'date:2019-2020' 'date:"từ 2019 đến 2020"' 'after:2018 before:2021'
  same 'date:"quý IV/2020"' 'date:10/2020..12/2020'
  [ "$(paths --date=12/2020 '*')" = "$(paths 'date:12/2020')" ]
  [ "$(paths --since=2020 --until=2020 '*')" = "$(paths 'date:2020')" ]
  newest=$("$TIMBAO_SEARCH_PROGRAM" --limit 1 --format=jsonl 'lũ sort:date' | jq -r .date)
  oldest=$("$TIMBAO_SEARCH_PROGRAM" --limit 1 --format=jsonl 'lũ sort:oldest' | jq -r .date)
  [[ "$oldest" < "$newest" ]]
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
  "$TIMBAO_SEARCH_PROGRAM" 'UBND' --explain --limit 1 2>&1 | grep -q 'also UBND = ủy ban nhân dân'
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

@test "what cannot be read is an error with its place; everything else has a reading" {
  run "$TIMBAO_SEARCH_PROGRAM" 'lũ since:xyz'
  [ "$status" -eq 2 ]
  [[ "$output" == *"cannot read 'xyz' as a date"*"^^^"*"hint: dates look like"* ]]
  for query in '"' '-x' '((((' '30-12' 'C++' 'TP.HCM' 'A/H1N1' 'AND' $'\xff\xfe'; do
    run "$TIMBAO_SEARCH_PROGRAM" --quiet -- "$query"
    [ "$status" -le 1 ]
  done
}
