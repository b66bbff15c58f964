import type { Cause, Instant } from '#libs/facts/event.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { PAPERS, type PaperCode, papersOf, SERVICES } from '#modules/branches/services-contract.ts'
import type { StoredVisit } from '#modules/branches/store.ts'
import type { Tx } from '#platform/database/database.ts'

const HOUSE: Cause = { kind: 'system', id: 'branches.tell' }
type Locale = 'zh-CN' | 'zh-TW' | 'en'

/** What the customer reads; `{papers}` is every paper, at once. */
const TEXTS = {
  booked: {
    'zh-CN': '已为您预约 {branch}（{address}）\n{time}\n办理：{service}\n预约号：{reference}\n请携带：{papers}',
    'zh-TW': '已為您預約 {branch}（{address}）\n{time}\n辦理：{service}\n預約編號：{reference}\n請攜帶：{papers}',
    en: 'Your appointment at {branch} ({address})\n{time}\nFor: {service}\nNumber: {reference}\nPlease bring: {papers}',
  },
  moved: {
    'zh-CN': '您的预约 {reference} 已改期\n{branch}（{address}）\n{time}\n请携带：{papers}',
    'zh-TW': '您的預約 {reference} 已改期\n{branch}（{address}）\n{time}\n請攜帶：{papers}',
    en: 'Your appointment {reference} was moved\n{branch} ({address})\n{time}\nPlease bring: {papers}',
  },
  cancelled: {
    'zh-CN': '您在 {branch} 的预约 {reference} 已取消。需要时请再与我们联系。',
    'zh-TW': '您在 {branch} 的預約 {reference} 已取消。需要時請再與我們聯繫。',
    en: 'Your appointment {reference} at {branch} was cancelled. Write to us when you need another.',
  },
  missing: {
    'zh-CN': '您今天到访 {branch}（{reference}）后还需补交：{papers}',
    'zh-TW': '您今日造訪 {branch}（{reference}）後尚需補交：{papers}',
    en: 'After your visit to {branch} ({reference}) we still need: {papers}',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>

export interface Telling {
  readonly kind: keyof typeof TEXTS
  readonly visit: StoredVisit
  readonly branch: { readonly name: string; readonly address: string; readonly zone: string }
  readonly papers: readonly PaperCode[]
}

/** The customer's thread under its lock; before branch and visit, as everywhere. */
export async function holdThread({ platform, asks }: BranchDeps, tx: Tx, customerId: string): Promise<string> {
  const now = platform.clock.now()
  const conversationId = await asks.conversations.conversationOf(tx, HOUSE, customerId, now)
  await asks.conversations.lockThread(tx, conversationId)
  return conversationId
}

/** A line of the house in the customer's thread, in their language. */
export async function tell(deps: BranchDeps, tx: Tx, conversationId: string, telling: Telling, now: Instant) {
  const { customerId } = telling.visit
  const [card] = customerId === null ? [] : await deps.asks.customers.cards(tx, [customerId])
  const text = wordsFor(telling, localeOf(card?.language))
  const author = { kind: 'system', id: 'branches' } as const
  const clientId = `branch-${telling.visit.visitId}-${telling.kind}-${now}`
  await deps.asks.conversations.postInTurn(
    tx,
    [{ conversationId, clientId, author, audience: 'everyone', body: { kind: 'text', text } }],
    now,
  )
}

export function wordsFor({ kind, visit, branch, papers }: Telling, locale: Locale): string {
  const values: Readonly<Record<string, string>> = {
    branch: branch.name,
    address: branch.address,
    reference: visit.reference,
    service: SERVICES[visit.service].name[locale],
    papers: papers.map((code) => PAPERS[code][locale]).join(locale === 'en' ? '; ' : '；'),
    time: visit.plannedFrom === null ? '' : timeWords(visit.plannedFrom, branch.zone, locale),
  }
  const text = branch.address === '' ? TEXTS[kind][locale].replace(/ ?[（(]\{address\}[）)]/, '') : TEXTS[kind][locale]
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => values[name] ?? '')
}

const timeWords = (instant: Instant, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)

function localeOf(language: string | undefined): Locale {
  if (language === undefined || language === 'zh-CN') return 'zh-CN'
  if (/^zh\b.*(tw|hk|mo|hant)/i.test(language)) return 'zh-TW'
  return /^zh\b/i.test(language) ? 'zh-CN' : 'en'
}

export const papersFor = (visit: Pick<StoredVisit, 'service'>): readonly PaperCode[] => papersOf(visit.service)
