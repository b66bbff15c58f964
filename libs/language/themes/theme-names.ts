import { normalise } from '../text/normalise.ts'

const MOST_NAMES = 4
const LONGEST = 10
/** A character belongs to a name when this share of the texts that hold the rest go on with it. */
const TOGETHER = 0.8
/** Characters that hold sentences together and name nothing. */
const HOLDS = new Set('了的吗呢吧啊呀嘛哦么怎什我你您他她它们这那就都也请问啥')
const HAN = /^\p{Script=Han}+$/u

/**
 * What a group of texts is called: its telling terms grown to the words that stand around them in most of the texts
 * (取款, 款机 to 取款机), without those that only hold sentences together (怎么, 了怎). Terms as they are where nothing is
 * left.
 * @param terms of two Chinese characters, or a word; the most telling first
 * @returns at most four, none within another
 */
export function themeNames(texts: readonly string[], terms: readonly string[]): readonly string[] {
  const plain = texts.map(normalise)
  const grown = terms
    .filter((term) => !HAN.test(term) || ![...term].some((each) => HOLDS.has(each)))
    .map((term) => (HAN.test(term) ? grow(plain, term) : term))
  const names = [...new Set(grown)].filter((name, _at, all) =>
    all.every((other) => other === name || !other.includes(name)),
  )
  return (names.length > 0 ? names : terms).slice(0, MOST_NAMES)
}

function grow(texts: readonly string[], term: string): string {
  let name = term
  while (name.length < LONGEST) {
    const holding = texts.filter((text) => text.includes(name))
    const before = commonest(holding.map((text) => text[text.indexOf(name) - 1]))
    const after = commonest(holding.map((text) => text[text.indexOf(name) + name.length]))
    const [next, isBefore] = before.count > after.count ? [before, true] : [after, false]
    if (next.count < 2 || next.count < TOGETHER * holding.length) return name
    name = isBefore ? next.character + name : name + next.character
  }
  return name
}

/** The character most of them are; one that names nothing, or none, counts for nobody. Ties by the character. */
function commonest(characters: readonly (string | undefined)[]): {
  readonly character: string
  readonly count: number
} {
  const counts = new Map<string, number>()
  for (const character of characters)
    if (character !== undefined && HAN.test(character) && !HOLDS.has(character))
      counts.set(character, (counts.get(character) ?? 0) + 1)
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return { character: first?.[0] ?? '', count: first?.[1] ?? 0 }
}
