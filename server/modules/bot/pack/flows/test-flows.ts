import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Intent, Knowledge, Turn } from '#libs/dialogue/dialogue.ts'
import type { Flow, Locale, Words } from '#libs/dialogue/flow.ts'
import { article, type Line, sameInAll } from '#libs/dialogue/test-bank.ts'

/** The shipped flows as they lie in this folder. */
export const FLOWS: readonly Flow[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')))

/** One intent a flow, and one more with an article; every article the flows name is in force under its own code. */
export const SHIPPED: Knowledge = {
  flows: Object.fromEntries(FLOWS.map((flow) => [flow.code, flow])),
  intents: Object.fromEntries(
    [
      ...FLOWS.map(({ code, name, topic }): Intent => ({ code, name, topic, does: { kind: 'flow', flow: code } })),
      {
        code: 'service-hours',
        name: { 'zh-CN': '服务时间', 'zh-TW': '服務時間', en: 'Service hours' },
        topic: null,
        does: { kind: 'article', article: 'service-hours' },
      } satisfies Intent,
    ].map((intent) => [intent.code, intent]),
  ),
  articles: Object.fromEntries(
    ['service-hours', ...FLOWS.flatMap(articlesOf)].map((code) => [code, article(code, { title: sameInAll(code) })]),
  ),
}

export function articlesOf({ steps }: Flow): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'article' ? [step.article] : []))
}

/** A message in three languages, with what is read in it in each. */
export type Said = readonly [words: readonly [zhCN: string, zhTW: string, en: string], ...hints: Hint[]]
type Hint = Exclude<Line, string>[1]

export const LANGUAGES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en']

export const lineIn = ([words, ...hints]: Said, locale: Locale): Line => [
  words[LANGUAGES.indexOf(locale)] ?? '',
  ...hints.filter((hint) => hint !== undefined),
]

/** A dialogue as a person would read it: who said what, the buttons, and what was handed over. */
export function transcriptOf(lines: readonly Line[], turns: readonly Turn[], locale: Locale): string {
  const said = turns.flatMap((turn, at) => {
    const line = lines[at]
    return [`> ${typeof line === 'string' ? line : line?.[0]}`, ...repliesIn(turn, locale), `  (${actsIn(turn)})`, '']
  })
  return said.join('\n')
}

function repliesIn({ replies }: Turn, locale: Locale): string[] {
  return replies.flatMap((reply) => {
    const text = reply.kind === 'article' ? `[article ${reply.article} v${reply.version}]` : reply.words[locale]
    const mark = reply.kind === 'statement' && reply.isMandatory ? '! ' : '  '
    const buttons = reply.buttons.map(({ label }) => `[${label[locale]}]`).join(' ')
    return [`${mark}${text}`, ...(buttons === '' ? [] : [`    ${buttons}`])]
  })
}

function actsIn({ acts }: Turn): string {
  return acts
    .map((act) => {
      if (act.act === 'hand-over') {
        const { why, scenario, urgency, topic, summary } = act.handOver
        return `hand-over: ${scenario?.code ?? why}, ${urgency}, ${topic ?? 'any desk'}: ${summaryIn(summary)}`
      }
      if (act.act === 'ask') return `ask ${act.slot}${act.attempt > 1 ? ` again (${act.attempt})` : ''}`
      if (act.act === 'answer') return `answer ${act.article}`
      return act.act
    })
    .join(', ')
}

const summaryIn = (summary: Words): string => summary.en
