import { type Blend, type BlendAnswer, blendClassify } from '#libs/language/blend/blend.ts'
import { readBlend, writeBlend } from '#libs/language/blend/blend-file.ts'
import { type LabelledText, trainBlend } from '#libs/language/blend/train-blend.ts'
import { accuracy, macroF1 } from '#libs/language/evaluation/accuracy.ts'
import { calibrationError, coverageAt } from '#libs/language/evaluation/confidence.ts'
import { type CompiledLexicon, compileLexicon } from '#libs/language/feeling/compile-lexicon.ts'
import { InputFault } from '../support/terminal.ts'
import { readTextRow } from './read-rows.ts'
import type { Task } from './task.ts'

interface Model {
  readonly blend: Blend
  readonly lexicon: CompiledLexicon
}

/** The words that colour a text; what a customer may need a person for has no say in what is learned here. */
const lexicon = (): CompiledLexicon => compileLexicon({ cues: [] })

/** One label a text where rare labels count as much as frequent ones: polarity, emotion, kinds of complaints. */
export const task: Task<LabelledText, Model, BlendAnswer> = {
  summary: 'feeling or kind of a text, rare labels count as much as others: {"text", "label"}',

  readRow(fields) {
    const row = readTextRow(fields)
    if (typeof row === 'string') return row
    const label = fields.label
    if ((typeof label !== 'string' || label === '') && typeof label !== 'number')
      return 'the field "label" is missing: give a name or a number, as "angry" or 0'
    return { text: row.text, label: String(label) }
  },

  train({ train, dev }, { seed }) {
    const examples = [...train, ...dev]
    if (new Set(examples.map(({ label }) => label)).size < 2)
      throw new InputFault('All rows have one label: give rows of at least two')
    const words = lexicon()
    return { blend: trainBlend(examples, words, { seed }), lexicon: words }
  },

  answer: (model, text) => blendClassify(model.blend, text, model.lexicon),

  score(rows, answers) {
    const truth = rows.map(({ label }) => label)
    const told = answers.map(({ ranked }) => ranked[0]?.label ?? '')
    const graded = answers.map(({ ranked }, at) => ({
      probability: ranked[0]?.probability ?? 0,
      isRight: ranked[0]?.label === truth[at],
    }))
    return {
      accuracy: accuracy(truth, told),
      macroF1: macroF1(truth, told),
      ece: calibrationError(graded),
      coverageAt98: coverageAt(graded, 0.98),
    }
  },

  show: ({ ranked }) => ({ label: ranked[0]?.label ?? '', probability: ranked[0]?.probability ?? 0, ranked }),

  write: ({ blend }) => writeBlend(blend),
  read: (bytes) => ({ blend: readBlend(bytes), lexicon: lexicon() }),
}
