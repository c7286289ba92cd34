#!/usr/bin/env bats
# timbao-index as people run it: what it reads, what it says, and that a second run does only what
# has to be done.

bats_require_minimum_version 1.5.0

setup() {
  index_program=${TIMBAO_INDEX_PROGRAM:?path of timbao-index}
  search_program=${TIMBAO_SEARCH_PROGRAM:?path of timbao-search}
  cd "$BATS_TEST_TMPDIR" || exit 1
  ix="$BATS_TEST_TMPDIR/ix"
  mkdir kho
}

teardown() {
  if [ -n "${watcher:-}" ]; then
    kill "$watcher" 2>/dev/null || true
  fi
  chmod -R u+rwx "$BATS_TEST_TMPDIR" 2>/dev/null || true
}

index() {
  # Files written in the same tick of the clock as they are read are read again: not in these tests.
  sleep 0.03
  "$index_program" --index "$ix" "$@"
}

# article FILE WORDS: a text article.
article() {
  mkdir -p "$(dirname "$1")"
  printf 'Tin %s\n\nBài viết nói về %s.\n' "$2" "$2" >"$1"
}

# zip_of FILE.zip NAME=TEXT...
zip_of() {
  python3 - "$@" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
    for pair in sys.argv[2:]:
        name, text = pair.split("=", 1)
        info = zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6))
        info.compress_type = zipfile.ZIP_DEFLATED
        z.writestr(info, text)
PY
}

# count: articles in the index.
count() {
  index --stats --format=json | python3 -c 'import json, sys; print(json.load(sys.stdin)["articles"])'
}

# ids QUERY: ids of the hits, sorted.
ids() {
  "$search_program" --index "$ix" --format=jsonl --limit all "$@" |
    python3 -c 'import json, sys
for line in sys.stdin: print(json.loads(line)["id"])' | sort
}

# report KEY...: these numbers of the JSON report of a run, on one line.
report() {
  local paths=$1
  shift
  # shellcheck disable=SC2086
  index -q --report --format=json $paths |
    python3 -c 'import json, sys
report = json.load(sys.stdin)
print(*(report[key] for key in sys.argv[1:]))' "$@"
}

changes() {
  report "$1" read unchanged moved gone added updated removed
}

@test "a folder is indexed: exit 0, a summary on standard error, nothing on standard output" {
  article kho/a.txt 'con voi'
  article kho/2019/03/b.txt 'con hổ'
  run --separate-stderr index kho
  [ "$status" -eq 0 ]
  [ -z "$output" ]
  [[ "$stderr" == *"2 files: 2 read, 0 unchanged, 0 moved, 0 gone"* ]]
  [[ "$stderr" == *"articles: 2 added, 0 updated, 0 removed; 2 in "* ]]
  [ "$(count)" -eq 2 ]
  [ "$(ids voi)" = a.txt ]
  [ "$(ids hổ)" = 2019/03/b.txt ]
}

@test "the second run reads nothing" {
  article kho/a.txt voi
  zip_of kho/b.zip 'x.txt=Tin hổ' 'y.jsonl={"title":"Tin gấu"}'
  index -q kho
  [ "$(changes kho)" = "0 2 0 0 0 0 0" ]
}

@test "touched, edited, moved and deleted files: exactly those change" {
  local name
  for name in sua cham dời xóa yên; do
    article "kho/$name.txt" "$name"
  done
  index -q kho
  touch -d '2001-01-01' kho/cham.txt
  article kho/sua.txt 'sửa rồi'
  mkdir kho/mới
  mv kho/dời.txt kho/mới/dời.txt
  rm kho/xóa.txt
  # read unchanged moved gone added updated removed
  [ "$(changes kho)" = "1 2 1 1 0 1 1" ]
  [ "$(count)" -eq 4 ]
  [ "$(ids dời)" = mới/dời.txt ]
  [ "$(changes kho)" = "0 4 0 0 0 0 0" ]
}

@test "a touched file that is read again for another reason does not change its articles" {
  article kho/a.txt voi
  index -q kho
  # Same bytes in another file: another inode and time.
  cp kho/a.txt b && mv b kho/a.txt
  [ "$(changes kho)" = "0 1 0 0 0 0 0" ]
}

