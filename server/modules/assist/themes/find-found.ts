import { compileLexicon } from '#libs/language/feeling/compile-lexicon.ts'
import { themeNames } from '#libs/language/themes/theme-names.ts'
import { LEAST_WEEKS, watchThemes } from '#libs/language/themes/watch-themes.ts'
import { trainVoice, type VoiceExample } from '#libs/language/voice/train-voice.ts'
import { readVoice, VOICES, type Voice, type VoiceModel } from '#libs/language/voice/voice-model.ts'

/** The words of some weeks, oldest first; the thread's data. */
export interface WordsOfWeeks {
  readonly weeks: readonly {
    readonly week: string
    readonly sayings: readonly { readonly conversationId: string; readonly seq: number; readonly text: string }[]
    readonly comments: readonly { readonly contactId: string; readonly comment: string }[]
  }[]
  /** What voices are learned from. */
  readonly voices: readonly VoiceExample[]
}

/** What was found, without a word of anybody. */
export interface Found {
  readonly weeks: readonly {
    readonly week: string
    readonly texts: number
    readonly voices: Readonly<Record<Voice, number>>
  }[]
  readonly themes: readonly {
    readonly terms: readonly string[]
    /** Left out in what was found before names were. */
    readonly names?: readonly string[]
    readonly weeks: 1 | 2
    readonly count: number
    readonly expected: number
    readonly isNew: boolean
    readonly chance: number
    readonly byWeek: readonly number[]
    readonly examples: readonly { readonly conversationId: string; readonly seq: number }[]
  }[]
  readonly remarks: readonly { readonly contactId: string; readonly voice: Voice; readonly probability: number }[]
}

/** Fewer texts in the last week, or in all, tell nothing. */
const LEAST_LATEST = 5
const LEAST_ALL = 40
const MOST_THEMES = 20
const MOST_EXAMPLES = 20
const MOST_REMARKS = 200
const SEED = 1

/** @returns undefined where there is too little to compare */
export function findFound({ weeks, voices }: WordsOfWeeks): Found | undefined {
  const latest = weeks.at(-1)
  const spoken = weeks.filter(({ sayings }) => sayings.length > 0)
  const all = spoken.reduce((sum, { sayings }) => sum + sayings.length, 0)
  if (!latest || latest.sayings.length < LEAST_LATEST || all < LEAST_ALL || spoken.length < LEAST_WEEKS)
    return undefined
  const alarms = watchThemes(
    spoken.map(({ sayings }) => sayings.map(({ text }) => text)),
    { seed: SEED },
  )
  const told = createTold(voices)
  // Texts alike that no word sets apart from the others are nothing a person could be told of.
  const telling = alarms.filter(({ terms }) => terms.length > 0)
  const remarks = weeks.map(({ comments }) =>
    comments.map(({ contactId, comment }) => ({ contactId, ...told(comment) })),
  )
  return {
    weeks: weeks.map(({ week, sayings }, place) => ({
      week,
      texts: sayings.length,
      voices: countOf(remarks[place] ?? []),
    })),
    themes: telling.slice(0, MOST_THEMES).map(({ texts, ...alarm }) => ({
      ...alarm,
      names: themeNames(
        texts.map(({ text }) => text),
        alarm.terms,
      ),
      byWeek: weeks.map(({ sayings }) => sayings.filter(({ text }) => holdsTwo(text, alarm.terms)).length),
      examples: texts.slice(0, MOST_EXAMPLES).flatMap(({ age, place }) => {
        const one = spoken.at(-1 - age)?.sayings[place]
        return one ? [{ conversationId: one.conversationId, seq: one.seq }] : []
      }),
    })),
    remarks: (remarks.at(-1) ?? []).slice(0, MOST_REMARKS),
  }
}

function createTold(voices: readonly VoiceExample[]) {
  const lexicon = compileLexicon({ cues: [] })
  let model: VoiceModel | undefined
  return (comment: string): { readonly voice: Voice; readonly probability: number } => {
    // Learned only where there is something to read with it.
    model ??= trainVoice(voices, lexicon)
    return readVoice(model, comment, lexicon).ranked[0] ?? { voice: 'problem', probability: 0 }
  }
}

const countOf = (remarks: readonly { readonly voice: Voice }[]): Record<Voice, number> => {
  const count = (voice: Voice) => remarks.filter((one) => one.voice === voice).length
  const [praise, problem, suggestion] = VOICES
  return { [praise]: count(praise), [problem]: count(problem), [suggestion]: count(suggestion) }
}

function holdsTwo(text: string, terms: readonly string[]): boolean {
  const small = text.toLowerCase()
  return terms.filter((term) => small.includes(term)).length >= Math.min(2, terms.length)
}
