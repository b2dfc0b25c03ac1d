"""States that stand for one another, and a report that is told of any four of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen
from notation import Case, Expected


@frozen
class State:
    """A state with the words that mean it."""

    id: str
    name: str
    capital: str
    adjective: str
    full: str = ""

    @property
    def named(self) -> str:
        """The name as it stands in a sentence: "the United States"."""
        return self.full or self.name


STATES = (
    State("CHN", "China", "Beijing", "Chinese"),
    State("USA", "United States", "Washington", "U.S.", "the United States"),
    State("VEN", "Venezuela", "Caracas", "Venezuelan"),
    State("JPN", "Japan", "Tokyo", "Japanese"),
    State("BRA", "Brazil", "Brasilia", "Brazilian"),
    State("RUS", "Russia", "Moscow", "Russian"),
    State("NGA", "Nigeria", "Abuja", "Nigerian"),
    State("DEU", "Germany", "Berlin", "German"),
    State("IND", "India", "New Delhi", "Indian"),
    State("FRA", "France", "Paris", "French"),
    State("KEN", "Kenya", "Nairobi", "Kenyan"),
    State("ESP", "Spain", "Madrid", "Spanish"),
    State("TUR", "Turkey", "Ankara", "Turkish"),
    State("IDN", "Indonesia", "Jakarta", "Indonesian"),
    State("CUB", "Cuba", "Havana", "Cuban"),
    State("SWE", "Sweden", "Stockholm", "Swedish"),
    State("EGY", "Egypt", "Cairo", "Egyptian"),
    State("POL", "Poland", "Warsaw", "Polish"),
    State("PAK", "Pakistan", "Islamabad", "Pakistani"),
    State("CAN", "Canada", "Ottawa", "Canadian"),
    State("THA", "Thailand", "Bangkok", "Thai"),
    State("VNM", "Vietnam", "Hanoi", "Vietnamese"),
    State("ZAF", "South Africa", "Pretoria", "South African"),
    State("AUS", "Australia", "Canberra", "Australian"),
    State("IRN", "Iran", "Tehran", "Iranian"),
    State("UKR", "Ukraine", "Kyiv", "Ukrainian"),
    State("GHA", "Ghana", "Accra", "Ghanaian"),
    State("NOR", "Norway", "Oslo", "Norwegian"),
    State("SRB", "Serbia", "Belgrade", "Serbian"),
    State("PER", "Peru", "Lima", "Peruvian"),
)


@frozen
class Names:
    """The people of the report: spokesman, two presidents, the wife of one, a vice president."""

    spokesman: str = "Guo Jiakun"
    acting: str = "Donald Trump"
    held: str = "Nicolás Maduro"
    wife: str = "Cilia Flores"
    vice: str = "Delcy Rodríguez"


INVENTED = (
    Names("Otis Maru", "Hugo Brandt", "Samuel Okoro", "Grace Okoro", "Ada Nwosu"),
    Names("Lena Vogt", "Pavel Orlov", "Tomás Rivas", "Inés Rivas", "Clara Montes"),
    Names("Ravi Menon", "Jean Morel", "Kofi Addo", "Ama Addo", "Yaw Darko"),
)

REPORT = """\
{a.name} seeks freedom for {c.adjective} leader

{a.name} on Sunday voiced “grave concern” over the seizure of {c.adjective} President {p.held} and \
his wife, {p.wife}, by {b.named}, demanded their “immediate release,” and called for the dispute \
to be settled through “dialogue,” according to a statement from the {a.adjective} Foreign Ministry.

{a.capital} said it was “deeply shocked” that {b.capital} had “taken by force” a head of state. \
The spokesman of the ministry, {p.spokesman}, said that the operation “clearly violates \
international law.”

{a.name} urged {b.capital} to “ensure the safety” of the couple, to “free them at once,” to “stop \
undermining the government in {c.capital},” and to “solve the problem through negotiation.” The \
statement did not announce further measures.

“We strongly condemn the use of force against a sovereign state,” the {a.adjective} Foreign \
Ministry said. “{b.capital} must respect the UN Charter.”

