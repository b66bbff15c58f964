import type { CueEntry, FeelingLexicon, PolarityEntry } from './lexicon.ts'
import { type PhraseBook, phraseBook } from './phrase-book.ts'
import { CONTRAST_WORDS, DEGREE_WORDS, POLARITY_WORDS } from './polarity-words.ts'

/** A lexicon made ready to read with; plain data, to be made once. */
export interface CompiledLexicon {
  readonly cues: PhraseBook<CueEntry>
  /** Ways of saying that hold a cue's phrase and mean something else. */
  readonly innocent: PhraseBook<CueEntry>
  readonly polarity: PhraseBook<PolarityEntry>
  readonly degrees: PhraseBook<PolarityEntry>
  readonly contrasts: PhraseBook<true>
}

/** @throws when two cues have one code, or a phrase cannot be looked for */
export function compileLexicon({ cues, polarity = POLARITY_WORDS }: FeelingLexicon): CompiledLexicon {
  const codes = new Set<string>()
  for (const { code } of cues) {
    if (codes.has(code)) throw new Error(`Two cues are called ${code}: give each its own code`)
    codes.add(code)
  }
  return {
    cues: phraseBook(cues.flatMap((cue) => [...cue.zh, ...cue.en].map((phrase) => [phrase, cue] as const))),
    innocent: phraseBook(
      cues.flatMap((cue) =>
        [...(cue.unless?.zh ?? []), ...(cue.unless?.en ?? [])].map((phrase) => [phrase, cue] as const),
      ),
    ),
    polarity: bookOf(polarity),
    degrees: bookOf(DEGREE_WORDS),
    contrasts: phraseBook([...CONTRAST_WORDS.zh, ...CONTRAST_WORDS.en].map((word) => [word, true] as const)),
  }
}

/** A phrase that stands in two entries counts as the later says: strengths are listed from weak to strong. */
function bookOf(entries: readonly PolarityEntry[]): PhraseBook<PolarityEntry> {
  const byPhrase = new Map<string, PolarityEntry>()
  for (const entry of entries) for (const phrase of [...entry.zh, ...entry.en]) byPhrase.set(phrase, entry)
  return phraseBook(byPhrase)
}
