#!/usr/bin/env bash
# Many roundtables on Slurm: an array of two nodes on this machine, a task that is killed in the
# middle and put back in the queue, and the parts joined. It must come to the bytes of one run.
#
#   tests/engines/slurm.sh PROGRAM FOLDER
#
# As root, with Slurm and munge of Debian (slurm-wlm, munge, procps). The daemons end with the script.
set -euo pipefail
program=$(realpath "$1")
place=$(mkdir -p "$2" && cd "$2" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
host=$(uname -n | cut -d. -f1)
regions=8
parts=4

# A cluster of two nodes with one processor each.
mkdir -p "$place"/{state,log,one,two}
cat > "$place/slurm.conf" <<END
ClusterName=entaku
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16917
AuthType=auth/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/%n
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/%n.pid
SlurmctldLogFile=$place/log/slurmctld
SlurmdLogFile=$place/log/%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=one NodeAddr=127.0.0.1 NodeHostname=$host Port=16918 CPUs=1 RealMemory=4000 State=UNKNOWN
NodeName=two NodeAddr=127.0.0.1 NodeHostname=$host Port=16919 CPUs=1 RealMemory=4000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
END
export SLURM_CONF=$place/slurm.conf
mkdir -p /run/munge /var/log/munge /var/lib/munge
[ -s /etc/munge/munge.key ] || dd if=/dev/urandom of=/etc/munge/munge.key bs=1 count=1024 status=none
chown -R munge:munge /etc/munge /run/munge /var/log/munge /var/lib/munge
chmod 400 /etc/munge/munge.key
munge --no-input > /dev/null 2>&1 || runuser -u munge -- munged --force
stop() {
    for daemon in "$place"/*.pid; do
        [ -s "$daemon" ] && kill "$(cat "$daemon")" 2> /dev/null || true
    done
}
trap stop EXIT
slurmctld -c
sleep 1
slurmd -N one
slurmd -N two

# Roundtables with numbers of their own.
workspace=$place/workspace
rm -rf "$workspace" "$place/single"
for number in $(seq "$regions"); do
    region=$workspace/regions/$(printf 'region-%02d' "$number")
    mkdir -p "$region"
    cp -r "$root/inputs" "$region/inputs"
    sed -i "0,/^name = .*/s//name = \"第${number}の円卓会議\"/" "$region/inputs/roundtable.toml"
    sed -i "s/^I01,2026-06,362,/I01,2026-06,$((400 + number)),/" "$region/inputs/observations/見守り隊.csv"
done
printf '[workspace]\nname = "県のネットワーク"\nregions = ["regions/*"]\n[rollup]\nfor = "members"\n' \
    > "$workspace/workspace.toml"
asked=(--kind report --lang ja)

# What one run makes.
"$program" build --project "$workspace" --out "$place/single" "${asked[@]}" > "$place/log/single"

# The array. Its first task is killed when it has put its first roundtable in place.
export WORKSPACE=$workspace ENTAKU=$program
cd "$place"
job=$(sbatch --parsable --array="1-$parts" --output="$place/log/%a" \
    "$root/packaging/engines/slurm.sh" "${asked[@]}")
out=$workspace/outputs
for _ in $(seq 600); do
    victim=$(pgrep -f "^$program build --project $workspace --shard auto" | head -1 || true)
    made=$({ find "$out" -name manifest.json 2> /dev/null || true; } | wc -l)
    [ -n "$victim" ] && [ "$made" -gt 0 ] && break
    sleep 0.1
done
[ -n "$victim" ] || { echo "no task was running" >&2; exit 1; }
task=$(tr '\0' '\n' < "/proc/$victim/environ" | sed -n 's/^SLURM_ARRAY_TASK_ID=//p')
kill -KILL "$victim"
echo "killed task $task of job $job with $made manifests in place"

# The others end; what is missing is named, and made when its task comes again.
ended() {
    for _ in $(seq 6000); do
        squeue --noheader --jobs "$job" 2> /dev/null | grep -q . || return 0
        sleep 0.1
    done
    echo "the array did not end" >&2
    return 1
}
ended
[ ! -e "$out/.shards/$task-of-$parts/part.json" ] || { echo "the killed task reported" >&2; exit 1; }
code=0
"$program" gather --project "$workspace" > "$place/log/early" 2>&1 || code=$?
[ "$code" -eq 2 ] && grep -q "^$task" "$place/log/early" || {
    echo "the missing part was not named" >&2
    exit 1
}
scontrol requeue "${job}_$task"
ended

# The last job joins them.
sbatch --parsable --wait --output="$place/log/gather" "$root/packaging/engines/slurm.sh" gather
cat "$place/log/gather"
diff --recursive --exclude='.*' --exclude='summary.*' "$place/single" "$out"
# The summary says the same, but for what was cleared up after the killed task.
python3 - "$place/single" "$out" << 'END'
import json, pathlib, sys

def summary(place):
    said = json.loads((pathlib.Path(place) / "summary.json").read_text(encoding="utf-8"))
    for region in said["regions"]:
        region["told"] = []
        # Documents that the killed task had put in place were kept.
        region["typeset"] = 0
        region["state"] = region["state"].replace("unchanged", "made")
    return said

one, parts = map(summary, sys.argv[1:])
assert one == parts, (one, parts)
END
documents=$(find "$out" -name '*.pdf' | wc -l)
echo "$regions roundtables in $parts parts on two nodes: $documents PDFs, the same bytes as one run"
