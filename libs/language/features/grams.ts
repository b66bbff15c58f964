import { type Token, tokensOf } from '../text/tokens.ts'

/** Which pieces of a text count as its features. */
export interface GramSettings {
  /** Longest run of neighbouring Latin words or numbers, 0..3; 0 leaves words out. */
  readonly words: number
  /** Shortest and longest run of letters within a Latin word and its two borders; null leaves them out. */
  readonly letters: readonly [number, number] | null
  /** Longest run of Chinese characters, 0..4; a Latin word between characters counts as one of them. */
  readonly characters: number
  /** Whether the first and the last characters of a Chinese sentence are features of their own. */
  readonly edges: boolean
  /** Two words (or characters) 2..pairs places apart are a feature together, in either order; below 2 there are none. */
  readonly pairs: number
}

export type GramKind = 'word' | 'words' | 'letters' | 'character' | 'characters' | 'edge' | 'pair'

/** Takes one piece: its 32-bit hash, its kind and its place in the text, `start <= unit < end`. */
export type TakeGram = (hash: number, kind: GramKind, start: number, end: number) => void

/**
 * Tells the pieces of a normalised text one by one. Latin words give word and letter pieces, Chinese characters give
 * character pieces and edges, mixed text gives both. Pieces are told as hashes, because a model that holds hashes holds
 * no customer's words; among 100,000 different ones about two share a hash.
 */
export function eachGram(text: string, settings: GramSettings, take: TakeGram): void {
  const tokens = tokensOf(text)
  const hashes = tokens.map(({ start, end }) => hashOf(text, start, end, WORD_SEED))
  takeWords(tokens, hashes, settings, take)
  takePairs(tokens, hashes, settings, take)
  if (settings.letters !== null) {
    const [least, most] = settings.letters
    for (const token of tokens) if (token.script !== 'han') takeLetters(text, token, least, most, take)
  }
  if (tokens.some(({ script }) => script === 'han')) takeCharacters(tokens, hashes, settings, take)
}

const WORD_SEED = 0x811c9dc5
const LETTER_SEED = 0x1b873593
const CHARACTER_SEED = 0x7f4a7c15
const FIRST_SEED = 0x2545f491
const LAST_SEED = 0x5bd1e995
const PAIR_SEED = 0x3c6ef372
const PAIR_BIT = 1

/** Whether a hash stands for two words apart: of these there are many, and each tells little. */
export const isPair = (hash: number): boolean => (hash & PAIR_BIT) !== 0

function takeWords(tokens: readonly Token[], hashes: readonly number[], settings: GramSettings, take: TakeGram): void {
  for (const [from, token] of tokens.entries()) {
    let hash = WORD_SEED
    for (let length = 1; length <= settings.words; length += 1) {
      const last = tokens[from + length - 1]
      if (last === undefined || last.script === 'han') break
      hash = join(hash, hashes[from + length - 1] ?? 0)
      take(finish(hash), length === 1 ? 'word' : 'words', token.start, last.end)
    }
  }
}

function takePairs(tokens: readonly Token[], hashes: readonly number[], { pairs }: GramSettings, take: TakeGram): void {
  for (const [from, token] of tokens.entries())
    for (let far = from + 2; far <= from + pairs && far < tokens.length; far += 1) {
      const [a, b] = [hashes[from] ?? 0, hashes[far] ?? 0]
      const hash = finish(join(join(PAIR_SEED, Math.min(a, b)), Math.max(a, b)))
      take((hash | PAIR_BIT) >>> 0, 'pair', token.start, tokens[far]?.end ?? token.end)
    }
}

/** The word stands between two borders; a word too short for the shortest run is told once, whole. */
function takeLetters(text: string, { start, end }: Token, least: number, most: number, take: TakeGram): void {
  const length = end - start + 2
  const letter = (at: number): number => (at === 0 || at === length - 1 ? BORDER : text.charCodeAt(start + at - 1))
  for (let from = 0; from === 0 || from + least <= length; from += 1) {
    let hash = LETTER_SEED
    for (let at = from; at < Math.min(from + most, length); at += 1) {
      hash = Math.imul(hash ^ letter(at), FNV_PRIME)
      const isLongEnough = at - from + 1 >= least || (from === 0 && at === length - 1)
      if (isLongEnough) take(finish(hash), 'letters', start + Math.max(0, from - 1), Math.min(end, start + at))
    }
  }
}

function takeCharacters(
  tokens: readonly Token[],
  hashes: readonly number[],
  { characters, edges }: GramSettings,
  take: TakeGram,
): void {
  for (const [from, token] of tokens.entries()) {
    let hash = CHARACTER_SEED
    for (let length = 1; length <= characters; length += 1) {
      const last = tokens[from + length - 1]
      if (last === undefined) break
      hash = join(hash, hashes[from + length - 1] ?? 0)
      if (length === 1 && token.script !== 'han') continue
      take(finish(hash), length === 1 ? 'character' : 'characters', token.start, last.end)
    }
  }
  if (!edges) return
  const [first, second] = tokens
  const last = tokens.at(-1)
  const beforeLast = tokens.at(-2)
  if (first === undefined || last === undefined) return
  const firstHash = join(FIRST_SEED, hashes[0] ?? 0)
  const lastHash = join(LAST_SEED, hashes.at(-1) ?? 0)
  take(finish(firstHash), 'edge', first.start, first.end)
  take(finish(lastHash), 'edge', last.start, last.end)
  if (second === undefined || beforeLast === undefined) return
  take(finish(join(firstHash, hashes[1] ?? 0)), 'edge', first.start, second.end)
  take(finish(join(lastHash, hashes.at(-2) ?? 0)), 'edge', beforeLast.start, last.end)
}

const BORDER = 0x20
const FNV_PRIME = 0x01000193

function hashOf(text: string, start: number, end: number, seed: number): number {
  let hash = seed
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return finish(hash)
}

const join = (hash: number, next: number): number => Math.imul(hash ^ next, 0x5bd1e995) ^ (hash >>> 15)

/** Spreads the bits of a hash; 32 bits, not negative, the lowest kept free. Source: the finaliser of MurmurHash3, Austin Appleby 2008. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) & ~PAIR_BIT) >>> 0
}
