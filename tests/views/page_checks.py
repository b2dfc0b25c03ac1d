"""What holds for every page, and how the tests look into one."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib


def parsed(page: str) -> Element:
    """The tree of a page, which must have no error that a browser would have to mend."""
    page.encode("utf-8")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(page)
    assert parser.errors == []
    return tree


def with_class(tree: Element, name: str) -> list[Element]:
    return [each for each in tree.iter() if name in (each.get("class") or "").split()]


def only(tree: Element, name: str) -> Element:
    (found,) = with_class(tree, name)
    return found


def content_of(tree: Element, *, without: str | None = "tip") -> str:
    """The text of an element, but for elements of one class."""
    out = [tree.text or ""]
    for child in tree:
        if without not in (child.get("class") or "").split():
            out.append(content_of(child, without=without))
        out.append(child.tail or "")
    return "".join(out)


def read_words(page: str) -> str:
    return content_of(only(parsed(page), "text"))


def check(page: str) -> Element:
    """What holds for every page and fragment."""
    tree = parsed(page)
    ids = [each.get("id") for each in tree.iter() if each.get("id") is not None]
    assert len(set(ids)) == len(ids)
    for each in tree.iter():
        assert each.tag not in {"script", "link", "img", "iframe", "object", "form", "base"}
        for name, value in each.items():
            assert not name.startswith("on")
            assert name not in {"src", "action", "srcdoc"}
            if name == "href":
                assert value.startswith("#")
                assert value[1:] in ids
            if name == "style":
                assert re.fullmatch(r"width:\d+%", value)
            if name in {"aria-describedby", "aria-labelledby"}:
                assert value in ids
    levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch(r"h\d", str(e.tag))]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for mark in tree.iter("mark"):
        assert with_class(mark, "tip")
    return tree
