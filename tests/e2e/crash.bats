#!/usr/bin/env bats
# What an index is after its writer died, ran out of disk, or met another writer.

setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  dir="$BATS_TEST_TMPDIR/index"
  articles="$BATS_TEST_TMPDIR/articles"
}

make_articles() { # count
  mkdir -p "$articles"
  for i in $(seq "$1"); do
    printf 'Tin số %s\n\nHội nghị bàn về vụ mùa ở xã thứ %s, có %s hộ tham gia.\n' \
      "$i" "$((i % 7))" "$((i * 3))" >"$articles/tin-$i.txt"
  done
}

@test "killed at any moment, the index holds its last state and the next run completes it" {
  run "$BATS_TEST_DIRNAME/crash_rounds.py" "$root/corpus" --rounds 8 --scratch "$BATS_TEST_TMPDIR"
  echo "$output"
  [ "$status" -eq 0 ]
}

@test "out of space: status 2, a hint, and the last state stays" {
  make_articles 20
  "$TIMBAO_INDEX_PROGRAM" -q --index "$dir" "$articles"
  "$TIMBAO_DUMP_PROGRAM" "$dir" >"$BATS_TEST_TMPDIR/before"
  make_articles 2000
  # No file may pass 64 KB: writes fail as on a full disk.
  run bash -c "ulimit -f 64; exec '$TIMBAO_INDEX_PROGRAM' -q --index '$dir' '$articles'"
  echo "$output"
  [ "$status" -eq 2 ]
  grep -q "^timbao-index: cannot write '$dir/part-" <<<"$output"
  grep -q '^hint: ' <<<"$output"
  "$TIMBAO_DUMP_PROGRAM" "$dir" >"$BATS_TEST_TMPDIR/after"
  cmp "$BATS_TEST_TMPDIR/before" "$BATS_TEST_TMPDIR/after"
  [ "$(find "$dir" -mindepth 1 -maxdepth 1 -name 'part-*' | wc -l)" -eq 1 ]
  "$TIMBAO_INDEX_PROGRAM" -q --index "$dir" "$articles"
  [ "$("$TIMBAO_DUMP_PROGRAM" "$dir" | grep -c '^{"id"')" -eq 2000 ]
}

@test "a changed byte in any file of the index is found by --check" {
  make_articles 400
  "$TIMBAO_INDEX_PROGRAM" -q --index "$dir" "$articles"
  echo 'Sửa.' >>"$articles/tin-3.txt"
  "$TIMBAO_INDEX_PROGRAM" -q --index "$dir" "$articles"
  "$TIMBAO_INDEX_PROGRAM" --index "$dir" --check
  count=0
  while read -r file; do
    last=$(($(stat -c %s "$file") - 1))
    for place in 0 $((last / 2)) "$last"; do
      cp "$file" "$BATS_TEST_TMPDIR/kept"
      byte=$(od -An -tu1 -j "$place" -N 1 "$file")
      # shellcheck disable=SC2059  # the byte is written as an octal escape
      printf "\\$(printf %03o $((byte ^ 0x15)))" |
        dd of="$file" bs=1 seek="$place" conv=notrunc status=none
      run "$TIMBAO_INDEX_PROGRAM" --index "$dir" --check
      echo "$file at $place: $output"
      [ "$status" -eq 2 ]
      cp "$BATS_TEST_TMPDIR/kept" "$file"
      count=$((count + 1))
    done
  done < <(find "$dir" -type f -size +0 ! -name XAPIANDB ! -name lock)
  [ "$count" -gt 40 ]
  "$TIMBAO_INDEX_PROGRAM" --index "$dir" --check
}

@test "a second writer is refused and told who holds the index" {
  mkdir -p "$dir"
  make_articles 3
  mkfifo "$BATS_TEST_TMPDIR/lines"
  "$TIMBAO_INDEX_PROGRAM" -q --index "$dir" - <"$BATS_TEST_TMPDIR/lines" &
  holder=$!
  exec 9>"$BATS_TEST_TMPDIR/lines"
  for _ in $(seq 200); do
    grep -qs . "$dir/lock" && break
    sleep 0.05
  done
  run "$TIMBAO_INDEX_PROGRAM" -q --index "$dir" "$articles"
  echo "$output"
  exec 9>&-
  wait "$holder" || true
  [ "$status" -eq 2 ]
  grep -q "$holder" <<<"$output"
}
