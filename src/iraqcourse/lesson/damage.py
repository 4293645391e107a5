"""Files of earlier answers that were damaged and set aside: said wherever their absence would mislead."""

from iraqcourse import paths


def sentence(lesson: str = "") -> str:
    """Say which files of answers were set aside, of one lesson or of all; empty if there are none.

    Whatever reads a record sets a damaged one aside (:func:`iraqcourse.quiz.store.restore`), and the next reader finds
    nothing. So this looks at what lies in the folder, and keeps saying it until the file is taken away.
    """
    kept = sorted(file.name for file in paths.answers().glob(f"{lesson or '*'}.damaged-*.json"))
    if not kept:
        return ""
    if len(kept) == 1:
        return (
            f"The file of your earlier answers was damaged. It is kept as {kept[0]} in the folder of answers; "
            "show it to your instructor, or move it away."
        )
    return (
        f"Files of your earlier answers were damaged. They are kept as {', '.join(kept)} in the folder of answers; "
        "show them to your instructor, or move them away."
    )
