"""Why a file, or an answer in it, cannot be used: a code for programs and a sentence for people."""


class Refused(Exception):  # noqa: N818 - a verdict on a file, not a fault of the program
    """A handed-in file cannot be used; the batch goes on.

    Parameters
    ----------
    code
        A short name that never changes, such as ``"too-large"``.
    reason
        What is wrong and what to do, as one or two sentences for a teacher.

    Examples
    --------
    >>> raise Refused("empty", "The file is empty. Ask for it again.")
    Traceback (most recent call last):
    iraqcourse.grading.refusal.Refused: The file is empty. Ask for it again.
    """

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(code, reason)

    def __str__(self) -> str:
        return self.reason
