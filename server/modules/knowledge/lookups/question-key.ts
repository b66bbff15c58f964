import { normalise } from '#libs/language/text/normalise.ts'
import { masked } from '#libs/masking/masked.ts'

const LONGEST = 200

/**
 * What equal questions have in common: the masked words without case, width, script, spaces and punctuation, so that
 * 「卡丟了？」 and 卡丢了 are counted together. Never empty: a question of signs alone is its own key.
 */
export function questionKey(question: string): string {
  const text = masked(question)
  const bare = normalise(text).replace(/[^\p{L}\p{N}*]+/gu, ' ')
  return (bare.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '').trim() || text.trim() || '?').slice(0, LONGEST)
}
