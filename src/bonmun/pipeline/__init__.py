"""A corpus in, records out: on one machine (`run`), or inside other engines (`batch`, `datatrove`, `scrapy`, …)."""
