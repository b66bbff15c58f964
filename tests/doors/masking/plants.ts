import type { Random } from '#libs/chance/seeded-random.ts'
import { DISGUISES, disguise } from '#libs/masking/disguises.ts'
import {
  type IdentityForm,
  sampleCard,
  sampleCardText,
  sampleIdentityNumber,
  sampleIdentityText,
  sampleOneTimeCodeText,
  samplePasswordText,
  sampleSecurityCodeText,
} from '#libs/masking/generate.ts'
import type { Schema } from '../document.ts'

/** A secret as somebody would write it, with a word of its own beside it by which it is found again. */
export interface Plant {
  readonly mark: string
  /** Digits and capital letters, as folding gives them. */
  readonly raw: string
  readonly text: string
}

/** Letters that no word, label or identifier of the house is made of. */
const MARK_LETTERS = 'jkqvwxz'

const FORMS: readonly IdentityForm[] = ['mainland', 'mainland-15']

/** A secret that fits a field; undefined when nothing as long as one does. */
export function plantFor(random: Random, { pattern, maxLength = 4_000, format }: Schema): Plant | undefined {
  const mark = Array.from({ length: 9 }, () => MARK_LETTERS[Math.floor(random() * MARK_LETTERS.length)]).join('')
  const fits = (text: string) => text.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(text))
  if (format === 'uri') {
    const raw = sampleCard(random)
    return { mark, raw, text: `https://hook.example/${mark}/${raw}` }
  }
  if (pattern === undefined)
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const { raw, text } = sentence(random)
      if (fits(`${mark} ${text}`)) return { mark, raw, text: `${mark} ${text}` }
    }
  // A code, or a field with little room: the number and hardly anything else.
  const raw = random() < 0.6 ? sampleCard(random) : sampleIdentityNumber(random, one(random, FORMS))
  const written = [`${mark}-${raw.toLowerCase()}`, `${mark}${raw}`, raw]
  const text = written.find(fits)
  return text === undefined ? undefined : { mark: text.includes(mark) ? mark : raw, raw, text }
}

/** Cards three times in five, then identity numbers, and codes with the words that announce them. */
export function sentence(random: Random): { readonly raw: string; readonly text: string } {
  const roll = random()
  if (roll < 0.55) return sampleCardText(random)
  if (roll < 0.65) return brief(random)
  if (roll < 0.82) return sampleIdentityText(random)
  if (roll < 0.92) return sampleSecurityCodeText(random)
  return roll < 0.96 ? sampleOneTimeCodeText(random) : samplePasswordText(random)
}

/** Nothing but the number, for fields with little room. */
function brief(random: Random): { readonly raw: string; readonly text: string } {
  const raw = sampleCard(random)
  return { raw, text: disguise(random, raw, one(random, DISGUISES)) }
}

const one = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
