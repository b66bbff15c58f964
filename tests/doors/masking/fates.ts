import type { Random } from '#libs/chance/seeded-random.ts'
import { foldToDigitsAndLetters } from '#libs/masking/characters.ts'
import type { Schema } from '../document.ts'
import { TELLING_LENGTH } from './find-plants.ts'
import { type Plant, plantFor } from './plants.ts'

/** A place where text can come in, and how it gets there. */
export interface Field {
  readonly name: string
  readonly schema: Schema
  /** Looks for something, and writes nothing. */
  readonly isSearch: boolean
  /** @returns the answer of a request that is done, but for what this text makes of it; `status` as HTTP counts */
  readonly send: (text: string) => Promise<Answered>
}
export interface Answered {
  readonly status: number
  readonly text: string
}
interface Tried extends Answered {
  readonly plant: Plant
}

/** `masked`: kept, without the secret. `taken`: the request was done, and the words stand nowhere. */
export type Fate = 'masked' | 'refused' | 'taken' | 'too short' | 'never taken'

/** Secrets a field is given. */
const TIMES = 3
const BESIDE = 60

/**
 * Writes secrets into every field.
 * @returns what was written where, what became of it as far as the answers tell, and the answers that show a secret
 */
export async function tryFields(fields: readonly Field[], random: Random) {
  const fates = new Map<string, Fate>()
  const planted: { readonly field: string; readonly plant: Plant }[] = []
  const leaks: string[] = []
  for (const field of fields) {
    const tried: Tried[] = []
    for (let n = 0; n < TIMES; n += 1) {
      const plant = plantFor(random, field.schema)
      if (plant) tried.push({ plant, ...(await field.send(plant.text)) })
    }
    planted.push(...tried.map(({ plant }) => ({ field: field.name, plant })))
    for (const { plant, status, text } of tried)
      if (status < 300 && saysRaw(text, plant)) leaks.push(`${field.name} answers ${text.slice(0, 200)}`)
    fates.set(field.name, await fateOf(field, tried))
  }
  return { fates, planted, leaks }
}

/** A short secret may stand in ids and instants of an answer by chance: it is looked for beside its mark. */
function saysRaw(text: string, { raw, mark }: Plant): boolean {
  const places = raw.length >= TELLING_LENGTH ? [text] : text.split(mark).map((beside) => beside.slice(0, BESIDE))
  return places.slice(raw.length >= TELLING_LENGTH ? 0 : 1).some((place) => foldToDigitsAndLetters(place).includes(raw))
}

async function fateOf(field: Field, tried: readonly Tried[]): Promise<Fate> {
  if (tried.length === 0) return 'too short'
  // What an answer shows back was kept, though another change may have taken its place since.
  const isShown = ({ status, text, plant }: Tried) => status < 300 && text.includes(plant.mark)
  if (!field.isSearch && tried.some(isShown)) return 'masked'
  if (tried.some(({ status }) => status < 300)) return 'taken'
  if (tried.every(({ status }) => status === 400) && (await field.send(harmless(tried))).status < 300) return 'refused'
  return 'never taken'
}

/** The same without the number: where there was room for nothing but a number, letters alone. */
const harmless = (tried: readonly Tried[]): string => {
  const mark = tried.find(({ plant }) => plant.mark !== plant.raw)?.plant.mark ?? 'jkqvwxzjk'
  return tried[0]?.plant.text.startsWith('http') ? `https://hook.example/${mark}` : mark
}
