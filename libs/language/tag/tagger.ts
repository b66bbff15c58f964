import { type Entity, kindsOf, readTags } from './bio.ts'
import type { Chain, Encoded } from './crf.ts'
import { countsOf, type Lexicon, learnLexicon, type TaggedText } from './lexicon.ts'
import { chooseStretches, stretchesOf } from './stretches.ts'
import { featuresOf } from './tag-features.ts'
import { type ChainOptions, trainChain } from './train-chain.ts'

/** A text with a tag a character (code point): O, B-KIND, I-KIND. */
export interface TaggedExample {
  readonly text: string
  readonly tags: readonly string[]
}

export interface Tagger {
  readonly kinds: readonly string[]
  readonly features: ReadonlyMap<string, number>
  readonly lexicon: Lexicon
  readonly chain: Chain
}

/** Learns to find what the tags of the examples mark. The same examples and seed give the same tagger. */
export function trainTagger(
  examples: readonly TaggedExample[],
  { seed = 1, chain }: { readonly seed?: number; readonly chain?: ChainOptions } = {},
): Tagger {
  const kinds = kindsOf(examples.flatMap(({ tags }) => tags))
  const texts: TaggedText[] = examples.map(({ text, tags }) => ({
    characters: charactersOf(text),
    tags: readTags(tags, kinds),
  }))
  const lexicon = learnLexicon(texts, kinds.length)
  const rows = texts.map((text) => featuresOf(text.characters, lexicon, countsOf(lexicon, text)))
  const features = numberFeatures(rows)
  const encoded = rows.map((one) => encode(one, features))
  const tags = 2 * kinds.length + 1
  const truth = texts.map((text) => text.tags)
  return { kinds, features, lexicon, chain: trainChain(encoded, truth, tags, features.size, seed, chain) }
}

/** Half of the F1 that people's marks of comments allow: a likelier stretch gains more when told than it loses. */
const LEAST_CHANCE = 0.4

/** Entities of a text, in order, none over another. */
export function tagText({ kinds, features, lexicon, chain }: Tagger, text: string): readonly Entity[] {
  const characters = charactersOf(text)
  if (characters.length === 0) return []
  const offsets = [0]
  for (const sign of text) offsets.push((offsets.at(-1) ?? 0) + sign.length)
  const stretches = stretchesOf(chain, encode(featuresOf(characters, lexicon), features))
  return chooseStretches(stretches, characters.length, LEAST_CHANCE).map(({ kind, from, to }) => ({
    kind: kinds[kind] ?? '',
    from: offsets[from] ?? 0,
    to: offsets[to] ?? 0,
  }))
}

/** Lower case and plain forms, one for each character of the text, so that tags keep their places. */
function charactersOf(text: string): string[] {
  return Array.from(text, (sign) => sign.normalize('NFKC').toLowerCase())
}

/** Features that stand in one place only tell nothing about other texts. */
const LEAST = 2

function numberFeatures(texts: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const rows of texts)
    for (const row of rows) for (const name of row) counts.set(name, (counts.get(name) ?? 0) + 1)
  const numbers = new Map<string, number>()
  for (const [name, count] of counts) if (count >= LEAST) numbers.set(name, numbers.size)
  return numbers
}

function encode(rows: readonly (readonly string[])[], features: ReadonlyMap<string, number>): Encoded {
  const ids: number[] = []
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => {
    for (const name of row) {
      const id = features.get(name)
      if (id !== undefined) ids.push(id)
    }
    starts[at + 1] = ids.length
  })
  return { ids: Int32Array.from(ids), starts }
}
