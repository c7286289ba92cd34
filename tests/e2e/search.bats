#!/usr/bin/env bats
# timbao-search as people and scripts run it: formats read back by others, exit status, messages,
# batches, saved queries, articles that mean harm.

setup_file() {
  export root
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  export TIMBAO_INDEX="$BATS_FILE_TMPDIR/index"
  python3 "$BATS_TEST_DIRNAME/make_articles.py" >"$BATS_FILE_TMPDIR/articles.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet "$BATS_FILE_TMPDIR/articles.jsonl"
}

setup() {
  export XDG_STATE_HOME="$BATS_TEST_TMPDIR/state"
}

search() {
  "$TIMBAO_SEARCH_PROGRAM" "$@"
}

# fails STATUS MESSAGE ARGUMENTS...: nothing on standard output, the message on standard error.
fails() {
  local wanted=$1 message=$2 status=0
  shift 2
  search "$@" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" </dev/null || status=$?
  [ "$status" -eq "$wanted" ]
  [ ! -s "$BATS_TEST_TMPDIR/out" ]
  [ -z "$message" ] || grep -qF -- "$message" "$BATS_TEST_TMPDIR/err"
}

@test "exit status: 0 some hit, 1 none, 2 failure" {
  search 'giá xăng' >/dev/null
  fails 1 '' --quiet qqqzzz
  fails 2 'no index' --index "$BATS_TEST_TMPDIR/none" xăng
  fails 2 "unknown option '--limt'" --limt 3 xăng
  fails 2 'no QUERY given'
  fails 2 'sort:banana' 'xăng sort:banana'
  fails 2 "no article 'nowhere'" --show nowhere
  fails 2 'cannot read' --batch "$BATS_TEST_TMPDIR/none"
  fails 2 'cannot read' --batch "$BATS_TEST_TMPDIR"
  fails 2 "no saved query 'none'" --saved none
  fails 2 'needs a terminal' --interactive
  fails 2 "can't be shown in this format" --show a01 --format=trec
}

@test "a page beyond the last hit is no hit; limit 0 asks for the status alone" {
  fails 1 '' --quiet --offset 1000 xăng
  search --limit 0 --quiet xăng >"$BATS_TEST_TMPDIR/out"
  [ ! -s "$BATS_TEST_TMPDIR/out" ]
}

@test "every format, read by others, holds the hits of jsonl" {
  run python3 "$BATS_TEST_DIRNAME/read_formats.py" "$TIMBAO_SEARCH_PROGRAM" 'giá xăng'
  echo "$output"
  [ "$status" -eq 0 ]
}

@test "jq reads jsonl and json; highlights are bytes of the text beside them" {
  search --format=jsonl --limit all xăng | jq -e -s 'all(.format_version == 1) and length > 20'
  search --format=json xăng | jq -e '.hits | length == 10'
  search --format=json --facets source --timeline=year xăng |
    jq -e '.facets[0].name == "source" and .timelines[0].unit == "year"'
  search --show a01 --format=json | jq -e '.id == "a01" and (.body | length) > 0'
}

@test "words that share a number in the index are not marked for each other" {
  # 20 bits of hash stand for a word that is no syllable: those of 144 and of tao are the same.
  printf '{"id":"a","title":"Chợ","body":"Bán 144 quả táo."}\n' |
    "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/index" -
  [ "$(search --index "$BATS_TEST_TMPDIR/index" --format=jsonl tao |
    jq -c .snippet.highlights)" = '[[15,19]]' ]
}

@test "fields and templates choose what is written" {
  [ "$(search --format=jsonl --fields id,date id:a01 | jq -r 'keys | join(",")')" = \
    'date,format_version,id' ]
  [ "$(search --template '{id}\t{date}' 'id:a01')" = "$(printf 'a01\t2020-01-01')" ]
  fails 2 'exclude each other' --template '{id}' --format=csv xăng
  fails 2 "has no '}'" --template '{id' xăng
}

@test "paths end with NUL on demand; count counts" {
  search -0 'id:a01' | od -c | grep -q '\\0'
  [ "$(search --format=count xăng)" -eq "$(search --format=jsonl --limit all --no-group xăng | wc -l)" ]
}

