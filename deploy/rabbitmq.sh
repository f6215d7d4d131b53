#!/usr/bin/env bash
# A private RabbitMQ node on loopback from the system's package: its own data, cookie, name server and ports.
# The system's node and its port 5672 are never touched.
#
#   rabbitmq.sh run DIR PORT     runs the node in the foreground until TERM or INT; amqp on 127.0.0.1:PORT
#   rabbitmq.sh ctl DIR ARGS…    rabbitmqctl against the node that runs in DIR
#   rabbitmq.sh installed        succeeds when the package is there
#   rabbitmq.sh install          installs the package with apt when it is missing
#
# Read from the environment by `run`:
#   RABBITMQ_MANAGEMENT_PORT     turns the management plugin on, on this port of loopback
#   BROKER_USER, BROKER_PASSWORD the user made when DIR is new (guest / guest when unset)
set -euo pipefail

server_scripts() {
    local found
    found=$(compgen -G '/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server' | sort -V | tail -1) || true
    [ -n "$found" ] && dirname "$found"
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port_from() {
    local port=$1
    while is_taken "$port"; do port=$((port + 1)); done
    echo "$port"
}

install_package() {
    if server_scripts >/dev/null; then return 0; fi
    if ! command -v apt-get >/dev/null; then
        echo "RabbitMQ is missing. Install RabbitMQ 3.10 or newer with your system's package manager (Fedora: dnf install rabbitmq-server;" \
            "Arch: pacman -S rabbitmq), or set RABBITMQ_URL to a broker that you run." >&2
        return 1
    fi
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "RabbitMQ is missing. Install it as root: apt-get install rabbitmq-server" >&2; return 1; }
        as_root=(sudo)
    fi
    echo "RabbitMQ is missing; installing the package rabbitmq-server with apt …" >&2
    # The package would start a node of its own on port 5672, which nobody here uses; this policy tells it not to.
    local policy=/usr/sbin/policy-rc.d ours=
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod 755 "$policy"
        ours=1
    fi
    local rc=0
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends rabbitmq-server >&2 ||
        { "${as_root[@]}" apt-get update >&2 &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends rabbitmq-server >&2; } || rc=$?
    if [ -n "$ours" ]; then "${as_root[@]}" rm -f "$policy"; fi
    return "$rc"
}

# Everything the node and rabbitmqctl must know, so that nothing of the system's own node is read or written.
export_node() {
    local dir=$1
    # The name does not depend on the port: the data stays readable when the port changes.
    export HOME="$dir" RABBITMQ_NODENAME=challenges@localhost RABBITMQ_USE_LONGNAME=false
    export RABBITMQ_CONF_ENV_FILE="$dir/rabbitmq-env.conf" RABBITMQ_CONFIG_FILE="$dir/rabbitmq.conf" RABBITMQ_ADVANCED_CONFIG_FILE="$dir/advanced.config"
    export RABBITMQ_MNESIA_BASE="$dir/mnesia" RABBITMQ_LOG_BASE="$dir/log" RABBITMQ_ENABLED_PLUGINS_FILE="$dir/enabled_plugins"
    export RABBITMQ_GENERATED_CONFIG_DIR="$dir/config" RABBITMQ_SCHEMA_DIR="$dir/schema" RABBITMQ_PLUGINS_EXPAND_DIR="$dir/plugins-expand"
    export ERL_EPMD_ADDRESS=127.0.0.1 ERL_CRASH_DUMP="$dir/log/erl_crash.dump"
    unset RABBITMQ_NODE_PORT RABBITMQ_NODE_IP_ADDRESS NOTIFY_SOCKET
}

