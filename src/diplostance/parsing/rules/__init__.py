"""Rules: a cue in its clause becomes an act. One module a construction.

* `extent` says where what a cue governs begins and ends;
* `complements` finds the content of a cue, and whom it is said to;
* `needs` checks what an entry asks of its context;
* `acts` turns a cue and its complement into a draft;
* `speech` reads clauses in somebody's mouth, `narration` those of the writer;
* `nominal` reads acts that a noun phrase carries ("China's call for talks").
"""