@test "one record inside a zip: exactly that changes" {
  zip_of kho/a.zip 'một.txt=Tin voi' 'hai.txt=Tin hổ' 'ba.jsonl={"id":"k1","title":"Tin gấu"}
{"id":"k2","title":"Tin cáo"}'
  [ "$(changes kho)" = "1 0 0 0 4 0 0" ]
  zip_of kho/a.zip 'một.txt=Tin voi' 'hai.txt=Tin hổ' 'ba.jsonl={"id":"k1","title":"Tin gấu"}
{"id":"k2","title":"Tin cáo sửa"}'
  [ "$(changes kho)" = "1 0 0 0 0 1 0" ]
  zip_of kho/a.zip 'hai.txt=Tin hổ' 'ba.jsonl={"id":"k1","title":"Tin gấu"}
{"id":"k2","title":"Tin cáo sửa"}' 'bốn.txt=Tin báo'
  [ "$(changes kho)" = "1 0 0 0 1 0 1" ]
  [ "$(ids tin)" = "a.zip!/bốn.txt
a.zip!/hai.txt
k1
k2" ]
}

@test "one line of a dump: exactly that changes, with a bad line beside it" {
  printf '%s\n' '{"id":1,"title":"Tin voi"}' '{bad' '{"id":3,"title":"Tin hổ"}' >kho/a.jsonl
  index -q kho || [ $? -eq 1 ]
  printf '%s\n' '{"id":1,"title":"Tin gấu"}' '{bad' '{"id":3,"title":"Tin hổ"}' >kho/a.jsonl
  run changes kho
  [ "$output" = "1 0 0 0 0 1 0" ]
  printf '%s\n' '{bad' '{"id":3,"title":"Tin hổ"}' >kho/a.jsonl
  run changes kho
  [ "$output" = "1 0 0 0 0 0 1" ]
  # A record that is damaged now is not a record that was taken out.
  printf '%s\n' '{bad' '{"id":3,"title":' >kho/a.jsonl
  run changes kho
  [ "$output" = "1 0 0 0 0 0 0" ]
  [ "$(ids hổ)" = 3 ]
}

@test "a file named directly keeps the identity it got from its folder" {
  article kho/2019/a.txt voi
  index -q kho
  article kho/2019/a.txt 'voi con'
  [ "$(changes kho/2019/a.txt)" = "1 0 0 0 0 1 0" ]
  [ "$(ids voi)" = 2019/a.txt ]
  [ "$(count)" -eq 1 ]
}

@test "naming one file leaves the others alone" {
  article kho/a.txt voi
  article kho/b.txt hổ
  index -q kho
  rm kho/b.txt
  [ "$(changes kho/a.txt)" = "0 1 0 0 0 0 0" ]
  [ "$(count)" -eq 2 ]
}

@test "every format, alone and packed" {
  printf '<html><head><title>Tin voi</title></head><body><article><p>%s</p></article></body></html>' \
    'Con voi rất to và nặng, sống trong rừng già nhiều năm.' >kho/a.html
  printf '# Tin hổ\n\nBài về hổ.\n' >kho/b.md
  printf '{"headline":"Tin gấu","content":["Đoạn một.","Đoạn hai."]}' >kho/c.json
  printf '[{"title":"Tin cáo"},{"title":"Tin báo"}]' >kho/d.json
  printf '{"title":"Tin nai"}\n' | gzip >kho/e.jsonl.gz
  printf 'title;body\nTin mèo;Bài.\n' | xz >kho/f.csv.xz
  printf 'title\tbody\nTin chó\tBài.\n' | bzip2 >kho/g.tsv.bz2
  article h.txt vịt
  tar -cf kho/h.tar h.txt
  tar -czf kho/i.tar.gz h.txt
  tar -cf - h.txt | zstd -q >kho/k.tar.zst
  zip_of kho/l.zip 'm/n.txt=Tin ngan'
  run --separate-stderr index --report kho
  [ "$status" -eq 0 ]
  [ "$(count)" -eq 12 ]
  [[ "$output" == *"articles by format"* ]]
  [[ "$output" =~ html\ +1 ]]
  [[ "$output" =~ json\ +3 ]]
  [[ "$output" =~ txt\ +4 ]]
  [ "$(ids vịt)" = "h.tar!/h.txt
i.tar.gz!/h.txt
k.tar.zst!/h.txt" ]
  [ "$(ids '"tin nai"')" = 'e.jsonl.gz#1' ]
  [ "$(ids '"tin mèo"')" = 'f.csv.xz#2' ]
  [ "$(ids '"tin báo"')" = 'd.json#2' ]
}

@test "standard input: lines with ids are replaced, lines without are told by content" {
  printf '%s\n' '{"id":"a","title":"Tin voi"}' '{"title":"Tin hổ"}' | index -q -
  printf '%s\n' '{"id":"a","title":"Tin gấu"}' '{"title":"Tin cáo"}' | index -q -
  [ "$(count)" -eq 3 ]
  [ -z "$(ids voi || true)" ]
  [ "$(ids gấu)" = a ]
  printf '%s\n' '{"title":"Tin cáo"}' | index -q -
  [ "$(count)" -eq 3 ]
  article kho/b.txt nai
  index -q kho
  [ "$(count)" -eq 4 ]
}

@test "what can't be read: exit 1, told with its reason, remembered, tried again when asked" {
  article kho/a.txt voi
  : >kho/rỗng.txt
  printf '{"title":\n{"title":"Tin hổ"}\n' >kho/b.jsonl
  printf 'không phải zip' >kho/c.zip
  run --separate-stderr index kho
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"rejected: 3, 1 bad-archive, 1 bad-json, 1 empty"* ]]
  [[ "$stderr" == *"rỗng.txt: the file is empty (empty)"* ]]
  [[ "$stderr" == *"b.jsonl#1"* ]]
  [ "$(count)" -eq 2 ]

  run --separate-stderr index kho
  [ "$status" -eq 0 ]
  [[ "$stderr" == *"3 files failed before and were not tried again: --retry-failed"* ]]

  run index --failures
  [ "$status" -eq 1 ]
  [ "${#lines[@]}" -eq 3 ]
  [[ "$output" == *"kho/rỗng.txt: 1 rejected, 0 read; empty: the file is empty"* ]]
  run index --failures --format=json
  [ "$status" -eq 1 ]
  python3 -c 'import json, sys
for line in sys.stdin: assert json.loads(line)["rejected"] == 1' <<<"$output"

  run --separate-stderr index --retry-failed kho
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"4 files: 3 read, 1 unchanged"* ]]
  article kho/rỗng.txt gấu
  rm kho/b.jsonl kho/c.zip
  run --separate-stderr index kho
  [ "$status" -eq 0 ]
  run index --failures
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}

