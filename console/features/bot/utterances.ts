import { normalise } from '#libs/language/text/normalise.ts'

/** One a line; blank lines and lines said twice are left out. */
export function linesOf(text: unknown): readonly string[] {
  if (typeof text !== 'string') return []
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** How many lines stand there more than once. */
export function repeatsIn(text: unknown): number {
  if (typeof text !== 'string') return 0
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').length - linesOf(text).length
}

export interface Said {
  readonly intent: string
  readonly text: string
}

export interface Conflict extends Said {
  /** The utterance of one's own that is like it. */
  readonly own: string
  /** `same`: the server refuses it. `near`: the bot will hardly tell the two apart. */
  readonly kind: 'same' | 'near'
}

/** From this likeness on (0..1, by pairs of characters that both hold) two utterances are near. */
const NEAR = 0.8
const MOST = 30

/**
 * Utterances of other intents that are the same as, or hardly to be told from, one's own; the same ones first. Spelling,
 * width of letters and simplified or traditional characters make no difference.
 */
export function conflictsOf(own: readonly string[], others: readonly Said[]): readonly Conflict[] {
  const known = others.map((said) => ({ said, pairs: pairsOf(said.text) }))
  const found = own.flatMap((text) => {
    const pairs = pairsOf(text)
    return known.flatMap(({ said, pairs: theirs }): Conflict[] => {
      if (said.text === text) return [{ ...said, own: text, kind: 'same' }]
      return likeness(pairs, theirs) >= NEAR ? [{ ...said, own: text, kind: 'near' }] : []
    })
  })
  return found.toSorted((a, b) => (a.kind === b.kind ? 0 : a.kind === 'same' ? -1 : 1)).slice(0, MOST)
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = normalise(text).replace(/[\p{P}\p{S}]/gu, '')
  if (letters.length < 2) return new Set([letters])
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)))
}

/** Dice's coefficient: pairs in both, over the mean of how many each has. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  // However many are shared, so unlike lengths cannot reach it.
  if ((2 * small.size) / (small.size + large.size) < NEAR) return 0
  let shared = 0
  for (const pair of small) if (large.has(pair)) shared += 1
  return (2 * shared) / (small.size + large.size)
}