@test "a reader that leaves early is no failure and hears nothing" {
  set -o pipefail
  search --format=jsonl --limit all --no-group '*' 2>"$BATS_TEST_TMPDIR/err" | head -1 | grep -q id
  [ ! -s "$BATS_TEST_TMPDIR/err" ]
}

@test "any number of hits is streamed: first line at once, memory flat, readers may leave" {
  run python3 "$BATS_TEST_DIRNAME/stream_hits.py" "$TIMBAO_INDEX_PROGRAM" "$TIMBAO_SEARCH_PROGRAM"
  echo "$output"
  [ "$status" -eq 0 ]
}

@test "a full disk is a failure" {
  status=0
  search --format=jsonl xăng >/dev/full 2>"$BATS_TEST_TMPDIR/err" || status=$?
  [ "$status" -eq 2 ]
  grep -q 'No space left' "$BATS_TEST_TMPDIR/err"
}

@test "a batch answers in order and goes on after a query that fails" {
  printf 'q1\txăng\nq2\txăng sort:banana\n\n{"id":"q3","query":"xăng","limit":1}\nxăng dầu\n' \
    >"$BATS_TEST_TMPDIR/queries"
  status=0
  search --batch "$BATS_TEST_TMPDIR/queries" --format=trec --limit 2 \
    >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
  [ "$status" -eq 2 ]
  [ "$(cut -d' ' -f1 "$BATS_TEST_TMPDIR/out" | uniq | tr '\n' ' ')" = 'q1 q3 4 ' ]
  [ "$(grep -c '^q3 ' "$BATS_TEST_TMPDIR/out")" -eq 1 ]
  grep -q '^timbao-search: q2: ' "$BATS_TEST_TMPDIR/err"
}

@test "a program can talk to a batch through two pipes" {
  run python3 "$BATS_TEST_DIRNAME/talk_to_batch.py" "$TIMBAO_SEARCH_PROGRAM"
  echo "$output"
  [ "$status" -eq 0 ]
}

@test "saved queries run again; --new shows what was indexed since" {
  index="$BATS_TEST_TMPDIR/index"
  mkdir "$BATS_TEST_TMPDIR/articles"
  printf 'Giá xăng tăng\n\nGiá xăng tăng mạnh.\n' >"$BATS_TEST_TMPDIR/articles/a.txt"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$index" "$BATS_TEST_TMPDIR/articles"
  search --index "$index" --save xang --sort newest giá xăng -bóng >/dev/null
  [ "$(search --list-saved | cut -f1)" = xang ]
  search --list-saved --format=jsonl | jq -e '.arguments | index("--sort=newest")'
  [ "$(search --saved xang --new --format=paths)" = a.txt ]
  fails 1 '' --quiet --saved xang --new
  printf 'Giá xăng giảm\n\nGiá xăng giảm nhẹ hôm nay.\n' >"$BATS_TEST_TMPDIR/articles/b.txt"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$index" "$BATS_TEST_TMPDIR/articles"
  [ "$(search --saved xang --new --format=paths)" = b.txt ]
  fails 1 '' --quiet --saved xang --new
  [ "$(search --saved xang --format=paths | wc -l)" -eq 2 ]
  fails 2 "cannot be the name" --save a/b xăng
}

@test "--new shows all that is new: what is left out would never be shown" {
  for i in $(seq 15); do
    printf '{"id":"n%d","title":"Giá xăng ngày %d","body":"Tin số %d về xăng."}\n' "$i" "$i" "$((i * i))"
  done >"$BATS_TEST_TMPDIR/new.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/new" "$BATS_TEST_TMPDIR/new.jsonl"
  search --index "$BATS_TEST_TMPDIR/new" --save x xăng >/dev/null 2>"$BATS_TEST_TMPDIR/err"
  grep -qF 'run it with: timbao-search --saved x' "$BATS_TEST_TMPDIR/err"
  [ "$(search --saved x --new --format=jsonl | wc -l)" -eq 15 ]
  search --save x giá xăng 2>"$BATS_TEST_TMPDIR/err" --index "$BATS_TEST_TMPDIR/new" >/dev/null
  grep -qF 'it was: ' "$BATS_TEST_TMPDIR/err"
  [ "$(search --saved x --new --limit 4 --format=jsonl | wc -l)" -eq 4 ]
}

