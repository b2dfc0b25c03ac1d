"""The closed lists of the wire format.

Every list may be extended by users with values that start with ``x-``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

GENRES: Final = ("news", "statement", "briefing", "resolution", "speech", "communique", "unknown")
"""What kind of text a document is."""

EXTENTS: Final = ("full", "excerpt", "report")
"""Whether a document is the whole statement, a part of it, or somebody's report about it."""

CHANNELS: Final = (
    "statement",
    "briefing",
    "interview",
    "speech",
    "social",
    "call",
    "meeting",
    "letter",
    "resolution",
    "unknown",
)
"""Where or how a statement was made."""

ACTOR_KINDS: Final = (
    "state",
    "organ",
    "person",
    "organisation",
    "armed_group",
    "party",
    "company",
    "people",
    "everyone",
    "unresolved",
    "other",
)
"""What an actor is."""

EVENT_KINDS: Final = (
    "attack",
    "detention",
    "release",
    "killing",
    "invasion",
    "ceasefire",
    "agreement",
    "meeting",
    "election",
    "coup",
    "transfer_of_power",
    "weapons_test",
    "sanction",
    "blockade",
    "visit",
    "protest",
    "disaster",
    "trial",
    "vote",
    "exercise",
    "expulsion",
    "withdrawal",
    "aid",
    "remark",
    "other",
)
"""What happened."""

ACTIONS: Final = (
    "release",
    "detain",
    "withdraw",
    "deploy",
    "attack",
    "threaten",
    "interfere",
    "provoke",
    "negotiate",
    "mediate",
    "agree",
    "comply",
    "violate",
    "respect",
    "protect",
    "allow_access",
    "aid",
    "arm",
    "investigate",
    "prosecute",
    "extradite",
    "recognise",
    "sanction",
    "blockade",
    "disarm",
    "develop_weapons",
    "test_weapons",
    "vote",
    "hold_elections",
    "reform",
    "restore_order",
    "apologise",
    "compensate",
    "disclose",
    "cooperate",
    "trade",
    "join",
    "leave",
    "visit",
    "expel",
    "evacuate",
    "advise_travel",
    "speak",
    "support",
    "restrain",
    "other",
)
"""The conduct that a demand, a commitment or a decision is about."""

INVERSE_ACTIONS: Final = (
    ("release", "detain"),
    ("withdraw", "deploy"),
    ("comply", "violate"),
    ("respect", "violate"),
    ("join", "leave"),
    ("allow_access", "blockade"),
    ("disarm", "arm"),
)
"""Pairs of actions of which one undoes the other."""

EVENT_CONDUCT: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "attack": ("attack", "do"),
        "detention": ("detain", "do"),
        "release": ("release", "do"),
        "killing": ("attack", "do"),
        "invasion": ("attack", "do"),
        "ceasefire": ("attack", "refrain"),
        "agreement": ("agree", "do"),
        "meeting": ("negotiate", "do"),
        "election": ("hold_elections", "do"),
        "weapons_test": ("test_weapons", "do"),
        "sanction": ("sanction", "do"),
        "blockade": ("blockade", "do"),
        "visit": ("visit", "do"),
        "trial": ("prosecute", "do"),
        "vote": ("vote", "do"),
        "expulsion": ("expel", "do"),
        "withdrawal": ("withdraw", "do"),
        "aid": ("aid", "do"),
    }
)
"""The conduct that an event of a kind is: its action and polarity, for the kinds that are one."""

EXPRESSIVE_CONDUCT: Final[Mapping[str, str]] = MappingProxyType(
    {"apologise": "apologise", "support": "support"}
)
"""The action that an evaluation of a force is by itself: who apologises has done so."""

POLARITIES: Final = ("do", "refrain")
"""Whether the action is to be done or not to be done."""

STATUSES: Final = (
    "performed",
    "withheld",
    "denied",
    "retracted",
    "anticipated",
    "hypothetical",
)
"""Whether an act was in fact done with the words."""

COMMITMENT_MODES: Final = ("pledge", "offer", "agree", "threaten", "refuse")
"""How the issuer binds itself."""

CLAIM_MODES: Final = ("assert", "accuse", "deny", "confirm", "recall")
"""How something is said to be so."""

CONDITION_KINDS: Final = ("if", "unless", "until")
"""What a condition does."""

NORM_RELATIONS: Final = ("violated", "upheld", "invoked")
"""What an act says of a norm."""

NORMS: Final = (
    "international_law",
    "un_charter",
    "sovereignty",
    "territorial_integrity",
    "non_interference",
    "self_determination",
    "human_rights",
    "humanitarian_law",
    "refugee_law",
    "law_of_the_sea",
    "diplomatic_law",
    "non_proliferation",
    "arms_control",
    "rule_of_law",
    "democracy",
    "free_trade",
    "one_china",
    "two_state",
    "resolution",
    "treaty",
    "other",
)
"""The rules that acts appeal to."""

ORIGINS: Final = ("rule", "human", "model")
"""Who found an act: the parser, a person, or another model."""

MENTION_FORMS: Final = ("name", "metonym", "title", "role", "pronoun", "definite")
"""How a text speaks of an actor."""

DEGREES: Final = (-1, 0, 1, 2)
"""Softened, plain, strong, strongest."""

VALENCES: Final = (-1, 0, 1)
"""Negative, neither, positive."""
