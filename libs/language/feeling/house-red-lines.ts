import { isPhrase, MOST_GAPS } from './phrase-book.ts'
import { RED_LINES } from './red-line-phrases.ts'
import { type CompiledRedLines, type Crossing, compileRedLines, findCrossings, type RedLine } from './red-lines.ts'

/** A line of a bank's own, with sentences that show what it means. */
export interface HouseLine extends RedLine {
  /** Sentences that must cross it. */
  readonly mustFire: readonly string[]
  /** Sentences that must not. */
  readonly mustNotFire: readonly string[]
}

/** What a bank makes of the lines that come with the product. */
export interface HouseLines<Line extends RedLine = HouseLine> {
  /** Codes of shipped lines that are not looked for. */
  readonly off: readonly string[]
  readonly own: readonly Line[]
}

/** As it comes: every shipped line, and no other. */
export const AS_SHIPPED: HouseLines<never> = { off: [], own: [] }

export interface CompiledHouseLines {
  readonly shipped: CompiledRedLines
  readonly own: CompiledRedLines
}

/** @throws when a phrase is none that can be looked for: see `isUsablePhrase` */
export const compileHouseLines = ({ off, own }: HouseLines<RedLine>): CompiledHouseLines => ({
  shipped: compileRedLines(RED_LINES.filter(({ code }) => !off.includes(code))),
  own: compileRedLines(own),
})

/** Where words cross a line, in the order of the text; where a shipped and an own line overlap, the shipped one counts. */
export function findHouseCrossings(text: string, { shipped, own }: CompiledHouseLines): readonly Crossing[] {
  const first = findCrossings(text, shipped)
  const more = findCrossings(text, own).filter(({ span }) => first.every((other) => !overlap(span, other.span)))
  return [...first, ...more].toSorted((a, b) => a.span[0] - b.span[0])
}

const overlap = (a: Crossing['span'], b: Crossing['span']): boolean => a[0] < b[1] && b[0] < a[1]

export interface ExampleFault {
  readonly code: string
  /** `silent`: it should cross the line and does not; `fires`: it should not, and does. */
  readonly fault: 'silent' | 'fires'
  readonly text: string
}

/** The examples that do not do what they are there for, each looked at by its own line alone. */
export function exampleFaults(lines: readonly HouseLine[]): readonly ExampleFault[] {
  return lines.flatMap((line) => {
    const { code, mustFire, mustNotFire } = line
    const compiled = compileRedLines([line])
    const fires = (text: string) => findCrossings(text, compiled).length > 0
    return [
      ...mustFire.filter((text) => !fires(text)).map((text) => ({ code, fault: 'silent' as const, text })),
      ...mustNotFire.filter(fires).map((text) => ({ code, fault: 'fires' as const, text })),
    ]
  })
}

/** Begins and ends with a word, holds at most two gaps, and is no single character, which would be found everywhere. */
export const isUsablePhrase = (phrase: string): boolean =>
  phrase.trim().length >= 2 && phrase.split('…').length - 1 <= MOST_GAPS && isPhrase(phrase)
