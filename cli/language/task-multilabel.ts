import {
  classifyMany,
  type ManyAnswer,
  type ManyLabelled,
  type ManyModel,
  trainMany,
} from '#libs/language/blend/many-labels.ts'
import { readMany, writeMany } from '#libs/language/blend/many-labels-file.ts'
import { microF1 } from '#libs/language/evaluation/accuracy.ts'
import { InputFault } from '../support/terminal.ts'
import { readTextRow } from './read-rows.ts'
import type { Task } from './task.ts'

/** Any number of labels a text. `accuracy` is the share of texts whose labels are all right and none is missing. */
export const task: Task<ManyLabelled, ManyModel, ManyAnswer> = {
  summary: 'any number of labels a text: {"text", "intents": ["change", "card"]}; "labels" is read as well',

  readRow(fields) {
    const row = readTextRow(fields)
    if (typeof row === 'string') return row
    const labels = fields.intents ?? fields.labels ?? []
    if (!Array.isArray(labels) || !labels.every((label) => typeof label === 'string'))
      return 'the field "intents" is no list of names: give ["change", "card"], or leave it out for none'
    return { text: row.text, labels }
  },

  train({ train, dev }, { seed }) {
    const examples = [...train, ...dev]
    if (examples.every(({ labels }) => labels.length === 0))
      throw new InputFault('No row has a label: give rows with "intents"')
    return trainMany(examples, { seed })
  },

  answer: classifyMany,

  score(rows, answers) {
    const truth = rows.map(({ labels }) => labels)
    const told = answers.map(({ labels }) => labels)
    const isWhole = (at: number): boolean =>
      [...new Set(truth[at])].sort().join('\n') === [...(told[at] ?? [])].sort().join('\n')
    return { microF1: microF1(truth, told), accuracy: rows.filter((_, at) => isWhole(at)).length / rows.length }
  },

  show: ({ labels, ranked }) => ({ labels, ranked: ranked.slice(0, 5) }),

  write: writeMany,
  read: readMany,
}
