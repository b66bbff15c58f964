import { compileHouseLines, findHouseCrossings, type HouseLines } from '#libs/language/feeling/house-red-lines.ts'
import type { Crossing, RedLine } from '#libs/language/feeling/red-lines.ts'

/** Looks where words cross a red line, as the server does before it takes them. */
export function finderOf(lines: HouseLines<RedLine>): (text: string) => readonly Crossing[] {
  const compiled = compileHouseLines(lines)
  return (text) => findHouseCrossings(text, compiled)
}
