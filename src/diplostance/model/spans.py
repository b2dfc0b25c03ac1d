"""Spans: where in the text the evidence stands."""

from __future__ import annotations

from attrs import Attribute, field, frozen

from diplostance.model._fields import is_a

_is_int = is_a(int)


def _not_negative(span: Span, attribute: Attribute[int], value: int) -> None:
    if type(value) is not int:
        _is_int(span, attribute, value)
    if value < 0:
        raise ValueError(f"{attribute.name} must be >= 0, got {value}")


def _after_start(span: Span, attribute: Attribute[int], value: int) -> None:
    if type(value) is not int:
        _is_int(span, attribute, value)
    if value <= span.start:
        raise ValueError(f"{attribute.name} must be > start={span.start}, got {value}")


@frozen(kw_only=True, order=True)
class Span:
    """A half-open stretch of a document's text, in code points (Python `str` indices).

    Spans compare by value, hash, and are ordered by their start, then by their end.

    Attributes:
        start: Index of the first character, 0 or more.
        end: Index after the last character, greater than ``start``.

    Raises:
        TypeError: When a bound is no int.
        ValueError: When a bound is out of range.
    """

    start: int = field(validator=_not_negative)
    end: int = field(validator=_after_start)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        """Tell whether an index or another span lies wholly inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Give the words that the span stands for."""
        return text[self.start : self.end]
