import {
  type Classified,
  classify,
  type Decision,
  decide,
  type Example,
  type IntentModel,
  readModel,
  trainIntents,
  writeModel,
} from '#libs/language/classify/intent-model.ts'
import { accuracy, macroF1 } from '#libs/language/evaluation/accuracy.ts'
import { calibrationError, coverageAt } from '#libs/language/evaluation/confidence.ts'
import { InputFault } from '../support/terminal.ts'
import { readTextRow } from './read-rows.ts'
import type { Task } from './task.ts'

interface Answer extends Classified {
  readonly decision: Decision
  readonly isInScope: boolean
}

/** One label a text, and whether a text is about any of them. */
export const task: Task<Example, IntentModel, Answer> = {
  summary: 'one of many labels a text: {"text", "label"}',

  readRow(fields) {
    const row = readTextRow(fields)
    if (typeof row === 'string') return row
    // A number is a name too: many sets count their labels.
    const label = typeof fields.label === 'number' ? String(fields.label) : fields.label
    if (typeof label !== 'string' || label === '')
      return 'the field "label" is missing: give the name of what the text is about'
    return { text: row.text, label }
  },

  train({ train, dev, outOfScopeTrain, outOfScopeDev }, { seed }) {
    const examples = [...train, ...dev]
    if (new Set(examples.map(({ label }) => label)).size < 2)
      throw new InputFault('All rows have one label: give rows of at least two')
    return trainIntents(examples, { seed, outOfScope: [...outOfScopeTrain, ...outOfScopeDev] })
  },

  answer(model, text) {
    const classified = classify(model, text)
    const isInScope = classified.inScope >= model.thresholds.inScope
    return { ...classified, decision: decide(model, classified), isInScope }
  },

  score(rows, answers, outOfScope) {
    const truth = rows.map(({ label }) => label)
    const told = answers.map(({ ranked }) => ranked[0]?.label ?? '')
    const graded = answers.map(({ ranked }, at) => ({
      probability: ranked[0]?.probability ?? 0,
      isRight: ranked[0]?.label === truth[at],
    }))
    const answered = answers.map(({ isInScope }, at) => (isInScope ? (told[at] ?? '') : ''))
    return {
      accuracy: accuracy(truth, told),
      macroF1: macroF1(truth, told),
      ece: calibrationError(graded),
      coverageAt98: coverageAt(graded, 0.98),
      ...(outOfScope.length > 0 && {
        inScopeAccuracy: accuracy(truth, answered),
        oosRecall: outOfScope.filter(({ isInScope }) => !isInScope).length / outOfScope.length,
      }),
    }
  },

  show: ({ ranked, inScope, decision }) => ({
    label: ranked[0]?.label ?? '',
    probability: ranked[0]?.probability ?? 0,
    inScope,
    decision,
  }),

  write: writeModel,
  read: readModel,
}
