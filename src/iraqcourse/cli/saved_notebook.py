"""What a notebook keeps when it is saved: no quiz or control that nothing stands behind any more.

JupyterLab saves a widget as a reference to a model in the kernel. When the notebook is opened on another day the model
is gone, and in place of each quiz stands "Error displaying widget: model not found" (jupyterlab#15361). Without the
reference the same output shows its text: the questions, and which cell to run.
"""

from typing import Any

WIDGET = "application/vnd.jupyter.widget-view+json"


def without_live_widgets(model: dict[str, Any], **_: Any) -> None:
    """Take live widgets out of what is about to be saved, where the output has a text beside them.

    A ``pre_save_hook`` of Jupyter Server; it changes the model that it is given and nothing on the page.

    >>> output = {"output_type": "display_data", "data": {WIDGET: {}, "text/html": "<p>1. Who fired?</p>"}}
    >>> without_live_widgets({"type": "notebook", "content": {"cells": [{"outputs": [output]}]}})
    >>> list(output["data"])
    ['text/html']
    """
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    for cell in model["content"].get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data")
            if isinstance(data, dict) and "text/html" in data:
                data.pop(WIDGET, None)
