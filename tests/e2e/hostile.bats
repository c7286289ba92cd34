#!/usr/bin/env bats
# What an archive of thirty years holds beside articles: locked, cut off, looped, endless. Each is
# told with its path and reason, the exit status is 1, and the article beside it is read.

bats_require_minimum_version 1.5.0

setup() {
  index_program=${TIMBAO_INDEX_PROGRAM:?path of timbao-index}
  search_program=${TIMBAO_SEARCH_PROGRAM:?path of timbao-search}
  cd "$BATS_TEST_TMPDIR" || exit 1
  ix="$BATS_TEST_TMPDIR/ix"
  patience=120
  [ -z "${TIMBAO_SANITIZE:-}" ] || patience=900
  mkdir kho
  printf 'Tin voi\n\nBài viết nói về voi.\n' >kho/a.txt
}

teardown() {
  chmod -R u+rwx "$BATS_TEST_TMPDIR" 2>/dev/null || true
}

# rejects PATTERN...: a run over kho ends with 1, says each, and has read the article.
rejects() {
  run --separate-stderr timeout "$patience" "$index_program" --index "$ix" kho
  # shellcheck disable=SC2154
  echo "$stderr"
  [ "$status" -eq 1 ]
  for pattern in "$@"; do
    [[ "$stderr" == *$pattern* ]]
  done
  found=$("$search_program" --index "$ix" --format=paths voi)
  [[ "$found" == *a.txt* ]]
}

ids() {
  "$search_program" --index "$ix" --format=jsonl --limit all --expand "$@" |
    python3 -c 'import json, sys
for line in sys.stdin: print(json.loads(line)["id"])' | sort
}

@test "locked archives: zip, zip with AES, 7z, 7z with its names locked" {
  base64 -d >kho/khoa.zip <<<'UEsDBBQAAQAAANtweV2k2ttaMAAAACQAAAAFAAAAYS50eHRz/W4MGAmZw2hnPT7xNaDmHzUOW0H4z/iLJLlMvocEKJtSmZ9G6vXeUtR21cBpaa1QSwECPwMUAAEAAADbcHldpNrbWjAAAAAkAAAABQAkAAAAAAAAACCApIEAAAAAYS50eHQKACAAAAAAAAEAGABi22Q45nzdAQAAAAAAAAAAAAAAAAAAAABQSwUGAAAAAAEAAQBXAAAAUwAAAAAA'
  base64 -d >kho/aes.zip <<<'UEsDBDMAAQBjANtweV0AAAAAQAAAACQAAAAFAAsAYS50eHQBmQcAAgBBRQMAAKT3Qs04AQAn2d/h3oNIt4Y7xXypLzOSapBeuQclKPJ3jNmS5IgSU+W+Yz5o+Ax/vBDXGQA9EhXlIW/WHD+LPlNQSwECPwMzAAEAYwDbcHldAAAAAEAAAAAkAAAABQAvAAAAAAAAACCApIEAAAAAYS50eHQKACAAAAAAAAEAGABi22Q45nzdAQAAAAAAAAAAAAAAAAAAAAABmQcAAgBBRQMAAFBLBQYAAAAAAQABAGIAAABuAAAAAAA='
  base64 -d >kho/khoa.7z <<<'N3q8ryccAARXyEu+MAAAAAAAAABiAAAAAAAAANkSs4bKwhzmvNTvYi+w8yWNfXaXKeZrWIszgkaLbhenjV4txkt5G2O17h9ceWtvSwjw0VIBBAYAAQkwAAcLAQACJAbxBwESUw9lRNT61bDuUKpMRQbT8KujISEBAAEADCgkAAgKAaTa21oAAAUBGQEAEQ0AYQAuAHQAeAB0AAAAFAoBAGLbZDjmfN0BFQYBACCApIEAAA=='
  base64 -d >kho/kin.7z <<<'N3q8ryccAAR5HG9koAAAAAAAAAAuAAAAAAAAABn2RzIDc071PjwlRp4wAnTeQozJOKCPk+xKZaR7UtxZtHXPlIjJ8Bf9AJRLLY+8aVoYdE/lcxDZIjjiLlR9EBw2UWF37+Dt77RDgHJqiqp8sTSrTQG6wIBT1xX9wAU1F5DUQsmtbx8xjCKeLY9wieym2Piib/1IaNKlfRtB4O9u5pWEtH2V+sbfyjIwNNL1Lf30s4sUAVJe7WDiJ4YZNJ9aOL+pFwYwAQlwAAcLAQABJAbxBwESUw95nw4g+HrHaTo2mgpg9ohXDGIKAfl7XQQAAA=='
  rejects 'khoa.zip!/a.txt: locked with a password (encrypted)' \
    'aes.zip!/a.txt: locked with a password (encrypted)' \
    'khoa.7z!/a.txt: locked with a password (encrypted)' \
    'kin.7z: locked with a password (encrypted)'
  [ "$(ids tin)" = a.txt ]
}

