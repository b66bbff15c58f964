const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'

const SMALL: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, value) => [word, value] as const),
  ...TENS.split(' ').map((word, at) => [word, 20 + 10 * at] as const),
])
const LARGE: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])

const WORD = `(?:${[...SMALL.keys(), ...LARGE.keys()].join('|')})`

/** A regular expression source for a number in English words, digits and sizes allowed: "two hundred and five", "1.5 million". */
export const ENGLISH_NUMERAL = `(?:(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|an?|half a)[ -](?:hundred|thousand|grand|million|billion)|${WORD})\\b(?:[ -](?:and )?${WORD}\\b)*`

/**
 * Value of a number in English words: "three thousand five hundred" 3500, "a hundred and five" 105, "1.5 million".
 * @param text lower case, nothing but the number
 * @returns undefined when it is no number: "two two"
 */
export function readEnglishNumeral(text: string): number | undefined {
  let total = 0
  let section = 0
  let room = Number.POSITIVE_INFINITY
  for (const word of text.replace(/^half a /, '0.5 ').split(/[ -]+/)) {
    if (word === 'and') continue
    const large = LARGE.get(word)
    const small = /^an?$/.test(word)
      ? 1
      : (SMALL.get(word) ?? (/^\d/.test(word) ? Number(word.replaceAll(',', '')) : undefined))
    if (large === 100) {
      section = (section || 1) * 100
      room = 100
    } else if (large !== undefined) {
      total += (section || 1) * large
      section = 0
      room = Number.POSITIVE_INFINITY
    } else if (small === undefined || small >= room) return undefined
    else {
      section += small
      room = small >= 20 && small % 10 === 0 ? 10 : 1
    }
  }
  return total + section
}
