import type { Pool } from 'pg'
import { foldToDigitsAndLetters } from '#libs/masking/characters.ts'
import { everyText } from '../sweep.ts'
import type { Plant } from './plants.ts'

/** So many digits and letters do not stand together by chance: they are looked for everywhere, not only beside the mark. */
export const TELLING_LENGTH = 13

/** A secret that stands in the database for all to read. */
export interface Raw {
  readonly field: string
  readonly where: string
  readonly text: string
}

/**
 * Looks for planted secrets in the whole database, in any writing that folds to the same digits and letters.
 * @returns where a secret stands raw, and the fields whose words were kept at all
 */
export async function findPlants(
  pool: Pool,
  planted: readonly { readonly field: string; readonly plant: Plant }[],
): Promise<{ readonly raw: Raw[]; readonly kept: ReadonlySet<string>; readonly texts: number }> {
  const byMark = new Map(planted.map((one) => [one.plant.mark, one]))
  const byBeginning = new Map<string, typeof planted>()
  for (const one of planted.filter(({ plant }) => plant.raw.length >= TELLING_LENGTH)) {
    const beginning = one.plant.raw.slice(0, TELLING_LENGTH)
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), one])
  }
  const raw: Raw[] = []
  const kept = new Set<string>()
  const texts = await everyText(pool, ({ where, text }) => {
    const folded = foldToDigitsAndLetters(text)
    for (const mark of text.match(/[jkqvwxz]{9}/g) ?? []) {
      const found = byMark.get(mark)
      if (!found) continue
      kept.add(found.field)
      if (folded.includes(found.plant.raw)) raw.push({ field: found.field, where, text: text.slice(0, 100) })
    }
    for (let at = 0; at + TELLING_LENGTH <= folded.length; at += 1)
      for (const { field, plant } of byBeginning.get(folded.slice(at, at + TELLING_LENGTH)) ?? [])
        if (folded.startsWith(plant.raw, at)) raw.push({ field, where, text: text.slice(0, 100) })
  })
  return { raw, kept, texts }
}