@test "a dry run says what would happen and writes nothing" {
  article kho/a.txt voi
  : >kho/b.txt
  run --separate-stderr index --dry-run --report kho
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"(dry run) 2 files: 2 read"* ]]
  [[ "$stderr" == *"articles: 1 added"* ]]
  [[ "$output" =~ txt\ +1 ]]
  [ ! -e "$ix" ]
  index -q kho || [ $? -eq 1 ]
  article kho/a.txt hổ
  before=$(cat "$ix/INDEX")
  run --separate-stderr index -n kho
  [[ "$stderr" == *"1 updated"* ]]
  [ "$before" = "$(cat "$ix/INDEX")" ]
  [ "$(ids voi)" = a.txt ]
}

@test "a FIFO, a device, a folder without rights and odd names: told, and the run goes on" {
  article kho/a.txt voi
  mkfifo kho/ống.txt
  article "$(printf 'kho/t\xEAn l\xE1.txt')" hổ
  article kho/khóa/b.txt gấu
  article $'kho/dòng\nhai.txt' cáo
  mkdir kho/vòng
  ln -s .. kho/vòng/lặp
  chmod 0 kho/khóa
  run --separate-stderr index kho /dev/null
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"ống.txt: a pipe, socket or device (not-regular)"* ]]
  [[ "$stderr" == *"null: not a regular file"* ]]
  if [ "$(id -u)" -ne 0 ]; then
    [[ "$stderr" == *"khóa: Permission denied (unreadable)"* ]]
  fi
  [ "$(ids hổ)" = 't%EAn l%E1.txt' ]
  [ "$(ids cáo)" = 'dòng%0Ahai.txt' ]
}

