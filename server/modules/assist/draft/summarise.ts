import { readSlots } from '#libs/language/slots/read-slots.ts'
import type { SlotKind } from '#libs/language/slots/slot.ts'
import { sentencesOf, tellingSentences } from '#modules/assist/draft/sentences.ts'
import type { DraftPart, DraftReply } from '#modules/assist/help-contract.ts'
import { MOST_SUMMARY_LENGTH } from '#modules/conversations/contract.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

export type DraftLocale = 'zh-CN' | 'zh-TW' | 'en'

const HEADS: Readonly<Record<DraftLocale, Readonly<Record<DraftPart['kind'], string>>>> = {
  'zh-CN': { wants: '客户要求', done: '已办理', promised: '已答应', named: '金额与日期' },
  'zh-TW': { wants: '客戶要求', done: '已辦理', promised: '已答應', named: '金額與日期' },
  en: { wants: 'Customer wants', done: 'Done', promised: 'Promised', named: 'Amounts and dates' },
}
const KINDS = ['wants', 'done', 'promised', 'named'] as const
const NAMED: ReadonlySet<SlotKind> = new Set(['amount', 'date', 'period', 'card-tail'])
const MOST_NAMED = 8

/**
 * A summary taken from what was said, word for word: what the customer wants, what was done, what was promised, and the
 * amounts and dates named. Extracted, not written: the same talk gives the same summary.
 * @param today the local date, YYYY-MM-DD: "tomorrow" is a date by it
 * @returns null where nothing tells anything
 */
export function summarise(
  lines: readonly TalkLine[],
  locale: DraftLocale,
  today: string,
): NonNullable<DraftReply['summary']> | null {
  const people = lines.filter(({ author }) => author === 'customer' || author === 'agent')
  const telling = tellingSentences(sentencesOf(people))
  if (telling.length === 0) return null
  const parts = [...telling, ...named(people, today)]
  const text = KINDS.flatMap((kind) => {
    const texts = parts.filter((part) => part.kind === kind).map((part) => part.text.replace(/\s+/g, ' '))
    return texts.length === 0
      ? []
      : [`${HEADS[locale][kind]}${locale === 'en' ? ': ' : '：'}${joined(texts, kind, locale)}`]
  }).join('\n')
  return { text: text.slice(0, MOST_SUMMARY_LENGTH), parts }
}

function joined(texts: readonly string[], kind: DraftPart['kind'], locale: DraftLocale): string {
  if (kind === 'named') return texts.join(locale === 'en' ? ', ' : '、')
  return texts.join(locale === 'en' ? ' ' : '')
}

/** Amounts, dates, periods and card tails, each once, as they were said. */
function named(lines: readonly TalkLine[], today: string): readonly DraftPart[] {
  const seen = new Set<string>()
  const parts: DraftPart[] = []
  for (const { seq, text } of lines) {
    for (const slot of readSlots(text, { today })) {
      const said = text.slice(...slot.span).trim()
      if (!NAMED.has(slot.kind) || said === '' || seen.has(said)) continue
      seen.add(said)
      parts.push({ kind: 'named', seq, text: said })
    }
  }
  return parts.slice(0, MOST_NAMED)
}
