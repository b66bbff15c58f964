import { accuracy, macroF1 } from '#libs/language/evaluation/accuracy.ts'
import { calibrationError, coverageAt } from '#libs/language/evaluation/confidence.ts'
import { type CompiledLexicon, compileLexicon } from '#libs/language/feeling/compile-lexicon.ts'
import { trainVoice, type VoiceExample } from '#libs/language/voice/train-voice.ts'
import { readVoiceModel, writeVoice } from '#libs/language/voice/voice-file.ts'
import { readVoice, VOICES, type VoiceModel, type VoiceReading } from '#libs/language/voice/voice-model.ts'
import { InputFault } from '../support/terminal.ts'
import { readTextRow } from './read-rows.ts'
import type { Task } from './task.ts'

interface Model {
  readonly voice: VoiceModel
  readonly lexicon: CompiledLexicon
}

/** The words that colour a text; what a customer may need a person for has no say in what is learned here. */
const lexicon = (): CompiledLexicon => compileLexicon({ cues: [] })

/** What a remark is for. Texts in Chinese and English learn together. */
export const task: Task<VoiceExample, Model, VoiceReading> = {
  summary: 'praise, problem or suggestion: {"text", "label"}',

  readRow(fields) {
    const row = readTextRow(fields)
    if (typeof row === 'string') return row
    const voice = VOICES.find((one) => one === fields.label)
    if (voice === undefined) return `the field "label" is no voice: give one of ${VOICES.join(', ')}`
    return { text: row.text, voice }
  },

  train({ train, dev }, settings) {
    const words = lexicon()
    try {
      return { voice: trainVoice([...train, ...dev], words, settings), lexicon: words }
    } catch (error) {
      if (error instanceof RangeError) throw new InputFault(error.message)
      throw error
    }
  },

  answer: (model, text) => readVoice(model.voice, text, model.lexicon),

  score(rows, answers) {
    const truth = rows.map(({ voice }) => voice)
    const told = answers.map(({ ranked }) => ranked[0]?.voice ?? '')
    const graded = answers.map(({ ranked }, at) => ({
      probability: ranked[0]?.probability ?? 0,
      isRight: told[at] === truth[at],
    }))
    return {
      accuracy: accuracy(truth, told),
      macroF1: macroF1(truth, told),
      ece: calibrationError(graded),
      coverageAt98: coverageAt(graded, 0.98),
    }
  },

  show: ({ ranked, wishes }) => ({
    label: ranked[0]?.voice ?? '',
    probability: ranked[0]?.probability ?? 0,
    ranked: ranked.map(({ voice, probability }) => ({ label: voice, probability })),
    wishes,
  }),

  write: ({ voice }) => writeVoice(voice),
  read: (bytes) => ({ voice: readVoiceModel(bytes), lexicon: lexicon() }),
}
