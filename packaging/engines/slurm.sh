#!/bin/bash
# Many roundtables on Slurm: each task makes its part, and the last job joins them.
#
#   WORKSPACE=/data/regions sbatch --array=1-40 packaging/engines/slurm.sh
#   WORKSPACE=/data/regions sbatch --dependency=afterany:JOB packaging/engines/slurm.sh gather
#
# WORKSPACE is the folder of workspace.toml, on a disk that all nodes see. A task that was
# killed is started again with `scontrol requeue JOB_TASK`, or as an array of itself, which is
# told how many there are in all; what it had made stays as it is:
#
#   WORKSPACE=/data/regions PARTS=40 sbatch --array=7 packaging/engines/slurm.sh
#SBATCH --job-name=entaku
#SBATCH --cpus-per-task=1
#SBATCH --mem=1500M
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail
: "${WORKSPACE:?the folder of workspace.toml}"
entaku=${ENTAKU:-entaku}
if [ "${1:-}" = gather ]; then
    exec "$entaku" gather --project "$WORKSPACE"
fi
exec "$entaku" build --project "$WORKSPACE" --shard "auto${PARTS:+/$PARTS}" --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@"