@test "archives and compressed files that are cut off; an empty zip is no fault" {
  python3 - <<'PY'
import bz2, gzip, lzma, os, random, tarfile, zipfile
random.seed(1)
text = "".join('{"id":"%%s%d","title":"Tin gấu %d"}\n' % (i, random.getrandbits(60))
               for i in range(30000))
def cut(name, data, keep=0.7):
    open("kho/" + name, "wb").write(data[: int(len(data) * keep)])
cut("gz.jsonl.gz", gzip.compress((text % (("gz",) * 30000)).encode()))
cut("xz.jsonl.xz", lzma.compress((text % (("xz",) * 30000)).encode()))
cut("bz.jsonl.bz2", bz2.compress((text % (("bz",) * 30000)).encode()))
open("t.jsonl", "w").write(text % (("zs",) * 30000))
with zipfile.ZipFile("t.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.write("t.jsonl")
cut("zip.zip", open("t.zip", "rb").read())
zipfile.ZipFile("kho/rong.zip", "w").close()
os.system("zstd -q t.jsonl")
cut("zs.jsonl.zst", open("t.jsonl.zst", "rb").read())
PY
  printf '7z\274\257\047\034\0\004abc' >kho/cut.7z
  rejects 'gz.jsonl.gz: ' 'xz.jsonl.xz: ' 'bz.jsonl.bz2: ' 'zip.zip' 'cut.7z: ' \
    '(bad-archive)'
  run "$index_program" --index "$ix" --failures
  [[ "$output" == *zs.jsonl.zst* ]]
  [[ "$output" != *rong.zip* ]]
  # What stands before the cut is read.
  [ "$(ids gấu | grep -c "^gz")" -gt 10000 ]
  [ "$(ids gấu | grep -c '^zs')" -gt 1000 ]
}

@test "names in a zip that lead out of it are only names" {
  python3 - <<'PY'
import zipfile
with zipfile.ZipFile("kho/ra.zip", "w") as z:
    z.writestr("/etc/gau.txt", "Tin gấu\n\nBài.")
    z.writestr("../../gau.txt", "Tin gấu\n\nBài.")
    z.writestr("C:\\gau.txt", "Tin gấu\n\nBài.")
PY
  run --separate-stderr "$index_program" --index "$ix" kho
  [ "$status" -eq 0 ]
  [ "$(ids gấu | grep -c 'ra.zip!/')" -eq 3 ]
  [ ! -e /etc/gau.txt ]
  [ ! -e ../gau.txt ]
  [ ! -e gau.txt ]
}

@test "a bomb in a zip, archives past the depth, JSON a hundred thousand deep" {
  python3 - <<'PY'
import io, zipfile
with zipfile.ZipFile("kho/bom.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("a.txt", b"0" * (100 << 20))
    z.writestr("sau.txt", "Tin sau bom")
data, name = "Tin gấu".encode(), "a.txt"
for depth in range(5):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr(name, data)
    data, name = packed.getvalue(), "b%d.zip" % depth
open("kho/long.zip", "wb").write(data)
open("kho/sau.json", "w").write('{"a":' * 100000 + "1" + "}" * 100000)
open("kho/sau.jsonl", "w").write("[" * 100000 + "]" * 100000 + '\n{"title":"Tin gấu"}\n')
PY
  rejects 'bom.zip!/a.txt: ' '(bomb)' 'archives inside each other: not unpacked (too-nested)' \
    'sau.json: nested deeper than 64 levels (json-too-deep)' \
    'sau.jsonl#1: nested deeper than 64 levels (json-too-deep)'
  [ "$(ids gấu)" = 'sau.jsonl#2' ]
}

@test "a pipe, a device, a socket, a link to itself, a name that is not UTF-8" {
  mkfifo kho/ống.txt
  python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("kho/ổ.txt")'
  ln -s vòng.txt kho/vòng.txt
  ln -s . kho/quanh
  printf 'Tin gấu\n' >"$(printf 'kho/g\xE2u.txt')"
  run --separate-stderr timeout "$patience" "$index_program" --index "$ix" --follow-links kho /dev/zero
  echo "$stderr"
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"ống.txt: a pipe, socket or device (not-regular)"* ]]
  [[ "$stderr" == *"ổ.txt: a pipe, socket or device (not-regular)"* ]]
  [[ "$stderr" == *"zero: not a regular file"*"(not-regular)"* ]]
  [ "$(ids tin)" = "a.txt
g%E2u.txt" ]
}

# as_nobody COMMAND...: without the rights of root.
as_nobody() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
  else
    "$@"
  fi
}