@test "dates that leave out every match are said to, with what has no date" {
  for day in 2018-05-01 2019-05-01 ''; do
    printf '{"id":"%s","title":"Đại hội","body":"Đại hội đảng bộ tỉnh.","date":"%s"}\n' "d$day" "$day"
  done >"$BATS_TEST_TMPDIR/dates.jsonl"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/dates" "$BATS_TEST_TMPDIR/dates.jsonl"
  fails 1 'Không kể ngày thì có 3 bài, 1 bài không rõ ngày' \
    --index "$BATS_TEST_TMPDIR/dates" '"đảng bộ"' --date 2021
  fails 1 'Không kể ngày thì có 3 bài, 1 bài không rõ ngày' \
    --index "$BATS_TEST_TMPDIR/dates" '"đảng bộ" date:2021'
  fails 1 '' --index "$BATS_TEST_TMPDIR/dates" '"đảng đoàn"' --date 2021
  [ "$(grep -c 'Không kể ngày' "$BATS_TEST_TMPDIR/err")" -eq 0 ]
}

@test "an option without its value says which there are; tables need a format that holds them" {
  fails 2 'hint: --timeline UNIT: matches over time: year, month, day or auto' xăng --timeline
  fails 2 'hint: --limit N|all: ' xăng -n
  fails 2 'facets and timelines have no such format' xăng --facets source --format=count
  fails 2 'facets and timelines have no such format' xăng --timeline=year --format=paths
}

@test "an estimated count is near the true one though the best hits are not like the rest" {
  python3 - >"$BATS_TEST_TMPDIR/many.jsonl" <<'PY'
import json
for i in range(4000):
    words = "đà nẵng " * (1 + i % 5) if i % 10 == 0 else "đã có năng lực "
    print(json.dumps({"id": f"n{i}", "title": f"Tin {i}", "body": words + f"bài số {i} " * (i % 7 + 1)}))
PY
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/many" "$BATS_TEST_TMPDIR/many.jsonl"
  [ "$(search --index "$BATS_TEST_TMPDIR/many" --format=count 'đà nẵng')" -eq 400 ]
  search --index "$BATS_TEST_TMPDIR/many" --format=json 'đà nẵng' |
    jq -e '.total | (.exact | not) and .value > 300 and .value < 500 and .low <= 400 and .high >= 400'
}

@test "articles like one, or like a file, leave out the one" {
  search --like a01 --format=jsonl | jq -e -s 'length > 0 and all(.id != "a01")'
  printf 'Giá xăng\n\nGiá xăng dầu thế giới.\n' >"$BATS_TEST_TMPDIR/like.txt"
  search --like "$BATS_TEST_TMPDIR/like.txt" --format=jsonl | jq -e -s 'length > 0'
  search --like - --format=jsonl <"$BATS_TEST_TMPDIR/like.txt" | jq -e -s 'length > 0'
  fails 2 "no article and no file" --like nowhere
}

@test "compared timelines cover the same periods" {
  search --compare xăng thép --timeline=year --format=csv >"$BATS_TEST_TMPDIR/out"
  python3 - "$BATS_TEST_TMPDIR/out" <<'PY'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
periods = {}
for row in rows:
    periods.setdefault(row["query"], []).append(row["period"])
    assert int(row["count"]) <= int(row["total"]), row
assert list(periods) == ["xăng", "thép"], periods
assert periods["xăng"] == periods["thép"], periods
PY
}

@test "facets and timelines count what is found" {
  search --facets source --format=csv xăng | grep -q '^source,value,'
  total=$(search --format=count xăng)
  [ "$(search --timeline=month --format=tsv xăng | awk -F'\t' 'NR > 1 { n += $3 } END { print n }')" \
    -le "$total" ]
  search --facets year --limit 0 xăng | grep -q 'Năm'
}

@test "explain shows how a query was read, and one hit's score" {
  search --explain --limit 1 xăng | grep -q tree
  [ "$(search --explain=a01 --format=jsonl 'giá xăng' | jq -r .id)" = a01 ]
  fails 1 'not among the hits' --explain=nowhere --format=trec xăng
}

