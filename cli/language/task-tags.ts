import { type Entity, entitiesOf, readTags } from '#libs/language/tag/bio.ts'
import { entityF1 } from '#libs/language/tag/entity-f1.ts'
import { type TaggedExample, type Tagger, tagText, trainTagger } from '#libs/language/tag/tagger.ts'
import { readTagger, writeTagger } from '#libs/language/tag/tagger-file.ts'
import { InputFault } from '../support/terminal.ts'
import { readTextRow } from './read-rows.ts'
import type { Task } from './task.ts'

interface Answer {
  readonly text: string
  readonly entities: readonly Entity[]
}

/** Banks, products, opinions and what else is marked in texts. */
export const task: Task<TaggedExample, Tagger, Answer> = {
  summary: 'marked stretches of a text: {"text", "bio"}, a tag a character: "O B-BANK I-BANK" or a list',

  readRow(fields) {
    const row = readTextRow(fields)
    if (typeof row === 'string') return row
    const tags = tagsOf(fields.bio ?? fields.tags)
    if (!tags) return 'the field "bio" is missing: give a tag a character, as "O B-BANK I-BANK"'
    const length = [...row.text].length
    return tags.length === length
      ? { text: row.text, tags }
      : `the text has ${length} characters and ${tags.length} tags: give one tag a character`
  },

  train({ train, dev }, { seed }) {
    const examples = [...train, ...dev]
    if (!examples.some(({ tags }) => tags.some((tag) => tag !== 'O')))
      throw new InputFault('Nothing is marked in these texts: give some with tags other than O')
    return trainTagger(examples, { seed })
  },

  answer: (tagger, text) => ({ text, entities: tagText(tagger, text) }),

  score: (rows, answers) => ({
    entityF1: entityF1(
      rows.map((row) => markedIn(row)),
      answers.map(({ entities }) => entities),
    ),
  }),

  show: ({ text, entities }) => ({
    entities: entities.map(({ kind, from, to }) => ({ kind, from, to, text: text.slice(from, to) })),
  }),

  write: writeTagger,
  read: readTagger,
}

function tagsOf(field: unknown): string[] | undefined {
  if (typeof field === 'string') return field.split(/\s+/).filter(Boolean)
  return Array.isArray(field) ? field.map(String) : undefined
}

/** Kinds by the row's own tags: one the tagger has not learned counts as missed. */
function markedIn({ text, tags }: TaggedExample): Entity[] {
  const kinds = [...new Set(tags.map((tag) => tag.slice(2)).filter(Boolean))]
  const offsets = [0]
  for (const sign of text) offsets.push((offsets.at(-1) ?? 0) + sign.length)
  return entitiesOf(readTags(tags, kinds), kinds, offsets)
}
