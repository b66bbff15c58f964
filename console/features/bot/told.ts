import { reasonWords } from '../../ui/bot/reason-words.ts'
import type { Locale } from '../../ui/words/locale.ts'
import { useLocale } from '../../ui/words/words.ts'
import { toldWords } from './told-words.ts'

type Kind = 'act' | 'decision' | 'why' | 'cue' | 'mood' | 'slot' | 'outcome'

/** A code in words; one nobody has put into words stands for itself. */
export function told(locale: Locale, kind: Kind, code: string): string {
  const words: Readonly<Record<string, unknown>> = { ...toldWords.byLocale[locale], ...reasonWords.byLocale[locale] }
  const found = words[`${kind}-${code}`]
  return typeof found === 'string' ? found : code
}

/** The same in the language of the screen. */
export function useTold() {
  const locale = useLocale()
  const { noIntent, starter } = toldWords.byLocale[locale]
  const of = (kind: Kind) => (code: string) => told(locale, kind, code)
  return {
    noIntent: String(noIntent),
    starter: String(starter),
    act: of('act'),
    decision: of('decision'),
    why: of('why'),
    cue: of('cue'),
    mood: of('mood'),
    slot: of('slot'),
    outcome: of('outcome'),
    /** Steps that the replay counts, written as `act` or `act: intent`. */
    step: (text: string, intentName: (code: string) => string) => {
      const [act = '', intent] = text.split(': ')
      return intent === undefined ? told(locale, 'act', act) : `${told(locale, 'act', act)} · ${intentName(intent)}`
    },
  }
}
