"""Records: small values that are never changed, and made by the hundred thousand.

Type checkers see them as frozen classes and refuse every change. At run time nothing guards them,
for the guard makes a value three times as slow to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["record"]

if TYPE_CHECKING:
    from attrs import frozen as record
else:
    import functools

    from attrs import define

    record = functools.partial(define, unsafe_hash=True)