@test "a file and a folder without the right to read: told, kept, read when the right comes" {
  chmod a+x "$BATS_RUN_TMPDIR" "$BATS_RUN_TMPDIR"/* "$BATS_TEST_TMPDIR"
  cp "$index_program" indexer
  mkdir kho/khóa "$ix"
  printf 'Tin gấu\n' >kho/khóa/b.txt
  printf 'Tin hổ\n' >kho/kín.txt
  chmod -R a+rX . && chmod 777 "$ix"
  as_nobody ./indexer -q --index "$ix" kho
  chmod 0 kho/khóa kho/kín.txt
  touch -d 2001-01-01 kho/kín.txt
  run --separate-stderr as_nobody ./indexer --index "$ix" kho
  echo "$stderr"
  [ "$status" -eq 1 ]
  [[ "$stderr" == *"kho/khóa: Permission denied (unreadable)"* ]]
  [[ "$stderr" == *"kín.txt: Permission denied (unreadable)"* ]]
  [[ "$stderr" == *"0 removed; 3 in "* ]]
  [ "$(as_nobody "./indexer" --index "$ix" --failures | grep -c kín.txt)" -eq 1 ]
  chmod 755 kho/khóa kho/kín.txt
  run --separate-stderr as_nobody ./indexer --index "$ix" kho
  [ "$status" -eq 0 ]
  [ "$(ids tin | wc -l)" -eq 3 ]
  run as_nobody ./indexer --index "$ix" --failures
  [ -z "$output" ]
}

@test "a web archive with chunked and packed answers, and a broken record" {
  python3 - <<'PY'
import gzip
page = lambda name: ("<html><head><title>Tin %s</title></head><body><article><h1>Tin %s</h1><p>"
                     "Con %s rất to và nặng, sống trong rừng già nhiều năm, không ai nhớ từ bao giờ."
                     "</p></article></body></html>" % (name, name, name)).encode()
def chunked(data):
    return b"".join(b"%x\r\n%s\r\n" % (len(data[i:i + 50]), data[i:i + 50])
                    for i in range(0, len(data), 50)) + b"0\r\n\r\n"
def record(url, header, body):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + header + b"\r\n" + body
    head = ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bao.example/%s\r\n"
            "WARC-Date: 2020-05-06T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            "Content-Length: %d\r\n\r\n" % (url, len(http))).encode()
    return head + http + b"\r\n\r\n"
gz = b"Content-Encoding: gzip\r\n"
ch = b"Transfer-Encoding: chunked\r\n"
records = [record("gau", ch, chunked(page("gấu"))), record("ho", gz, gzip.compress(page("hổ"))),
           record("nai", ch + gz, chunked(gzip.compress(page("nai")))),
           record("hong", gz, gzip.compress(page("hỏng"))[:60]),
           record("br", b"Content-Encoding: br\r\n", b"\x1b\x00\x01"), record("cuoi", b"", page("cáo"))]
open("kho/w.warc", "wb").write(b"".join(records))
open("kho/x.warc.gz", "wb").write(b"".join(gzip.compress(r) for r in records))
PY
  rejects "w.warc!/https://bao.example/hong: " \
    "w.warc!/https://bao.example/br: the page is packed as 'br' (unsupported)" \
    "x.warc.gz!/https://bao.example/hong: "
  [ "$(ids '"tin gấu" OR "tin hổ" OR "tin nai" OR "tin cáo"' | grep -c '^w.warc')" -eq 4 ]
  [ "$(ids '"tin nai"' | grep -c '!/https://bao.example/nai')" -eq 2 ]
}

@test "what is far too long: a word, a term, ten thousand fields, a million empty records" {
  python3 - <<'PY'
import json
open("kho/tu.txt", "w").write("Tin gấu\n\n" + "x" * (1 << 20) + " đuôi " + "ờ" * 300 + "\n")
fields = {"f%d" % i: "v%d" % i for i in range(10000)}
open("kho/rong.json", "w").write(json.dumps({**fields, "title": "Tin hổ"}))
open("kho/trong.jsonl", "w").write("{}\n" * 1000000)
PY
  rejects '1000000 no-text' 'trong.jsonl#1'
  [ "$(ids gấu)" = tu.txt ]
  [ "$(ids đuôi)" = tu.txt ]
  [ "$(ids hổ)" = rong.json ]
  run "$index_program" --index "$ix" --failures
  [[ "${lines[0]}" == *"trong.jsonl: 1000000 rejected, 0 read; no-text: "* ]]
  [ "${#lines[@]}" -eq 22 ]
  [ "${lines[21]}" = "  and 999980 more" ]
}

@test "an article of 50 MB is indexed in 300 MB of memory, found, cut to a passage and shown" {
  python3 - <<'PY'
import json
words = ["nước", "sông", "lên", "ba", "gang", "ruộng", "ngô", "xóm", "Đông", "chèo", "thuyền"]
line = lambda i: " ".join(words[(i * k) % 11] for k in range(1, 11)) + " %d.\n" % i
text = "".join(line(i) for i in range(40000)) + "Cuối cùng con tê giác xuất hiện ở bến Trầm.\n"
text = text * (1 + (50 << 20) // len(text.encode()))
open("kho/to.txt", "w").write("Tin rất to\n\n" + text)
open("kho/to.jsonl", "w").write(json.dumps({"id": "to", "title": "Tin to", "body": text},
                                           ensure_ascii=False) + '\n{"id":"nhỏ","title":"Tin nhỏ"}\n')
PY
  [ "$(stat -c %s kho/to.txt)" -gt 52428800 ]
  # A file at a time: the most that one takes.
  for file in kho/to.txt kho/to.jsonl; do
    python3 - "$index_program" --index "$ix" -q "$file" <<'PY'
import os, resource, subprocess, sys
assert subprocess.run(sys.argv[1:], check=False).returncode == 0
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
print("peak", peak, "MB")
# Sanitizers take memory of their own.
assert peak < 300 or os.environ.get("TIMBAO_SANITIZE"), peak
PY
  done
  [ "$(ids '"tê giác"')" = "to
to.txt" ]
  [ "$(ids '"tin nhỏ"')" = nhỏ ]
  "$search_program" --index "$ix" --format=jsonl --limit 1 '"tê giác xuất hiện"' | grep -q 'con tê giác'
  [ "$("$search_program" --index "$ix" --show to.txt --format=json | wc -c)" -gt 52428800 ]
}
