"""Clean pages in Parquet with Spark.

pip install ".[spark]"
PYSPARK_PYTHON=$(which python) python examples/spark_local.py pages.parquet clean/
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from bonmun.pipeline.batch import CleanBatch


def main(source: str, out: str) -> None:
    """Read, clean, write."""
    spark = SparkSession.builder.appName("bonmun").getOrCreate()
    # Pages are large: Spark's 10,000 rows in an Arrow batch would be a gigabyte.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    clean = CleanBatch(column="html", seconds=15)
    spark.read.parquet(source).mapInArrow(clean.over, clean.spark_schema).write.mode("overwrite").parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
