import { decideTurn } from '#libs/dialogue/decide-turn.ts'
import {
  type DialogueState,
  type Knowledge,
  type KnownArticle,
  newDialogue,
  type Turn,
  type TurnInput,
} from '#libs/dialogue/dialogue.ts'
import type { Flow, Locale, Words } from '#libs/dialogue/flow.ts'
import type { CueKind } from '#libs/language/feeling/lexicon.ts'
import type { Slot } from '#libs/language/slots/slot.ts'

/*
 * A bank of two articles, four intents and two flows, and a way to write dialogues down: a message is its text, or its
 * text followed by what libs/language would have read in it.
 */

export const NOON = Date.UTC(2026, 10, 22, 4)
export const sameInAll = (text: string): Words => ({ 'zh-CN': text, 'zh-TW': text, en: text })

type Hint = (input: TurnInput) => TurnInput
export type Line = string | readonly [text: string, ...hints: Hint[]]

const reading = (input: TurnInput, change: Partial<TurnInput['reading']>): TurnInput => ({
  ...input,
  reading: { ...input.reading, ...change },
})
const context = (input: TurnInput, change: Partial<TurnInput['context']>): TurnInput => ({
  ...input,
  context: { ...input.context, ...change },
})
const slot =
  (read: Slot): Hint =>
  (input) =>
    reading(input, { slots: [...input.reading.slots, read] })

export const amount = (units: number, bound: 'exact' | 'over' = 'exact'): Hint =>
  slot({ kind: 'amount', value: { minor: units * 100, bound }, span: [0, 1] })
export const date = (day: string): Hint => slot({ kind: 'date', value: day, span: [0, 1] })
export const tail = (digits: string): Hint => slot({ kind: 'card-tail', value: digits, span: [0, 1] })
export const account = (digits: string): Hint => slot({ kind: 'account', value: digits, span: [0, 1] })
export const phone = (number: string): Hint => slot({ kind: 'phone', value: number, region: 'CN', span: [0, 1] })
export const picks = (number: number): Hint => slot({ kind: 'choice', value: number, span: [0, 1] })
export const press =
  (choice: string): Hint =>
  (input) => ({ ...input, choice })
export const intent =
  (label: string): Hint =>
  (input) =>
    reading(input, { decision: { kind: 'answer', label }, ranked: [{ label, probability: 0.95 }] })
export const between =
  (...labels: string[]): Hint =>
  (input) =>
    reading(input, {
      decision: { kind: 'clarify', labels },
      ranked: labels.map((label) => ({ label, probability: 1 / labels.length })),
    })
export const finds =
  (article: string, isSure = true): Hint =>
  (input) =>
    reading(input, { found: [...input.reading.found, { article, isSure }] })
export const cue =
  (kind: CueKind): Hint =>
  (input) =>
    reading(input, { cues: [...input.reading.cues, { code: `test-${kind}`, kind }] })
export const upset: Hint = (input) => reading(input, { mood: { isUpset: true, reasons: ['angry-words'] } })
export const level =
  (identityLevel: 0 | 1 | 2 | 3 | 4): Hint =>
  (input) =>
    context(input, { identityLevel })
export const flag =
  (...flags: string[]): Hint =>
  (input) =>
    context(input, { flags })
export const closed =
  (topic: string | null = null, opensAt: number | null = NOON + 72_000_000): Hint =>
  (input) =>
    context(input, { closed: [...input.context.closed, { topic, opensAt }] })
export const noPhone: Hint = (input) => context(input, { hasPhone: false })

export function inputOf(line: Line, messageId: string, locale: Locale): TurnInput {
  const [text, ...hints] = typeof line === 'string' ? [line] : line
  const plain: TurnInput = {
    messageId,
    text,
    locale,
    choice: null,
    reading: {
      decision: { kind: 'unknown' },
      ranked: [],
      found: [],
      slots: [],
      cues: [],
      mood: { isUpset: false, reasons: [] },
    },
    context: { identityLevel: 0, flags: [], closed: [], hasPhone: true },
  }
  return hints.reduce((input, hint) => hint(input), plain)
}

/** Plays messages one after another; the turns in order. */
export function play(knowledge: Knowledge, lines: readonly Line[], locale: Locale = 'zh-CN', now = NOON): Turn[] {
  const turns: Turn[] = []
  let state: DialogueState = newDialogue()
  for (const [at, line] of lines.entries()) {
    const turn = decideTurn(state, inputOf(line, `m${at + 1}`, locale), knowledge, now)
    turns.push(turn)
    state = turn.state
  }
  return turns
}

export const last = (turns: readonly Turn[]): Turn => {
  const turn = turns.at(-1)
  if (!turn) throw new Error('Nothing was played.')
  return turn
}
export const actsOf = (turn: Turn): readonly string[] => turn.acts.map(({ act }) => act)
export const textOf = (turn: Turn, locale: Locale = 'zh-CN'): string =>
  turn.replies
    .map((reply) => (reply.kind === 'article' ? `《${reply.title[locale]}》` : reply.words[locale]))
    .join('\n')

export const article = (code: string, change: Partial<KnownArticle> = {}): KnownArticle => ({
  articleId: `id-${code}`,
  version: 3,
  title: sameInAll(code),
  topic: null,
  isApproved: true,
  effectiveAt: NOON - 1000,
  expiresAt: null,
  ...change,
})

