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
  "$TIMBAO_INDEX_PROGRAM" -q -i "$dir" "$articles"
  "$TIMBAO_DUMP_PROGRAM" "$dir" >"$BATS_TEST_TMPDIR/before"
  make_articles 2000
  # No file may pass 64 KB: writes fail as on a full disk.
  run bash -c "ulimit -f 64; exec '$TIMBAO_INDEX_PROGRAM' -q -i '$dir' '$articles'"
  echo "$output"
  [ "$status" -eq 2 ]
  grep -q "^timbao-index: cannot write '$dir/part-" <<<"$output"
  grep -q '^hint: ' <<<"$output"
  "$TIMBAO_DUMP_PROGRAM" "$dir" >"$BATS_TEST_TMPDIR/after"
  cmp "$BATS_TEST_TMPDIR/before" "$BATS_TEST_TMPDIR/after"
  [ "$(find "$dir" -mindepth 1 -maxdepth 1 -name 'part-*' | wc -l)" -eq 1 ]
  "$TIMBAO_INDEX_PROGRAM" -q -i "$dir" "$articles"
  [ "$("$TIMBAO_DUMP_PROGRAM" "$dir" | grep -c '^{"id"')" -eq 2000 ]
}
