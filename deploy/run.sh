#!/usr/bin/env bash
# Starts the whole system on this machine and plays the demonstration competition on it.
#
#   deploy/run.sh [--exit] [--no-demo] [--result FILE] [--help]
#
#   --exit          stop the system when the demonstration is over (its exit code becomes this one's)
#   --no-demo       only start; the services then run on the real clock
#   --result FILE   write the outcome of the demonstration to FILE as JSON
#   --help          this text
#
# Environment:
#   CHALLENGES_DATA        where data is kept (.data in the repository); a second start works on the data of the first
#   CHALLENGES_PORT_BASE   7300: sign-in 7300, publication 7301, applications 7302, review 7303, award 7304, portal 7310, dashboard 7320, broker 7372
#   CHALLENGES_PORTAL_PORT another port for the portal
#   RABBITMQ_URL           a broker that already runs, instead of a private node
#   CHALLENGES_SQLSERVER   a connection string: a database for each service on that SQL Server, instead of SQLite
#   CHALLENGES_DEMO=1      with --no-demo: run on the simulated clock all the same
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
called_from=$PWD
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

stop_at_end='' demo=1 result=''
while [ $# -gt 0 ]; do
    case $1 in
        --exit) stop_at_end=1 ;;
        --no-demo) demo='' ;;
        --result)
            [ $# -ge 2 ] || { echo "--result needs a file" >&2; exit 2; }
            result=$2
            shift
            ;;
        --help | -h) sed -n '2,18s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
        *) echo "Unknown option $1; see --help" >&2; exit 2 ;;
    esac
    shift
done
case $result in '' | /*) ;; *) result=$called_from/$result ;; esac
if [ -n "$demo" ]; then export CHALLENGES_DEMO=1; fi

export CHALLENGES_DATA=${CHALLENGES_DATA:-$root/.data}
case $CHALLENGES_DATA in /*) ;; *) CHALLENGES_DATA=$called_from/$CHALLENGES_DATA ;; esac
base=${CHALLENGES_PORT_BASE:-7300}
[[ $base =~ ^[0-9]+$ ]] && [ "$base" -ge 1024 ] && [ "$base" -le 65000 ] || { echo "CHALLENGES_PORT_BASE is a number from 1024 to 65000, not '$base'" >&2; exit 2; }
declare -A ports=([identity]=$base [publication]=$((base + 1)) [applications]=$((base + 2)) [review]=$((base + 3)) [award]=$((base + 4))
    [portal]=${CHALLENGES_PORTAL_PORT:-$((base + 10))} [dashboard]=$((base + 20)) [telemetry]=$((base + 21)) [resources]=$((base + 22)))
if [ -z "${RABBITMQ_URL:-}" ]; then ports[broker]=$((base + 72)); fi
run=$CHALLENGES_DATA/run
host_log=$CHALLENGES_DATA/logs/apphost.log

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

check_sdk() {
    if command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -qE '^(1[0-9]|[2-9][0-9])\.'; then return; fi
    fail "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 (Debian 12: the package dotnet-sdk-10.0 of
packages.microsoft.com), so that 'dotnet --list-sdks' shows a version from 10.0.100 on."
}

check_ports() {
    local name
    for name in identity publication applications review award portal dashboard telemetry resources broker; do
        if [ -n "${ports[$name]:-}" ] && (exec 3<>"/dev/tcp/127.0.0.1/${ports[$name]}") 2>/dev/null; then
            fail "Port ${ports[$name]} of 127.0.0.1, meant for $name, is taken. Stop what listens there, or set CHALLENGES_PORT_BASE to another number (now $base)."
        fi
    done
}

find_broker() {
    if [ -n "${RABBITMQ_URL:-}" ] || "$here/rabbitmq.sh" installed; then return; fi
    if command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; then return; fi
    "$here/rabbitmq.sh" install || fail "There is no broker to run on."
}

build() {
    say "Building …"
    local project output
    for project in AppHost Demonstration; do
        output=$(dotnet build "$here/$project" -c Release -v quiet --nologo -p:UseSharedCompilation=false 2>&1) || {
            printf '%s\n' "$output" | grep -E 'error|warning' | sort -u | head -40 >&2
            fail "The build of deploy/$project failed."
        }
    done
}

apphost='' playing=''

# The processes that the orchestrator started for our AppHost. They live in a session of their own, so they are found by their parents.
started_by_us() {
    local -A parent=()
    local file pid line words cmd
    local -a wanted=()
    for file in /proc/[0-9]*/stat; do
        pid=${file#/proc/}
        pid=${pid%/stat}
        line=$(cat "$file" 2>/dev/null) || continue
        read -ra words <<<"${line##*) }"
        [ "${words[0]}" = Z ] && continue
        parent[$pid]=${words[1]}
        cmd=$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") || continue
        case $cmd in *"dcp start-apiserver --monitor $apphost "*) wanted+=("$pid") ;; esac
    done
    local i=0
    while [ "$i" -lt "${#wanted[@]}" ]; do
        for pid in "${!parent[@]}"; do
            if [ "${parent[$pid]}" = "${wanted[$i]}" ]; then wanted+=("$pid"); fi
        done
        i=$((i + 1))
    done
    [ "${#wanted[@]}" -eq 0 ] || printf '%s\n' "${wanted[@]}"
}

