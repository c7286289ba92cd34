# Types into an interactive zsh that has the completions, presses Tab, and waits for what must come.
#   zsh -f complete_zsh.zsh FOLDER [TYPED EXPECTED]...
zmodload zsh/zpty zsh/datetime
folder=$1
shift
zpty typist zsh -f -i
# wait_for TEXT: reads until it has come; fails after a while.
wait_for() {
  local piece end=$((EPOCHSECONDS + 30))
  seen=
  while [[ $seen != *"$1"* ]]; do
    zpty -r -t typist piece && seen+=$piece || sleep 0.05
    if ((EPOCHSECONDS > end)); then
      print -r -- "'$1' did not come; got: ${(qqqq)seen}"
      exit 1
    fi
  done
}
zpty -w typist "TERM=dumb; stty cols 200; fpath=($folder \$fpath); autoload -Uz compinit; \
compinit -u -D; setopt nobeep; print re''ady"
wait_for ready
for typed expected; do
  zpty -w -n typist $typed$'\t\t'
  wait_for $expected
  zpty -w -n typist $'\C-u'"print do''ne"$'\n'
  wait_for done
done
zpty -d typist