export const VISIT: Flow = {
  code: 'visit',
  version: 2,
  name: sameInAll('预约'),
  topic: 'account',
  minIdentityLevel: 0,
  slots: {
    day: { kind: 'date', name: sameInAll('日期'), ask: sameInAll('哪一天？'), ifRefused: 'go-on' },
    note: { kind: 'text', name: sameInAll('备注'), ask: sameInAll('要办什么？'), ifRefused: 'go-on' },
  },
  start: 'ask-day',
  steps: [
    { id: 'ask-day', kind: 'ask', slot: 'day', next: 'ask-note' },
    { id: 'ask-note', kind: 'ask', slot: 'note', next: 'done' },
    { id: 'done', kind: 'end', say: sameInAll('{day} 见。') },
  ],
  handOff: [],
  formFields: [{ field: 'day', name: sameInAll('日期'), slot: 'day' }],
}

export const TRANSFER: Flow = {
  code: 'transfer',
  version: 5,
  name: sameInAll('转账'),
  topic: 'payment',
  minIdentityLevel: 2,
  slots: {
    channel: {
      kind: 'one-of',
      name: sameInAll('渠道'),
      ask: sameInAll('用什么渠道？'),
      options: [
        { code: 'app', label: sameInAll('手机银行'), says: ['手机'] },
        { code: 'machine', label: sameInAll('自助机'), says: ['取款机'] },
      ],
      ifRefused: 'go-on',
    },
    amount: {
      kind: 'amount',
      name: sameInAll('金额'),
      ask: sameInAll('多少钱？'),
      askAgain: sameInAll('金额是多少？'),
      ifRefused: 'hand-over',
    },
    day: { kind: 'date', name: sameInAll('日期'), ask: sameInAll('哪天转的？'), ifRefused: 'go-on' },
    account: { kind: 'account', name: sameInAll('账号'), ask: sameInAll('转给哪个账号？'), ifRefused: 'go-on' },
  },
  start: 'warning',
  steps: [
    { id: 'warning', kind: 'say', isMandatory: true, say: sameInAll('谨防诈骗。'), next: 'ask-channel' },
    { id: 'ask-channel', kind: 'ask', slot: 'channel', next: 'at-machine' },
    {
      id: 'at-machine',
      kind: 'when',
      cases: [{ when: { slot: 'channel', equals: 'machine' }, next: 'delay' }],
      otherwise: 'ask-amount',
    },
    { id: 'delay', kind: 'say', isMandatory: true, say: sameInAll('24 小时后到账。'), next: 'ask-amount' },
    { id: 'ask-amount', kind: 'ask', slot: 'amount', next: 'ask-day' },
    { id: 'ask-day', kind: 'ask', slot: 'day', next: 'ask-account' },
    { id: 'ask-account', kind: 'ask', slot: 'account', next: 'identity' },
    { id: 'identity', kind: 'identity', level: 2, below: 'tell', next: 'check' },
    { id: 'check', kind: 'confirm', say: sameInAll('{amount}，{day}，{channel}，对吗？'), next: 'person' },
    { id: 'person', kind: 'hand-over', why: 'trace', name: sameInAll('查询转账'), urgency: 'normal' },
  ],
  handOff: [
    {
      why: 'large',
      name: sameInAll('大额'),
      when: { slot: 'amount', atLeast: 50_000 },
      urgency: 'priority',
      topic: 'fraud',
    },
    {
      why: 'safe-account',
      name: sameInAll('安全账户'),
      when: { said: ['安全账户', 'safe account'] },
      urgency: 'immediate',
      topic: 'fraud',
    },
    {
      why: 'elderly-new-payee',
      name: sameInAll('老年客户新收款人'),
      when: { all: [{ flag: 'elderly' }, { flag: 'new-payee' }] },
      urgency: 'priority',
    },
  ],
  formFields: [
    { field: 'amount', name: sameInAll('金额'), slot: 'amount' },
    { field: 'payee', name: sameInAll('收款人'), slot: null },
  ],
}

export const BANK: Knowledge = {
  intents: {
    'fee-question': {
      code: 'fee-question',
      name: sameInAll('手续费'),
      topic: 'payment',
      does: { kind: 'article', article: 'fees' },
    },
    'hours-question': {
      code: 'hours-question',
      name: sameInAll('营业时间'),
      topic: null,
      does: { kind: 'article', article: 'hours' },
    },
    'old-question': {
      code: 'old-question',
      name: sameInAll('老问题'),
      topic: null,
      does: { kind: 'article', article: 'expired' },
    },
    'transfer-problem': {
      code: 'transfer-problem',
      name: sameInAll('转账问题'),
      topic: 'payment',
      does: { kind: 'flow', flow: 'transfer' },
    },
    'book-visit': {
      code: 'book-visit',
      name: sameInAll('预约网点'),
      topic: 'account',
      does: { kind: 'flow', flow: 'visit' },
    },
    'close-account': {
      code: 'close-account',
      name: sameInAll('销户'),
      topic: 'account',
      does: { kind: 'hand-over', why: 'close-account' },
    },
  },
  flows: { transfer: TRANSFER, visit: VISIT },
  articles: {
    fees: article('fees'),
    hours: article('hours'),
    expired: article('expired', { expiresAt: NOON }),
    draft: article('draft', { isApproved: false }),
    tomorrow: article('tomorrow', { effectiveAt: NOON + 1 }),
  },
}