@test "articles in a folder that can't be read stay" {
  [ "$(id -u)" -ne 0 ] || skip "root reads everything"
  article kho/khóa/a.txt voi
  article kho/b.txt hổ
  index -q kho
  chmod 0 kho/khóa
  run --separate-stderr index kho
  [ "$status" -eq 1 ]
  [ "$(count)" -eq 2 ]
}

@test "symbolic links are followed when asked, loops end" {
  article ngoài/a.txt voi
  article kho/b.txt hổ
  ln -s ../ngoài kho/link
  ln -s .. kho/loop
  index -q kho
  [ "$(count)" -eq 1 ]
  index -q --follow-links kho
  [ "$(ids voi)" = link/a.txt ]
}

@test "hidden names are read when asked" {
  article kho/.an/a.txt voi
  article kho/b.txt hổ
  index -q kho
  [ "$(count)" -eq 1 ]
  index -q --hidden kho
  [ "$(count)" -eq 2 ]
}

@test "--include, --exclude and .timbaoignore choose the files" {
  article kho/a.txt voi
  article kho/b.md hổ
  article kho/nháp/c.txt gấu
  article kho/2019/d.txt cáo
  [ "$(report '--dry-run --include *.md kho' added)" -eq 1 ]
  [ "$(report '--dry-run --include 2019/* --include b.md kho' added)" -eq 2 ]
  [ "$(report '--dry-run --exclude nháp kho' added)" -eq 3 ]
  printf '# ghi chú\nnháp/\n*.txt\n!a.txt\n' >kho/.timbaoignore
  index -q kho
  [ "$(count)" -eq 2 ]
  [ "$(ids voi)" = a.txt ]
  # What is left out later leaves the index.
  printf '*.md\n' >>kho/.timbaoignore
  [ "$(changes kho)" = "0 1 0 1 0 0 1" ]
}

@test "--map names fields and columns" {
  printf '{"t":"Tin voi","b":"Bài."}\n' >kho/a.jsonl
  printf 'Tin hổ,x,Bài.\n' >kho/b.csv
  run --separate-stderr index kho
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"no title or text under a known name; see --map"* ]]
  [[ "$stderr" == *"the first row names no title or text column"* ]]
  index -q --retry-failed --map title=t,body=b kho/a.jsonl
  index -q --retry-failed --map title=1 --map body=3 kho/b.csv
  [ "$(ids tin)" = "a.jsonl#1
b.csv#1" ]
}

