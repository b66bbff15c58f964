import { type Lexicon, LONGEST } from './lexicon.ts'

/** Names of what is true of each character and its neighbours; each row belongs to one character. */
export function featuresOf(
  characters: readonly string[],
  lexicon: Lexicon,
  own?: ReadonlyMap<string, Int32Array>,
): string[][] {
  const shapes = characters.map(shapeOf)
  const rows = characters.map((_, at) => windowFeatures(characters, shapes, at))
  addMemory(rows, characters, lexicon, own)
  return rows
}

/** True of every character. */
const EVERYWHERE = 'b'

function windowFeatures(characters: readonly string[], shapes: readonly string[], at: number): string[] {
  const one = (shift: number) => characters[at + shift] ?? (at + shift < 0 ? '<' : '>')
  const shape = (shift: number) => shapes[at + shift] ?? '_'
  const [p3, p2, p1, c, n1, n2, n3] = [one(-3), one(-2), one(-1), one(0), one(1), one(2), one(3)]
  return [
    EVERYWHERE,
    `0${c}`,
    `1${p1}`,
    `2${p2}`,
    `3${n1}`,
    `4${n2}`,
    `5${p1}${c}`,
    `6${c}${n1}`,
    `7${p2}${p1}`,
    `8${n1}${n2}`,
    `9${p1} ${n1}`,
    `a${p2}${p1}${c}`,
    `c${p1}${c}${n1}`,
    `d${c}${n1}${n2}`,
    `e${p3}${p2}${p1}${c}`,
    `f${c}${n1}${n2}${n3}`,
    `g${p2}${p1}${c}${n1}`,
    `h${p1}${c}${n1}${n2}`,
    `i${p3}${p2}${p1}`,
    `j${n1}${n2}${n3}`,
    `k${p3}`,
    `l${n3}`,
    `s${shape(-1)}${shape(0)}${shape(1)}`,
    `t${shape(-2)}${shape(-1)}${shape(0)}${shape(1)}${shape(2)}`,
  ]
}

function shapeOf(character: string): string {
  if (/\p{Script=Han}/u.test(character)) return 'h'
  if (/\p{Nd}/u.test(character)) return 'd'
  return /\p{L}/u.test(character) ? 'l' : /\s/.test(character) ? ' ' : 'p'
}

/** For each piece known as an entity: which place of it each character has, and how sure the memory is. */
function addMemory(
  rows: string[][],
  characters: readonly string[],
  { kinds, counts }: Lexicon,
  own: ReadonlyMap<string, Int32Array> | undefined,
): void {
  for (let from = 0; from < characters.length; from++) {
    let piece = ''
    for (let to = from + 1; to <= Math.min(from + LONGEST, characters.length); to++) {
      piece += characters[to - 1] ?? ''
      const known = counts.get(piece)
      if (!known) continue
      const mine = own?.get(piece)
      const seen = (known[0] ?? 0) - (mine?.[0] ?? 0)
      if (seen === 0) continue
      const length = Math.min(to - from, 4)
      for (let kind = 0; kind < kinds; kind++) {
        const times = (known[kind + 1] ?? 0) - (mine?.[kind + 1] ?? 0)
        if (times === 0) continue
        const sure = `${kind}${length}${sureness(times, seen)}`
        rows[from]?.push(`B${sure}`)
        for (let at = from + 1; at < to; at++) rows[at]?.push(`I${sure}`)
        rows[to - 1]?.push(`E${sure}`)
        rows[to]?.push(`N${sure}`)
      }
    }
  }
}

/** Share of the times it was an entity, in five steps, and whether it was seen once, a few or many times. */
function sureness(times: number, seen: number): string {
  const share = (times + 0.1) / (seen + 0.2)
  return `${Math.min(4, Math.floor(share * 5))}${times >= 10 ? 'm' : times >= 3 ? 'f' : times >= 2 ? 't' : 'o'}`
}
