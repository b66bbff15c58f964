import { familyOf } from '../families/word-families.ts'
import { eachGram, type GramSettings } from '../features/grams.ts'
import { normalise } from '../text/normalise.ts'
import { tokensOf } from '../text/tokens.ts'
import { stemOf } from './stem.ts'

/** Which side of a text a member of a blend looks at. */
export interface View {
  readonly grams: GramSettings
  /** Stems of English words and pairs of neighbouring stems. */
  readonly stems: boolean
  /** Pairs of stems this many words apart at most, in their order, what stands between them left out; 0 or 1: none. */
  readonly pairs: number
  /** How the text begins and ends, whether it asks, about how long it is. */
  readonly shape: boolean
  /** Families of English words that are used alike, and pairs of neighbouring ones. */
  readonly families?: boolean
  /** Pictographs, [words] in brackets that stand for one, and marks: once, doubled or more. */
  readonly marks: boolean
}

/** The pieces of a text under a view, as hashes, with repeats. */
export function viewPieces(text: string, { grams, stems, pairs, shape, families = false, marks }: View): Uint32Array {
  const hashes: number[] = []
  const normal = normalise(text)
  eachGram(normal, grams, (hash) => hashes.push(hash))
  if (stems || shape || families || pairs > 1) {
    const words = tokensOf(normal).map(({ text: word, script }) => (script === 'digit' ? '0' : word))
    const stemmed = words.map(stemOf)
    if (stems) takeRuns(stemmed, 'stem', hashes)
    if (families) takeRuns(stemmed.map(familyOf), 'kin', hashes)
    takePairs(stemmed, pairs, hashes)
    if (shape) takeShape(words, normal, hashes)
  }
  if (marks) for (const [mark] of text.matchAll(MARK)) hashes.push(hashOf(`sign ${shortened(mark)}`))
  return Uint32Array.from(hashes)
}

const MARK = /\p{Extended_Pictographic}|\[[^\][\s]{1,6}\]|([!?~，。！？～、…;；:.])\1*/gu

/** Three or more of one mark are as two. */
const shortened = (mark: string): string => (mark.startsWith('[') ? mark : [...mark].slice(0, 2).join(''))

function takeRuns(stems: readonly string[], name: string, hashes: number[]): void {
  for (const [at, stem] of stems.entries()) {
    hashes.push(hashOf(`${name} ${stem}`))
    const next = stems[at + 1]
    if (next !== undefined) hashes.push(hashOf(`${name} ${stem} ${next}`))
  }
}

function takePairs(stems: readonly string[], farthest: number, hashes: number[]): void {
  for (const [at, stem] of stems.entries())
    for (const other of stems.slice(at + 2, at + farthest + 1)) hashes.push(hashOf(`pair ${stem} ${other}`))
}

function takeShape(words: readonly string[], text: string, hashes: number[]): void {
  const mark = /[?？!！.。]\s*$/.exec(text)?.[0].trim() ?? 'none'
  const pieces = [
    `first ${words.slice(0, 2).join(' ')}`,
    `first ${words.slice(0, 3).join(' ')}`,
    `last ${words.slice(-2).join(' ')}`,
    `mark ${mark}`,
    `asks ${/[?？]/.test(text)}`,
    `length ${Math.min(12, words.length)}`,
  ]
  for (const clause of text.split(CLAUSE_END)) {
    const own = tokensOf(clause).map(({ text: word, script }) => (script === 'digit' ? '0' : word))
    if (own.length === 0) continue
    pieces.push(`begins ${own[0]}`, `begins ${own.slice(0, 2).join(' ')}`, `ends ${own.at(-1)}`)
    if (own.length <= 4) pieces.push(`clause ${own.join(' ')}`)
  }
  for (const piece of pieces) hashes.push(hashOf(piece))
}

const CLAUSE_END = /[,;:!?，；：！？。]|\.(?:\s|$)/

/** FNV-1a over UTF-16 units, stirred, so that its low bits can be used. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