@test "limits: a large file, a long line, deep JSON, nested archives, a bomb" {
  article kho/a.txt voi
  truncate -s 10G kho/thưa.txt kho/thưa.json kho/thưa.jsonl kho/thưa.csv
  python3 - <<'PY'
import gzip, io, zipfile
line = b'{"title":"' + b"x" * (70 << 20) + b'"}\n'
open("kho/dong.jsonl", "wb").write(line + '{"title":"Tin hổ"}\n'.encode())
open("kho/sau.json", "w").write('{"a":' * 100000)
data, name = b"Tin", "a.txt"
for depth in range(5):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr(name, data)
    data, name = packed.getvalue(), "b%d.zip" % depth
open("kho/long.zip", "wb").write(data)
open("kho/bom.jsonl.gz", "wb").write(gzip.compress(b"0" * (100 << 20)))
PY
  run --separate-stderr index --report --format=json kho
  [ "$status" -eq 1 ]
  python3 -c 'import json, sys
reasons = json.load(sys.stdin)["by_reason"]
assert reasons == {"too-large": 1, "record-too-large": 1, "json-too-deep": 1, "too-nested": 1,
                   "bomb": 1, "bad-json": 1, "binary": 3}, reasons' <<<"$output"
  [[ "$stderr" == *"thưa.txt: over the limit of 64 MB; see --max-file-size"* ]]
  [ "$(ids tin)" = "a.txt
dong.jsonl#2" ]
  run --separate-stderr index --max-file-size=1K --retry-failed -n kho
  [[ "$stderr" == *too-large* ]]
}

@test "mistakes on the command line: exit 2, a message and a hint" {
  local -a cases=(
    "no PATH given||"
    "cannot read 'không có'||không có"
    "unrecognised option|--help lists|--inde x"
    "is not a size|=512M|--memory=nhiều kho"
    "is not a size|=512M|--max-file-size=0 kho"
    "is not a format|formats: text, json|--report --format=xml kho"
    "is not OURS=THEIRS|--map title=headline|--map title kho"
    "is no field of ours|fields: id, title|--map tittle=x kho"
    "--watch does not go with '-'||--watch -"
    "--watch does not go with --dry-run||--watch --dry-run kho"
    "more than 256|one a core|--threads=300 kho"
    "no index at||--stats"
    "no index at||--failures"
  )
  for case in "${cases[@]}"; do
    IFS='|' read -r message hint arguments <<<"$case"
    if [ "$arguments" = "không có" ]; then
      run --separate-stderr index "$arguments"
    else
      # shellcheck disable=SC2086
      run --separate-stderr index $arguments
    fi
    echo "$arguments: $status $stderr"
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [[ "$stderr" == *"timbao-index: "*"$message"* ]]
    [[ "$stderr" == *"$hint"* ]]
    [[ "$stderr" == *"hint: "* ]]
  done
}

@test "a folder with other things in it is not taken for an index" {
  article kho/a.txt voi
  run --separate-stderr "$index_program" --index kho kho
  [ "$status" -eq 2 ]
  [[ "$stderr" == *"is not an index and not empty"* ]]
}

@test "--help and --version answer on standard output" {
  run --separate-stderr index --help
  [ "$status" -eq 0 ]
  [ -z "$stderr" ]
  [[ "$output" == *"Examples:"*"--retry-failed"* ]]
  run index --version
  [[ "$output" =~ ^timbao-index\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "the man page is well formed and lists the options of --help, no more and no less" {
  page="$BATS_TEST_DIRNAME/../../indexer/timbao-index.1"
  run mandoc -T lint -W warning "$page"
  [ -z "$output" ]
  index --help | grep -oE '^  (-[a-z],|   ) --[a-z-]+' | grep -oE '[-]-[a-z-]+' | sort >help
  sed -n '/^\.Sh OPTIONS/,/^\.Sh WHAT/s/^\.It .*Fl -\([a-z-]*\).*/--\1/p' "$page" | sort >manual
  diff help manual
  [ "$(wc -l <help)" -ge 20 ]
}

# wait_for COMMAND...: until it succeeds, at most ten seconds.
wait_for() {
  for _ in $(seq 100); do
    if "$@" >/dev/null 2>&1; then
      return 0
    fi
    sleep 0.1
  done
  echo "waited in vain for: $*"
  return 1
}

holds() {
  [ "$(count)" -eq "$1" ]
}

finds() {
  [ "$(ids "$1")" = "$2" ]
}

@test "--watch keeps the index in step until it is told to stop" {
  article kho/a/1.txt voi
  "$index_program" --index "$ix" --watch kho 2>watch.log 3>&- &
  watcher=$!
  wait_for holds 1
  article kho/b/c/2.txt hổ
  wait_for holds 2
  printf 'title,body\nTin gấu,Bài.\nTin cáo,Bài.\n' >kho/b/3.csv
  wait_for holds 4
  mv kho/b kho/d
  wait_for finds hổ d/c/2.txt
  rm -r kho/a
  wait_for holds 3
  rm -r kho/d
  wait_for holds 0
  article kho/a/4.txt nai
  wait_for holds 1
  kill -TERM "$watcher"
  wait "$watcher"
  [ "$(grep -c 'articles: 1 added' watch.log)" -ge 2 ]
}

@test "--watch outlives a folder that goes away, and stops on SIGINT" {
  article kho/1.txt voi
  "$index_program" --index "$ix" --watch kho 2>watch.log 3>&- &
  watcher=$!
  wait_for holds 1
  mv kho xa
  wait_for grep -q "cannot read 'kho'" watch.log
  kill -0 "$watcher"
  [ "$(count)" -eq 1 ]
  kill -INT "$watcher"
  wait "$watcher"
}

@test "a named folder that is empty now keeps its articles, unless told otherwise" {
  article kho/a.txt voi
  article khác/b.txt hổ
  index -q kho khác
  mv kho/a.txt a.txt
  run --separate-stderr index kho khác
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"/kho: no files are left of 1: their articles stay"*"--allow-empty drops them (emptied)"* ]]
  [ "$(count)" -eq 2 ]
  # The disk comes back: nothing to do.
  mv a.txt kho/a.txt
  [ "$(changes 'kho khác')" = "0 2 0 0 0 0 0" ]
  rm kho/a.txt
  [ "$(changes '--allow-empty kho khác')" = "0 1 0 1 0 0 1" ]
  [ "$(ids tin)" = b.txt ]
  # A folder that never had any is no fault, nor are two names of one folder.
  mkdir trống
  run index -q trống khác khác "$PWD/khác"
  [ "$status" -eq 0 ]
}

@test "files of the same name in two folders are two articles, both found and shown" {
  article r1/a.txt voi
  article r2/a.txt hổ
  index -q r1
  index -q r2
  [ "$(changes 'r1 r2')" = "0 2 0 0 0 0 0" ]
  [ "$(ids tin)" = "a.txt
a.txt" ]
  run --separate-stderr "$search_program" --index "$ix" --show a.txt
  [ "$status" -eq 0 ]
  [[ "$output" == *"Tin hổ"*"Tin voi"* ]]
  [[ "$stderr" == *"2 articles have the id 'a.txt'"* ]]
  [ "$("$search_program" --index "$ix" --show a.txt --format=json 2>/dev/null | wc -l)" -eq 2 ]
  article r1/a.txt 'voi con'
  [ "$(changes 'r1 r2')" = "1 1 0 0 0 1 0" ]
  rm r2/a.txt
  article r2/b.txt gấu
  index -q r1 r2
  run --separate-stderr "$search_program" --index "$ix" --show a.txt
  [[ "$output" == *"Tin voi con"* ]]
  [ -z "$stderr" ]
}

@test "--failures lists the records of a file that were rejected, up to twenty" {
  python3 - <<'PY'
open("kho/a.jsonl", "w").write('{"title":"Tin voi"}\n' + "{bad\n" * 25)
PY
  index -q kho || [ $? -eq 1 ]
  run index --failures
  [ "$status" -eq 1 ]
  [[ "${lines[0]}" == *"a.jsonl: 25 rejected, 1 read; bad-json: "* ]]
  [[ "${lines[1]}" == "  #2: "*"(bad-json)" ]]
  [ "${#lines[@]}" -eq 22 ]
  [ "${lines[21]}" = "  and 5 more" ]
  index --failures --format=json | python3 -c 'import json, sys
failures = json.load(sys.stdin)["failures"]
assert len(failures) == 20 and failures[3]["record"] == "#5", failures'
}

@test "files of a folder that are no articles by their names are counted, by suffix" {
  article kho/a.txt voi
  touch kho/a.DOCX kho/b.docx kho/c.jpg kho/.ẩn.jpg kho/bỏ.jpg kho/README
  run --separate-stderr index --exclude 'bỏ*' kho
  [ "$status" -eq 0 ]
  [[ "$stderr" == "1 file: 1 read, "*$'\nleft out, no articles by their names: 2 .docx, 1 without suffix, 1 .jpg\n'* ]]
  index --exclude 'bỏ*' --report --format=json -q kho |
    python3 -c 'import json, sys; assert json.load(sys.stdin)["left_out"] == {"": 1, ".docx": 2, ".jpg": 1}'
}

@test "a failed file that is named itself is read again" {
  printf 'a;b;c\n1;2;3\n' >kho/bảng.csv
  article kho/a.txt voi
  run index kho
  [ "$status" -eq 1 ]
  run --separate-stderr index --map title=1,body=2 kho
  [ "$status" -eq 0 ]
  [[ "$stderr" == *"1 file failed before and was not tried again: --retry-failed"* ]]
  index -q --map title=1,body=2 kho/bảng.csv
  run index --failures
  [ -z "$output" ]
}
