# shellcheck shell=bash
# What every service under .services needs: the three commands, processes, keys.
# A service sets `stop_signal` and defines `install`, `launch` (which leaves `pid` and `env` in $state), `address` and
# `answers`; and `folder` (where its data and log are) and `discard`, unless it makes the folder by `make_folder`.

state=.services/$(basename "$0")
name=$(basename "$0")

service() {
  case ${1:-} in
    start) start ;;
    stop) stop ;;
    status) status ;;
    *)
      echo "usage: $0 start|stop|status" >&2
      exit 64
      ;;
  esac
}

start() {
  if status 2>/dev/null; then return; fi
  stop
  install
  mkdir -p "$state"
  launch
  wait_for_answer
  status
}

status() {
  if is_running && answers; then
    echo "$name: running on $(address)"
  else
    echo "$name: not running" >&2
    return 1
  fi
}

stop() {
  [ -d "$state" ] || return 0
  if is_running; then end_process "$(cat "$state/pid")"; fi
  discard
  rm -rf "$state"
  echo "$name: stopped"
}

# A number in a stale file may have become somebody else's process, so its command line must name this folder.
is_running() {
  [ -s "$state/pid" ] && command_line "$(cat "$state/pid")" | grep -qF "$(folder)"
}

command_line() {
  if [ -d /proc/self ]; then
    tr '\0' ' ' <"/proc/$1/cmdline"
  else
    ps -o args= -p "$1"
  fi 2>/dev/null
}

end_process() {
  kill -s "${stop_signal:?}" "$1"
  for _ in {1..100}; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  echo "$name: process $1 outlived SIG$stop_signal by 10 s, so it is killed" >&2
  kill -s KILL "$1"
}

wait_for_answer() {
  for _ in {1..240}; do
    if answers; then return; fi
    is_running || break
    sleep 0.25
  done
  echo "error: $name does not answer; the end of its log:" >&2
  tail -n 20 "$(folder)/log" >&2
  stop >&2
  exit 1
}

random_key() {
  od -An -N20 -tx1 /dev/urandom | tr -d ' \n'
}

# A server that refuses to run as root gets a folder of the user that it runs as instead, who may not be able to enter a
# checkout.
make_folder() {
  local folder=$PWD/$state/files
  mkdir -p "$folder"
  if is_root; then chown postgres "$folder"; fi
  if ! as_server test -w "$folder"; then
    rmdir "$folder"
    folder=$(mktemp -d "${TMPDIR:-/tmp}/manage-$name.XXXXXX")
    chown postgres "$folder"
  fi
  echo "$folder" >"$state/folder"
}

folder() {
  cat "$state/folder"
}

discard() {
  [ -s "$state/folder" ] || return 0
  rm -rf "$(folder)"
}

as_server() {
  if is_root; then
    (cd / && umask 077 && runuser -u postgres -- "$@")
  else
    (umask 077 && "$@")
  fi
}

is_root() {
  [ "$(id -u)" = 0 ]
}

# The folder of the newest installed PostgreSQL's programs.
programs() {
  local candidate
  for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) \
    "$(brew --prefix postgresql@15 2>/dev/null)/bin" "$(pg_config --bindir 2>/dev/null)"; do
    if [ -x "$candidate/initdb" ]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}
