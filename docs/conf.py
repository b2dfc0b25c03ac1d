"""Configuration of the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.nodes import make_refnode

import diplostance

if TYPE_CHECKING:
    from docutils.nodes import Element, TextElement, reference
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "diplostance"
author = "The diplostance developers"
copyright = author
version = release = diplostance.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"diplostance {release}"
source_suffix = {".md": "markdown"}

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Single backticks in docstrings are references, so a name that is gone is a warning.
default_role = "py:obj"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# What is not ours is not looked up: the build needs no network.
nitpick_ignore_regex = [
    ("py:.*", r"(str|int|bool|bytes|float|dict|list|tuple|set|frozenset|object|type|None|\.\.\.)"),
    ("py:.*", r"(TypeError|ValueError|LookupError|ImportError|OSError|Exception)"),
    ("py:.*", r"(dt|datetime|collections|typing|os|pathlib|argparse|types)\..*"),
    ("py:.*", r"(pd|pandas|st|hypothesis)\..*"),
    # The parts that a parser is put together from are described, but are no public names.
    ("py:.*", r"diplostance\.parsing\.(tokens|tagger|times|norms|actions|gazetteer)\..*"),
    ("py:.*", r".*\._[A-Z]\w+"),
    # Aliases of types: what they stand for is told where they are used.
    ("py:class", r"(Source|Shown)"),
]

# Where names are documented. Annotations name the module that defines a class; readers import it
# from one of these.
PUBLIC = (
    "diplostance",
    "diplostance.comparison",
    "diplostance.errors",
    "diplostance.exchange",
    "diplostance.model",
    "diplostance.model.vocabulary",
    "diplostance.parsing.gazetteer",
    "diplostance.parsing.lexicon",
    "diplostance.scales",
    "diplostance.strategies",
    "diplostance.views",
    "diplostance.world",
    "diplostance.world.facts",
)
_COLON = "\0"


def resolve_public(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: TextElement
) -> reference | None:
    """Lead a reference to the public name of what it means."""
    target = node.get("reftarget", "")
    if node.get("refdomain") != "py" or not (
        "." not in target or target.startswith("diplostance.") or target[0].isupper()
    ):
        return None
    objects: dict[str, Any] = env.domains["py"].data["objects"]
    parts = target.split(".")
    for module in PUBLIC:
        for size in (1, 2):
            entry = objects.get(".".join([module, *parts[-size:]]))
            if entry is not None and size <= len(parts):
                child: Element = contnode or nodes.literal(target, target)
                return make_refnode(
                    app.builder, node["refdoc"], entry.docname, entry.node_id, child
                )
    return None


def hide_colons(
    _app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from taking "What it is: a thing" of a constant for a type and its text."""
    if what in {"attribute", "data", "property"} and lines:
        lines[0] = lines[0].replace(":", _COLON)


def show_colons(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Undo `hide_colons` once napoleon is through."""
    lines[:] = [line.replace(_COLON, ":") for line in lines]


def setup(app: Sphinx) -> None:
    """Connect the handlers; napoleon's own has priority 500."""
    app.connect("missing-reference", resolve_public)
    app.connect("autodoc-process-docstring", hide_colons, priority=400)
    app.connect("autodoc-process-docstring", show_colons, priority=600)