run_node() {
    local dir=$1 port=$2 scripts
    scripts=$(server_scripts) || { echo "RabbitMQ is missing: $0 install" >&2; return 1; }
    if is_taken "$port"; then echo "Port $port of 127.0.0.1 is taken; the broker can't listen there." >&2; return 1; fi
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    mkdir -p "$dir"/{mnesia,log,config,schema}
    chmod 700 "$dir"
    if [ ! -s "$dir/.erlang.cookie" ]; then
        (umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$dir/.erlang.cookie")
    fi
    chmod 400 "$dir/.erlang.cookie"
    : >"$dir/rabbitmq-env.conf"

    local management=${RABBITMQ_MANAGEMENT_PORT:-} dist names
    names=$(free_port_from $((port + 1)))
    dist=$(free_port_from $((names + 1)))
    export_node "$dir"
    export ERL_EPMD_PORT=$names RABBITMQ_DIST_PORT=$dist
    echo "$names" >"$dir/names-port"

    (
        umask 077
        cat >"$dir/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port
default_user = ${BROKER_USER:-guest}
default_pass = ${BROKER_PASSWORD:-guest}
vm_memory_high_watermark.absolute = 600MB
disk_free_limit.absolute = 100MB
raft.wal_max_size_bytes = 33554432
log.file.level = info
log.console = false
CONF
        if [ -n "$management" ]; then
            printf 'management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = %s\n' "$management" >>"$dir/rabbitmq.conf"
            echo '[rabbitmq_management].' >"$dir/enabled_plugins"
        else
            echo '[].' >"$dir/enabled_plugins"
        fi
    )
    unset RABBITMQ_MANAGEMENT_PORT BROKER_USER BROKER_PASSWORD

    # If this script is killed outright, the kernel stops its children.
    local bound=()
    if command -v setpriv >/dev/null && setpriv --pdeathsig TERM true 2>/dev/null; then bound=(setpriv --pdeathsig TERM); fi

    local node= epmd= stopping=
    trap 'stopping=1; [ -z "$node" ] || kill -TERM "$node" 2>/dev/null || true' TERM INT HUP
    "${bound[@]}" epmd -address 127.0.0.1 -port "$names" </dev/null >/dev/null 2>&1 &
    epmd=$!
    export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 2:2 +B i -kernel inet_dist_use_interface {127,0,0,1}"
    # "detached" makes the server's script become the node itself instead of a shell that waits for it.
    detached=1 "${bound[@]}" "$scripts/rabbitmq-server" </dev/null >>"$dir/log/console.log" 2>&1 &
    node=$!
    if [ -n "$stopping" ]; then kill -TERM "$node" 2>/dev/null || true; fi
    echo "RabbitMQ on amqp://127.0.0.1:$port, data in $dir"

    local rc=0 waited=0
    wait "$node" || rc=$?
    # A signal interrupts the wait above; the node then has 20 s to close its queues.
    while kill -0 "$node" 2>/dev/null; do
        if [ "$waited" -ge 200 ]; then kill -KILL "$node" 2>/dev/null || true; fi
        sleep 0.1
        waited=$((waited + 1))
    done
    kill -TERM "$epmd" 2>/dev/null || true
    wait "$epmd" 2>/dev/null || true
    rm -f "$dir/names-port"
    if [ -n "$stopping" ]; then return 0; fi
    echo "RabbitMQ ended by itself (code $rc); its log:" >&2
    tail -n 20 "$dir/log/console.log" >&2
    return 1
}

control() {
    local dir scripts
    dir=$(cd "$1" && pwd)
    shift
    scripts=$(server_scripts)
    [ -s "$dir/names-port" ] || { echo "No node runs in $dir" >&2; return 1; }
    export_node "$dir"
    ERL_EPMD_PORT=$(cat "$dir/names-port")
    export ERL_EPMD_PORT
    "$scripts/rabbitmqctl" "$@"
}

case "${1:-}" in
    run) run_node "${2:?DIR}" "${3:?PORT}" ;;
    ctl) shift; control "$@" ;;
    installed) server_scripts >/dev/null ;;
    install) install_package ;;
    *) sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
