import { type Stop, spokenRefusal } from '#libs/contact-gate/spoken-refusal.ts'
import type { CarriedOut } from '#libs/dialogue/dialogue.ts'
import type { Locale, Words } from '#libs/dialogue/flow.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { Session } from '#modules/bot/store-sessions.ts'
import type { Tx } from '#platform/database/database.ts'

const WHAT: Readonly<Record<Stop, Words>> = {
  marketing: {
    'zh-CN': '已停止向您营销：电话、短信、手机银行、消息和邮件，包括合作方和节日问候。',
    'zh-TW': '已停止對您行銷：電話、簡訊、行動銀行、訊息與郵件，包括合作廠商與節日問候。',
    en: 'Marketing to you has stopped: calls, SMS, the app, messages and mail, those of partners and seasonal greetings too.',
  },
  profiling: {
    'zh-CN': '已停止用您的数据做画像，服务和营销都不再做。',
    'zh-TW': '已停止用您的資料做側寫，服務與行銷都不再進行。',
    en: 'Your data is no longer used for profiling, neither for service nor for marketing.',
  },
  sharing: {
    'zh-CN': '已停止把您的信息提供给合作方，合作方的营销也已停止。',
    'zh-TW': '已停止將您的資料提供給合作廠商，合作廠商的行銷也已停止。',
    en: 'Your data is no longer shared with partners, and their marketing has stopped.',
  },
  all: {
    'zh-CN': '您自愿给过的同意已全部撤回：营销、画像、向合作方提供信息、满意度调查和其他可选用途都已停止。',
    'zh-TW': '您自願給過的同意已全部撤回：行銷、側寫、向合作廠商提供資料、滿意度調查與其他可選用途都已停止。',
    en: 'Every consent you gave of your free choice is withdrawn: marketing, profiling, sharing with partners, surveys and all other optional purposes have stopped.',
  },
}
const AND_SERVICE: Words = {
  'zh-CN': '现在起生效。服务和安全通知照常，不影响您办业务。',
  'zh-TW': '現在起生效。服務與安全通知照常，不影響您辦理業務。',
  en: 'This holds from now on. Notices of service and security go on, and nothing you use is affected.',
}
const AGAIN: Words = {
  'zh-CN': '以后想重新同意，告诉我们的同事，由您看过当时的说明后再给。',
  'zh-TW': '日後想重新同意，請告訴我們的同仁，您看過當時的說明後再給。',
  en: 'Should you want to agree again, tell a colleague: they show you the words first.',
}
const FOR_THIS_VISIT: Words = {
  'zh-CN': '已为这次访问的身份记下。我还不知道您是哪位客户，同事会确认您的身份，让它也对您的电话和账户生效。',
  'zh-TW': '已為這次造訪的身分記下。我還不知道您是哪位客戶，同仁會確認您的身分，讓它也對您的電話與帳戶生效。',
  en: 'It is noted for this visit. I do not know yet which customer you are: a colleague will find out, so that it holds for your phone and accounts too.',
}

/** What the customer commands in these words, and what they are told; undefined for everything else. */
export function commandIn(
  text: string,
  isKnown: boolean,
): { readonly stops: readonly Stop[]; readonly told: CarriedOut } | undefined {
  const stops = spokenRefusal(text)
  if (stops.length === 0) return undefined
  const parts = isKnown
    ? [...stops.map((stop) => WHAT[stop]), AND_SERVICE, AGAIN]
    : [...stops.map(atVisit), FOR_THIS_VISIT]
  return { stops, told: { words: joined(parts), needsPerson: !isKnown } }
}

const NAMES: Readonly<Record<Stop, Words>> = {
  marketing: { 'zh-CN': '您不要营销', 'zh-TW': '您不要行銷', en: 'You want no marketing.' },
  profiling: { 'zh-CN': '您不要画像', 'zh-TW': '您不要側寫', en: 'You want no profiling.' },
  sharing: {
    'zh-CN': '您不要向合作方提供信息',
    'zh-TW': '您不要向合作廠商提供資料',
    en: 'You want no sharing with partners.',
  },
  all: { 'zh-CN': '您撤回同意', 'zh-TW': '您撤回同意', en: 'You withdraw your consent.' },
}
const atVisit = (stop: Stop): Words => ({
  'zh-CN': `${NAMES[stop]['zh-CN']}，`,
  'zh-TW': `${NAMES[stop]['zh-TW']}，`,
  en: NAMES[stop].en,
})

const joined = (parts: readonly Words[]): Words => ({
  'zh-CN': parts.map((words) => words['zh-CN']).join(''),
  'zh-TW': parts.map((words) => words['zh-TW']).join(''),
  en: parts.map(({ en }) => en).join(' '),
})

/** Carries out what was commanded, in the transaction in which it is answered: said is done. */
export async function carryOut(
  { asks }: Pick<BotDeps, 'asks'>,
  tx: Tx,
  session: Pick<Session, 'conversationId' | 'customerId'>,
  said: { readonly seq: number; readonly language: Locale; readonly stops: readonly Stop[] },
): Promise<void> {
  if (said.stops.length === 0) return
  const { conversationId, customerId } = session
  await asks.consent.refuseSpoken(tx, {
    customerId,
    cause: { kind: 'customer', id: customerId },
    stops: said.stops,
    saidThrough: 'web',
    language: said.language,
    message: { conversationId, seq: said.seq },
  })
}
