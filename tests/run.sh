#!/usr/bin/env bash
# Sets up what is missing, builds everything with warnings as errors, checks the format, runs every test.
# The last line is 'N passed, N failed' (', N skipped' may follow); a build or a format that fails counts as one failure.
#
# Environment:
#   CHALLENGES_TEST_RABBITMQ, CHALLENGES_TEST_RABBITMQ_MANAGEMENT   a broker for the tests; a private node is started when unset
#   CHALLENGES_SQLSERVER        a connection string: the store tests run on SQL Server too
#   CHALLENGES_TEST_PROJECTS    only these, for example "Review.Tests Award.Tests"
#   CHALLENGES_TEST_PARALLEL    how many test projects run at once (3)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
# What tests start lives for a minute or two: measuring it for a better compilation never pays back.
export DOTNET_TieredPGO=0

passed=0 failed=0 skipped=0
broker='' compiler='challenges-tests-'$$
running=()
work=$(mktemp -d "${TMPDIR:-/tmp}/challenges-tests.XXXXXX")
results=$root/tests/TestResults

summary() {
    local line="$passed passed, $failed failed"
    if [ "$skipped" -gt 0 ]; then line+=", $skipped skipped"; fi
    echo "$line"
}

clean_up() {
    trap '' INT TERM HUP
    local pid file
    if [ "${#running[@]}" -gt 0 ]; then
        kill -TERM "${running[@]}" 2>/dev/null || true
        wait "${running[@]}" 2>/dev/null || true
    fi
    if [ -n "$broker" ]; then
        kill -TERM "$broker" 2>/dev/null || true
        wait "$broker" 2>/dev/null || true
    fi
    # The compiler's server of this build, known by the name that it was given above.
    for file in /proc/[0-9]*/cmdline; do
        if tr '\0' ' ' 2>/dev/null <"$file" | grep -qF -- "-pipename:$compiler"; then
            pid=${file#/proc/}
            kill -TERM "${pid%/cmdline}" 2>/dev/null || true
        fi
    done
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

give_up() {
    failed=$((failed + 1))
    summary
    exit 1
}

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -qE '^(1[0-9]|[2-9][0-9])\.'; then
    echo "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0"
    give_up
fi

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    done
    echo "$port"
}

start_broker() {
    if [ -n "${CHALLENGES_TEST_RABBITMQ:-}" ]; then return 0; fi
    deploy/rabbitmq.sh install || return 1
    local amqp management
    amqp=$(free_port)
    management=$((amqp + 100))
    RABBITMQ_MANAGEMENT_PORT=$management deploy/rabbitmq.sh run "$work/broker" "$amqp" >"$work/broker.log" 2>&1 &
    broker=$!
    export CHALLENGES_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$amqp" CHALLENGES_TEST_RABBITMQ_MANAGEMENT="http://guest:guest@127.0.0.1:$management"
}

broker_is_up() {
    if [ -z "$broker" ]; then return 0; fi
    local port=${CHALLENGES_TEST_RABBITMQ_MANAGEMENT##*:} line='' deadline=$((SECONDS + 90))
    while [ "$SECONDS" -lt "$deadline" ]; do
        kill -0 "$broker" 2>/dev/null || break
        if { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
            printf 'GET / HTTP/1.0\r\n\r\n' >&3
            line=''
            IFS= read -t 5 -r line <&3 || true
            exec 3>&-
            if [[ $line == HTTP/* ]]; then return 0; fi
        fi
        sleep 0.5
    done
    cat "$work/broker.log"
    return 1
}

# The pages are read in a real browser, with a font that has Chinese. Without them the tests of the portal show as skipped.
install_browser() {
    if [ -x "${CHALLENGES_TEST_CHROMIUM:-/usr/bin/chromium}" ] && fc-list :lang=zh 2>/dev/null | grep -q .; then return 0; fi
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 0
    DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y --no-install-recommends chromium fonts-wqy-microhei fontconfig >"$work/browser.log" 2>&1 ||
        { timeout 120 apt-get update >>"$work/browser.log" 2>&1 && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y --no-install-recommends chromium fonts-wqy-microhei fontconfig >>"$work/browser.log" 2>&1; } ||
        { tail -n 5 "$work/browser.log"; echo "No browser: the tests of the portal will be skipped."; }
}

install_browser
start_broker || { echo "There is no broker for the tests."; give_up; }

echo "== build"
if ! dotnet build Challenges.sln -c Release -v quiet --nologo -warnaserror "-p:SharedCompilationId=$compiler" >"$work/build.log" 2>&1; then
    grep -E 'error|warning' "$work/build.log" | sort -u | head -60 || tail -n 40 "$work/build.log"
    give_up
fi

broker_is_up || { echo "The broker for the tests didn't start."; give_up; }
rm -rf "$results"
mkdir -p "$results"

# Beside the tests: it takes one processor for a minute.
check_format() {
    local rc=0
    timeout -s KILL 600 dotnet format Challenges.sln --verify-no-changes --no-restore >"$work/format.log" 2>&1 || rc=$?
    echo "$rc" >"$work/format.rc"
}

read_format() {
    if [ "$(cat "$work/format.rc" 2>/dev/null || echo 1)" = 0 ]; then
        echo "format: as it should be"
    else
        tail -n 60 "$work/format.log"
        echo "The format differs: run 'dotnet format'."
        failed=$((failed + 1))
    fi
}

run_project() {
    local name=$1 limit=600
    if [ "$name" = EndToEnd.Tests ] || [ "$name" = Portal.Tests ]; then limit=1500; fi
    local rc=0
    timeout -s KILL "$limit" dotnet test "tests/$name/bin/Release/net10.0/Challenges.$name.dll" --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" >"$work/$name.log" 2>&1 || rc=$?
    echo "$rc" >"$work/$name.rc"
}

read_results() {
    local name=$1 rc counters total executed ok bad=0
    rc=$(cat "$work/$name.rc" 2>/dev/null || echo 1)
    counters=$(grep -m1 -o '<Counters [^>]*' "$results/$name.trx" 2>/dev/null || true)
    if [ -n "$counters" ]; then
        total=$(sed 's/.* total="\([0-9]*\)".*/\1/' <<<"$counters")
        executed=$(sed 's/.* executed="\([0-9]*\)".*/\1/' <<<"$counters")
        ok=$(sed 's/.* passed="\([0-9]*\)".*/\1/' <<<"$counters")
        bad=$((executed - ok))
        passed=$((passed + ok))
        failed=$((failed + bad))
        skipped=$((skipped + total - executed))
        echo "$name: $ok passed, $bad failed, $((total - executed)) skipped"
    else
        echo "$name: no results (code $rc; 137 means that its time was up)"
    fi
    if [ "$rc" -ne 0 ]; then
        if [ "$bad" -eq 0 ]; then failed=$((failed + 1)); fi
        grep -vE '^(VSTest|Copyright|Starting test|A total of|Results File)' "$work/$name.log" | tail -n 200
    fi
}

run_all() {
    local limit=$1 name pid
    shift
    local -a batch=()
    for name in "$@"; do
        while [ "$(jobs -rp | grep -vcx "${broker:-none}")" -ge "$limit" ]; do sleep 0.2; done
        run_project "$name" &
        running+=("$!")
        batch+=("$name")
    done
    for pid in "${running[@]}"; do wait "$pid" || true; done
    running=()
    for name in "${batch[@]}"; do read_results "$name"; done
}

echo "== tests"
together=() alone=()
# The one that waits most comes first: others use the processors meanwhile.
for project in tests/Shared.Tests/*.csproj $(ls tests/*.Tests/*.csproj | grep -v /Shared.Tests/); do
    name=$(basename "$(dirname "$project")")
    if [ -n "${CHALLENGES_TEST_PROJECTS:-}" ] && [[ " $CHALLENGES_TEST_PROJECTS " != *" $name "* ]]; then continue; fi
    # They start processes and watch the clock: nothing else may run beside them.
    if [ "$name" = EndToEnd.Tests ] || [ "$name" = Portal.Tests ]; then alone+=("$name"); else together+=("$name"); fi
done
check_format &
running+=("$!")
if [ "${#together[@]}" -gt 0 ]; then run_all "${CHALLENGES_TEST_PARALLEL:-3}" "${together[@]}"; fi
if [ "${#running[@]}" -gt 0 ]; then wait "${running[@]}" || true; fi
running=()
read_format
if [ "${#alone[@]}" -gt 0 ]; then run_all 1 "${alone[@]}"; fi

summary
[ "$failed" -eq 0 ]
