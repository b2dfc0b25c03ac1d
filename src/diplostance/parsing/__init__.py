"""From a text to a document, in seven steps, each with its own module.

1. `source`: blocks of the text and what each is.
2. `tokens`: tokens, sentences, quotations.
3. `tagger`, `syntax` and `clauses`: tags, verb groups and clauses of a sentence.
4. `gazetteer`, `mentions`, `times`, `norms`, `events`: who and what is spoken of.
5. `lexicon`: the cues.
6. `rules`: how a cue in its clause becomes an act; `reader` takes them through the sentences.
7. `assemble`: acts to statements, tellings merged.
"""