The remarks came after {b.adjective} President {p.acting} announced that {p.held} had been \
captured in {c.capital} and flown out of the country.

In {c.capital}, {c.adjective} Vice President {p.vice} rejected the operation and vowed to defend \
the country.

Earlier, {a.capital} advised its citizens not to travel to {c.name}. {a.name} also criticised the \
organisers of the operation.

Separately, the {d.adjective} Foreign Ministry said that the labour unions were calm and promised \
to work for the return of democracy. {d.capital} said it would cooperate with the members of the \
G7. {d.name} welcomed the truce, thanked Mexico for its help and called on both sides to show \
restraint.

{c.name} accused {b.named} of aggression. {b.capital} denied the accusation. {b.adjective} \
officials said the operation had ended. {a.name} expelled two {b.adjective} diplomats.
"""

TENSES = {
    "voiced": "voices", "demanded": "demands", "called": "calls", "said": "says", "was": "is",
    "urged": "urges", "did not": "does not", "announced": "announces", "rejected": "rejects",
    "vowed": "vows", "advised": "advises", "criticised": "criticises", "promised": "promises",
    "welcomed": "welcomes", "thanked": "thanks", "accused": "accuses", "denied": "denies",
    "expelled": "expels", "would": "will",
}  # fmt: skip
AMERICAN = {"criticised": "criticized", "organisers": "organizers", "labour": "labor"}
QUOTES = {
    "straight": ('"', '"'),
    "single": ("‘", "’"),
    "straight single": ("'", "'"),
    "guillemets": ("«", "»"),
    "german": ("„", "“"),
}


def tell(states: Sequence[State], names: Names) -> str:
    """Tell the report of four states."""
    a, b, c, d = states
    return REPORT.format(a=a, b=b, c=c, d=d, p=names)


def requote(text: str, style: str) -> str:
    """Put other quotation marks for curly ones."""
    opening, closing = QUOTES[style]
    return text.translate({ord("“"): opening, ord("”"): closing})


def reword(text: str, words: Mapping[str, str]) -> str:
    """Put other words for some, whole words only."""
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
    return pattern.sub(lambda match: words[match.group()], text)


@frozen
class Swap:
    """Puts some states for others: their names, capitals, adjectives and ids."""

    words: Mapping[str, str]
    ids: Mapping[str, str]
    pattern: re.Pattern[str] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        longest = sorted(self.words, key=len, reverse=True)
        joined = "|".join(re.escape(word) for word in longest)
        object.__setattr__(self, "pattern", re.compile(rf"(?<!\w)(?:{joined})(?!\w)"))

    @classmethod
    def of(cls, pairs: Sequence[tuple[State, State]]) -> Swap:
        """Swap the first of each pair for the second."""
        words: dict[str, str] = {}
        for old, new in pairs:
            words |= {
                old.named: new.named,
                old.name: new.name,
                old.capital: new.capital,
                old.adjective: new.adjective,
            }
        return cls(words, {old.id: new.id for old, new in pairs})

    def text(self, text: str) -> str:
        """Swap in a text."""
        return self.pattern.sub(lambda match: self.words[match.group()], text)

    def act(self, act: Expected) -> Expected:
        """Swap in an act."""
        towards = act.towards
        return evolve(
            act,
            issuers=self._ids(act.issuers),
            towards=None if towards is None else self._ids(towards),
            content=self.text(act.content),
        )

    def case(self, case: Case) -> Case:
        """Swap in a case of the table."""
        options = {
            key: self.ids.get(value, value) if key == "issuer" else value
            for key, value in case.options.items()
        }
        acts = tuple(self.act(act) for act in case.acts)
        return evolve(case, text=self.text(case.text), acts=acts, options=options)

    def _ids(self, ids: frozenset[str]) -> frozenset[str]:
        return frozenset(
            ".".join([self.ids.get(head, head), *rest])
            for head, *rest in (actor_id.split(".") for actor_id in ids)
        )
