import type { ProblemBody } from '#platform/http/problem.ts'
import type { Locale, Names } from '../words/locale.ts'

const known = new Map<string, Names>()

/**
 * What to tell people for refusals, by refusal: what happened and what to do. Features add those of their modules beside
 * their words; a text that one language lacks does not compile.
 */
export function defineProblems(problems: Readonly<Record<string, Names>>): void {
  for (const [refusal, names] of Object.entries(problems)) known.set(refusal, names)
}

/** One or two sentences. A refusal nobody has put into words is shown as the server wrote it. */
export function problemText(problem: ProblemBody, locale: Locale): string {
  const names = known.get(problem.refusal)
  if (names) return names[locale]
  return [problem.title, problem.detail]
    .filter((part) => part !== undefined && part !== '')
    .join(locale === 'en' ? '. ' : '：')
}

const faults = new Map<string, Names>()

/** What to tell people for what is wrong in one place, by its stable name. */
export function defineFaults(words: Readonly<Record<string, Names>>): void {
  for (const [fault, names] of Object.entries(words)) faults.set(fault, names)
}

/** What is wrong in one place; a fault nobody has put into words is shown as the server wrote it. */
export function faultText({ fault, message }: NonNullable<ProblemBody['fields']>[number], locale: Locale): string {
  return faults.get(fault ?? '')?.[locale] ?? message
}

defineProblems({
  'not-signed-in': {
    'zh-CN': '登录已结束，请重新登录。',
    'zh-TW': '登入已結束，請重新登入。',
    en: 'You are signed out. Sign in again.',
  },
  'not-permitted': {
    'zh-CN': '您没有这项权限。需要时请找管理员。',
    'zh-TW': '您沒有這項權限。如有需要請洽管理員。',
    en: 'You may not do this. Ask an administrator if you need to.',
  },
  'not-found': {
    'zh-CN': '没有找到，可能已被移走，或不在您的查看范围内。',
    'zh-TW': '找不到，可能已移走，或不在您的檢視範圍內。',
    en: 'Not found: it was moved, or it is outside what you may see.',
  },
  'malformed-input': {
    'zh-CN': '填写的内容有误，请改正标出的项目后再提交。',
    'zh-TW': '填寫的內容有誤，請修正標示的項目後再送出。',
    en: 'Something is not filled in correctly. Correct what is marked and send it again.',
  },
  'not-available': {
    'zh-CN': '服务暂时不可用，没有任何改动。请稍后再试。',
    'zh-TW': '服務暫時無法使用，沒有任何變更。請稍後再試。',
    en: 'The service is not available for the moment. Nothing was changed; try again shortly.',
  },
  'not-reached': {
    'zh-CN': '连不上服务器，没有任何改动。请检查网络后再试。',
    'zh-TW': '無法連上伺服器，沒有任何變更。請檢查網路後再試。',
    en: 'The server could not be reached. Nothing was changed; check the network and try again.',
  },
  'link-lost': {
    'zh-CN': '连接刚好中断，不确定是否已生效。连上后请看一眼再决定是否重做。',
    'zh-TW': '連線剛好中斷，不確定是否已生效。連上後請先確認再決定是否重做。',
    en: 'The link broke at that moment. Once it is back, look whether it took effect before you repeat it.',
  },
  'internal-fault': {
    'zh-CN': '程序出错，没有任何改动。再次出现时，请把请求编号告诉管理员。',
    'zh-TW': '程式發生錯誤，沒有任何變更。若再發生，請將請求編號告知管理員。',
    en: 'A fault occurred. Nothing was changed. If it happens again, give the request number to an administrator.',
  },
  'too-large': {
    'zh-CN': '内容太大，请缩小后再试。',
    'zh-TW': '內容過大，請縮小後再試。',
    en: 'That is too large. Make it smaller and try again.',
  },
  'too-many-requests': {
    'zh-CN': '操作太频繁，请稍等再试。',
    'zh-TW': '操作過於頻繁，請稍候再試。',
    en: 'Too many requests. Wait a moment and try again.',
  },
  'foreign-origin': {
    'zh-CN': '这个网址未获准打开工作台。请用管理员给的地址。',
    'zh-TW': '此網址未獲准開啟工作台。請使用管理員提供的網址。',
    en: 'This address may not open the console. Use the one your administrator gave you.',
  },
})
