"""The named errors bonmun raises; content never raises, it gives an Article that says what is wrong."""


class BonmunError(Exception):
    """Base of all errors raised by bonmun."""


class RuleError(BonmunError):
    """A rule file is wrong; the message names file, key and the likely spelling."""


class FetchError(BonmunError):
    """A page could not be fetched; the message says why."""


class PipelineError(BonmunError):
    """A batch could not be read or written; the message names the file and what to do."""
