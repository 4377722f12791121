"""CC-NEWS to clean Korean articles with datatrove: WARC in, JSON Lines out, resumable, on this machine or a cluster.

    pip install ".[datatrove]"
    python examples/datatrove_warc.py 'crawl-data/*.warc.gz' clean/ --tasks 40 --workers 8

The same command again finishes what was not done. `--executor slurm` and `--executor ray` run the same pipeline there.
"""

from __future__ import annotations

import argparse
import glob
from typing import Any

from datatrove.executor import LocalPipelineExecutor
from datatrove.executor.base import PipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.filters import LambdaFilter
from datatrove.pipeline.writers import JsonlWriter

from bonmun.pipeline.datatrove import CleanPages, ReadPages


def is_korean_article(document: Any) -> bool:
    """True for an article with a body that is mostly Hangul."""
    return document.metadata["status"] == "ok" and "foreign" not in document.metadata["flags"]


def pipeline(inputs: list[str], out: str, *, articles_only: bool = False) -> list[PipelineStep]:
    """Read, clean, write; what is left out goes to a folder of its own."""
    steps: list[PipelineStep] = [ReadPages(inputs), CleanPages(seconds=15)]
    if articles_only:
        steps.append(LambdaFilter(is_korean_article, exclusion_writer=JsonlWriter(f"{out}/left-out")))
    return [*steps, JsonlWriter(f"{out}/articles")]


def executor(name: str, steps: list[PipelineStep], out: str, tasks: int, workers: int) -> PipelineExecutor:
    """The executor by name; each keeps marks of finished tasks in `out`/logs and skips them next time."""
    if name == "slurm":
        from datatrove.executor import SlurmPipelineExecutor

        return SlurmPipelineExecutor(
            steps, tasks=tasks, workers=workers, time="08:00:00", partition="cpu", mem_per_cpu_gb=2,
            logging_dir=f"{out}/logs", max_array_size=1000,
        )  # fmt: skip
    if name == "ray":
        from datatrove.executor import RayPipelineExecutor

        return RayPipelineExecutor(steps, tasks=tasks, workers=workers, logging_dir=f"{out}/logs", mem_per_cpu_gb=2)
    return LocalPipelineExecutor(steps, tasks=tasks, workers=workers, logging_dir=f"{out}/logs")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="CC-NEWS to clean Korean articles.")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("out")
    parser.add_argument("--tasks", type=int, help="default: as many as there are files")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--executor", choices=("local", "slurm", "ray"), default="local")
    parser.add_argument("--articles-only", action="store_true")
    args = parser.parse_args()
    files = [path for name in args.inputs for path in sorted(glob.glob(name)) or [name]]
    steps = pipeline(files, args.out, articles_only=args.articles_only)
    executor(args.executor, steps, args.out, args.tasks or len(files), args.workers).run()


if __name__ == "__main__":
    main()