is_running() { [ -d "/proc/$1" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

still_running() {
    local pid
    for pid in "$@"; do
        if is_running "$pid"; then echo "$pid"; fi
    done
}

stop_system() {
    trap '' INT TERM HUP
    if [ -n "$playing" ]; then kill -TERM "$playing" 2>/dev/null || true; fi
    [ -n "$apphost" ] || return 0
    local -a all=() left=()
    mapfile -t all < <(started_by_us)
    all+=("$apphost")
    kill -TERM "$apphost" 2>/dev/null || true
    local waited=0
    while [ "$waited" -lt 300 ]; do
        mapfile -t left < <(still_running "${all[@]}")
        [ "${#left[@]}" -eq 0 ] && break
        sleep 0.1
        waited=$((waited + 1))
    done
    if [ "${#left[@]}" -gt 0 ]; then
        say "Ending what didn't stop by itself: ${left[*]}"
        kill -KILL "${left[@]}" 2>/dev/null || true
    fi
    wait "$apphost" 2>/dev/null || true
    apphost=''
}

show_logs() {
    local file
    for file in "$CHALLENGES_DATA"/logs/*.log; do
        [ -s "$file" ] || continue
        printf '\n--- the last lines of %s\n' "$file" >&2
        tail -n 25 "$file" | cut -c1-500 >&2
    done
}

is_ready() {
    local line=''
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
    printf 'GET /health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
    IFS= read -t 10 -r line <&3 || true
    exec 3>&-
    [[ $line == *" 200 "* ]]
}

wait_until_ready() {
    local -a waiting=(identity publication applications review award portal) rest=()
    local name deadline=$((SECONDS + 180)) shown=''
    while [ "${#waiting[@]}" -gt 0 ]; do
        rest=()
        for name in "${waiting[@]}"; do
            if is_ready "${ports[$name]}"; then say "  $name is ready"; else rest+=("$name"); fi
        done
        waiting=("${rest[@]}")
        [ "${#waiting[@]}" -eq 0 ] && break
        if ! is_running "$apphost"; then
            show_logs
            fail "The system stopped before it was ready."
        fi
        if [ -s "$run/ended" ]; then
            show_logs
            fail "Ended by itself before it was ready: $(sort -u "$run/ended" | tr '\n' ' ')"
        fi
        if [ "$SECONDS" -ge "$deadline" ]; then
            show_logs
            fail "Not ready after 180 s: ${waiting[*]}"
        fi
        if [ "${waiting[*]}" != "$shown" ]; then
            shown=${waiting[*]}
            say "  waiting for $shown …"
        fi
        sleep 0.5
    done
}

check_sdk
check_ports
find_broker
build

trap 'stop_system' EXIT
trap 'say; say "Stopping …"; exit 130' INT TERM HUP
mkdir -p "$CHALLENGES_DATA/logs" "$CHALLENGES_DATA/mail" "$run"
rm -f "$run/ended"
say "Starting on $CHALLENGES_DATA …"
(cd "$root" && exec dotnet "$here/AppHost/bin/Release/net10.0/Challenges.AppHost.dll") >"$host_log" 2>&1 </dev/null &
apphost=$!
wait_until_ready

code=0
if [ -n "$demo" ]; then
    arguments=(--system "$run/system.json")
    if [ -n "$result" ]; then arguments+=(--result "$result"); fi
    # Waited for, and not in the foreground, so that Ctrl-C is answered at once.
    dotnet "$here/Demonstration/bin/Release/net10.0/Challenges.Demonstration.dll" "${arguments[@]}" &
    playing=$!
    wait "$playing" || code=$?
    playing=''
    if [ "$code" -ne 0 ]; then
        show_logs
        say "The demonstration failed (code $code)."
    fi
fi

# What was told may still be on its way: until no new mail comes for two seconds, ten at most.
count_mails() { find "$CHALLENGES_DATA/mail" -name '*.eml' | wc -l; }
if [ -n "$demo" ]; then
    mails=$(count_mails) quiet=0
    for _ in $(seq 20); do
        if [ "$quiet" -ge 4 ]; then break; fi
        sleep 0.5
        now=$(count_mails)
        if [ "$now" = "$mails" ]; then quiet=$((quiet + 1)); else quiet=0 mails=$now; fi
    done
    say "People were told of it by $mails mails: $CHALLENGES_DATA/mail"
fi

if [ -n "$stop_at_end" ]; then exit "$code"; fi

say
say "  sign-in        http://127.0.0.1:${ports[identity]}"
say "  publication    http://127.0.0.1:${ports[publication]}"
say "  applications   http://127.0.0.1:${ports[applications]}"
say "  review         http://127.0.0.1:${ports[review]}"
say "  award          http://127.0.0.1:${ports[award]}"
say "  dashboard      $(cat "$run/dashboard")"
say "  logs           $CHALLENGES_DATA/logs"
say
if [ -s "$run/people" ]; then
    say "  Who can sign in, only while the demonstration runs:"
    cat "$run/people"
    say
fi
say "  The portal, in Chinese and English: http://127.0.0.1:${ports[portal]}"
say
say "The system runs until Ctrl-C."
trap 'say; say "Stopping …"; exit "$code"' INT TERM HUP
host_code=0
wait "$apphost" || host_code=$?
show_logs
fail "The system ended by itself (code $host_code)."
