import type { DialogueState } from '#libs/dialogue/dialogue.ts'
import { type IdentityLevel, LOCALES, type Locale, type Words } from '#libs/dialogue/flow.ts'
import type { HandOver } from '#libs/dialogue/hand-over.ts'
import { sameWords } from '#libs/dialogue/shown-slot.ts'
import { SUMMARY_WORDS, TO_THE_AGENT } from '#libs/dialogue/words/hand-over-words.ts'
import { fillWords } from '#libs/dialogue/words/turn-words.ts'

/** What the person who takes over reads first: the same for the same dialogue, in all three languages. */
export function summaryOf(
  state: DialogueState,
  parts: Pick<HandOver, 'why' | 'scenario' | 'intent' | 'flow' | 'slots'>,
  identityLevel: IdentityLevel,
  neededLevel: IdentityLevel,
): Words {
  const name = parts.intent?.name ?? parts.flow?.name
  const articles = state.tried.flatMap((tried) => (tried.kind === 'article' ? [tried.title] : []))
  const flows = state.tried.flatMap((tried) => (tried.kind === 'flow' ? [tried.name] : []))
  const why = parts.scenario?.name ?? TO_THE_AGENT[parts.why]
  const sentences: readonly (Words | null)[] = [
    name ? fillWords(SUMMARY_WORDS.wants, { name }) : SUMMARY_WORDS.unknown,
    listed(
      SUMMARY_WORDS.given,
      parts.slots.map(({ name: slot, shown }) => pair(slot, shown)),
    ),
    listed(SUMMARY_WORDS.shown, articles),
    listed(SUMMARY_WORDS.flows, flows),
    fillWords(SUMMARY_WORDS.why, { name: why }),
    fillWords(neededLevel > identityLevel ? SUMMARY_WORDS['level-needed'] : SUMMARY_WORDS.level, {
      level: sameWords(String(identityLevel)),
      needed: sameWords(String(neededLevel)),
    }),
    fillWords(SUMMARY_WORDS.messages, { count: sameWords(String(state.transcript.messages)) }),
  ]
  return inEach((locale) =>
    sentences.flatMap((sentence) => (sentence === null ? [] : [sentence[locale]])).join(locale === 'en' ? ' ' : ''),
  )
}

function listed(sentence: Words, items: readonly Words[]): Words | null {
  if (items.length === 0) return null
  const list = inEach((locale) => [...new Set(items.map((item) => item[locale]))].join(locale === 'en' ? '; ' : '；'))
  return fillWords(sentence, { list })
}

const pair = (name: Words, shown: Words): Words =>
  inEach((locale) => `${name[locale]}${locale === 'en' ? ': ' : '：'}${shown[locale]}`)

function inEach(words: (locale: Locale) => string): Words {
  const [zhCN, zhTW, en] = LOCALES
  return { [zhCN]: words(zhCN), [zhTW]: words(zhTW), [en]: words(en) }
}