@test "several indexes are searched as one" {
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$BATS_TEST_TMPDIR/other" "$root/corpus/articles"
  both=$(search --index "$TIMBAO_INDEX" --index "$BATS_TEST_TMPDIR/other" --format=count '*')
  [ "$both" -eq $(($(search --format=count '*') + \
    $(search --index "$BATS_TEST_TMPDIR/other" --format=count '*'))) ]
}

@test "words and options are told apart" {
  search --quiet xăng -thép >/dev/null
  search --quiet --format=count -- -thép xăng >/dev/null
  fails 2 "the option is --limit" -limit 3 xăng
  search --quiet '"giá xăng' >/dev/null
  search --quiet --limit=1 'giá xăng (' - >/dev/null
}

@test "notices go to standard error, --quiet keeps them" {
  search 'xăng nguồn:' >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || true
  [ -s "$BATS_TEST_TMPDIR/err" ]
  search --quiet 'xăng nguồn:' 2>"$BATS_TEST_TMPDIR/err" >/dev/null || true
  [ ! -s "$BATS_TEST_TMPDIR/err" ]
}

@test "an article that means harm is harmless in every format" {
  for format in text jsonl json csv tsv trec html paths count; do
    search --format="$format" 'id:hostile' >"$BATS_TEST_TMPDIR/$format"
    python3 "$BATS_TEST_DIRNAME/check_harmless.py" "$format" "$BATS_TEST_TMPDIR/$format"
  done
  search --format=jsonl 'id:hostile' | jq -e '.id == "hostile"'
  for format in text json html; do
    search --show hostile --format="$format" xăng >"$BATS_TEST_TMPDIR/show.$format"
    python3 "$BATS_TEST_DIRNAME/check_harmless.py" "$format" "$BATS_TEST_TMPDIR/show.$format"
  done
  search --template '{title} {snippet} {url}' 'id:hostile' >"$BATS_TEST_TMPDIR/template"
  python3 "$BATS_TEST_DIRNAME/check_harmless.py" text "$BATS_TEST_TMPDIR/template"
}

@test "colours only where asked for; NO_COLOR is heeded" {
  search --color=always xăng | grep -q $'\x1b\[1;31m'
  run bash -c "'$TIMBAO_SEARCH_PROGRAM' xăng 2>&1 | grep -c $'\x1b'"
  [ "$output" -eq 0 ]
}

@test "paths are links to the files, in terminals that know links, while the files are there" {
  mkdir "$BATS_TEST_TMPDIR/kho báo"
  printf 'Giá xăng tăng\n\nGiá xăng tăng mạnh.\n' >"$BATS_TEST_TMPDIR/kho báo/tin 1.txt"
  index="$BATS_TEST_TMPDIR/index"
  "$TIMBAO_INDEX_PROGRAM" --quiet --index "$index" "$BATS_TEST_TMPDIR/kho báo"
  links=(python3 "$BATS_TEST_DIRNAME/file_links.py" "$TIMBAO_SEARCH_PROGRAM" --index "$index")
  [ "$("${links[@]}" xăng)" = "file://$BATS_TEST_TMPDIR/kho%20b%C3%A1o/tin%201.txt" ]
  [ "$("${links[@]}" --show 'tin 1.txt')" = "file://$BATS_TEST_TMPDIR/kho%20b%C3%A1o/tin%201.txt" ]
  mv "$BATS_TEST_TMPDIR/kho báo" "$BATS_TEST_TMPDIR/elsewhere"
  [ -z "$("${links[@]}" xăng)" ]
}

@test "what a list of hits shows of an article opens it: id or URL" {
  search --limit 1 'id:a01' | grep -q 'https://.*' || search --limit 1 'id:a01' | grep -q ' · a01$'
  url=$(search --format=jsonl --limit all xăng | jq -r 'select(.url) | .url' | head -1)
  [ "$(search --show "$url" --format=json | jq -r .url)" = "$url" ]
  fails 2 "no article 'https://nowhere.example/'" --show https://nowhere.example/
}

@test "the interactive mode, driven by keys, gives the terminal back however it ends" {
  run python3 "$BATS_TEST_DIRNAME/pty_session.py" "$TIMBAO_SEARCH_PROGRAM"
  echo "$output"
  [ "$status" -eq 0 ]
}
