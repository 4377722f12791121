"""Clean pages in Parquet with Ray Data; errors are rows, so nothing has to be retried.

pip install ".[ray]"
python examples/ray_data.py pages.parquet clean/
"""

from __future__ import annotations

import sys

import ray

from bonmun.pipeline.batch import CleanBatch


def main(source: str, out: str) -> None:
    """Read, clean, write."""
    data = ray.data.read_parquet(source)
    cleaned = data.map_batches(CleanBatch(column="html", seconds=15), batch_format="pyarrow", batch_size=256)
    cleaned.write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
