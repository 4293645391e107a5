"""Sphinx's settings for the book: Furo, no execution, nothing from the network."""

from pathlib import Path
from typing import Any

from iraqcourse.site.plan import Plan

HERE = Path(__file__).parent


def settings(plan: Plan, static: Path) -> dict[str, Any]:
    """Give the settings as Sphinx's ``confoverrides``.

    Parameters
    ----------
    plan
        What the book holds.
    static
        The folder of the shared scripts and styles.
    """
    return {
        "project": "Iraq Between Powers",
        "author": "the contributors",
        "language": "en",
        "extensions": ["myst_nb", "iraqcourse.site.extension"],
        "iraq_plan": plan,
        # What lies below the handbooks can be linked to; it is no page.
        "exclude_patterns": ["instructors/*/**"],
        "templates_path": [str(HERE / "templates")],
        "html_static_path": [str(static)],
        "html_theme": "furo",
        "html_title": "Iraq Between Powers",
        "html_css_files": ["quiz.css", "book.css"],
        "html_js_files": [(name, {"defer": "defer"}) for name in _SCRIPTS],
        "html_theme_options": _LOOKS,
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_show_copyright": False,
        # The summaries of search results are fetched from pages, which a browser forbids on a disk.
        "html_show_search_summary": False,
        "html_use_index": False,
        "html_domain_indices": False,
        "html_last_updated_fmt": None,
        "pygments_style": "a11y-high-contrast-light",
        "smartquotes": False,
        "nb_execution_mode": "off",
        "nb_code_prompt_show": "Show how the notebook begins",
        "nb_code_prompt_hide": "Hide how the notebook begins",
        "nb_render_text_lexer": "text",
        "nb_output_stderr": "error",
        "myst_heading_anchors": 3,
        "myst_enable_extensions": [],
        "suppress_warnings": [],
    }


# In this order: what stands later uses what stands before it.
_SCRIPTS = ("quiz.js", "plain.js", "listing.js", "table.js", "book.js")
_LIGHT = {
    "color-brand-primary": "#0b4f8a",
    "color-brand-content": "#0b4f8a",
    "color-foreground-muted": "#4b5563",
    "color-foreground-secondary": "#4b5563",
    "font-stack": "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Naskh Arabic', sans-serif",
}
_DARK = {
    "color-brand-primary": "#7ab7ff",
    "color-brand-content": "#7ab7ff",
    "color-foreground-muted": "#b6bcc6",
    "color-foreground-secondary": "#b6bcc6",
}
_LOOKS = {"light_css_variables": _LIGHT, "dark_css_variables": _DARK, "footer_icons": []}
