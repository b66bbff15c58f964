import { addDaysToDate } from '#libs/business-calendar/local-dates.ts'
import { startOfLocalDay } from '#libs/business-calendar/local-time.ts'
import type { CompiledZone } from '#libs/business-calendar/zone.ts'
import { weekOf } from '#modules/assist/tool-use/week.ts'
import { STARTER_CONTENT } from '#modules/bot/pack/starter-pack.ts'

/** What a customer once asked the bot, and the article that answered. */
export interface PastTalk {
  readonly at: number
  readonly text: string
  readonly locale: 'zh-CN' | 'en'
  /** Code of the article. */
  readonly article: string
}

const HOUR_MS = 3_600_000
const WEEKS = 10
const A_WEEK = 36
const ENGLISH_EVERY = 9
/** What everybody asks, week by week. */
const USUAL = ['account', 'card', 'credit-card', 'digital', 'payment', 'loan', 'wealth', 'fx']

/** A release of the app that closes by itself: nobody spoke of it before last week. */
const NEW_LAST_WEEK = [
  '手机银行升级到新版本后一打开就闪退',
  '更新了手机银行，点登录就闪退，怎么办',
  '新版手机银行闪退，重装了还是一样',
  '今天升级完手机银行就打不开，一直闪退',
  '手机银行新版本在华为手机上闪退',
  '升级后手机银行一进转账页面就闪退',
  '你们新版手机银行是不是有问题，老是闪退',
  '手机银行更新以后闪退，急着转账',
  '昨晚自动更新了手机银行，现在闪退进不去',
  '手机银行升级后闪退，旧版本能装回去吗',
  '苹果手机升级新版手机银行后闪退',
  '新版手机银行打开理财就闪退',
  '手机银行升级后老闪退，什么时候修好',
  '更新新版手机银行后闪退，工资到账都看不了',
  '爸妈的手机银行升级后也闪退了',
  '新版手机银行一刷脸就闪退',
] as const
const ANSWERS_IT = 'digital'

interface Asked {
  readonly article: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** Ten weeks of talk, the oldest first, none of it to come; the same for the same instant. */
export function pastTalk(zone: CompiledZone, now: number, seed = 7): readonly PastTalk[] {
  const draw = drawer(seed)
  const asked: readonly Asked[] = STARTER_CONTENT.intents.flatMap(({ topic, does, utterances, code }) => {
    const isUsual = does.kind === 'article' && USUAL.some((word) => topic === word || code.startsWith(`${word}-`))
    return isUsual ? [{ article: does.article, zh: utterances.zh, en: utterances.en }] : []
  })
  const thisWeek = weekOf(zone, now)
  const talk: PastTalk[] = []
  const instantIn = (week: string) =>
    startOfLocalDay(zone, addDaysToDate(week, Math.floor(draw() * 7))) + Math.floor((8 + draw() * 13) * HOUR_MS)
  for (let back = WEEKS - 1; back >= 0; back -= 1) {
    const week = addDaysToDate(thisWeek, -7 * back)
    for (let n = 0; n < A_WEEK; n += 1) {
      const one = asked[Math.floor(draw() * asked.length)]
      const locale = n % ENGLISH_EVERY === 0 ? ('en' as const) : ('zh-CN' as const)
      const utterances = (locale === 'en' ? one?.en : one?.zh) ?? []
      const text = utterances[Math.floor(draw() * utterances.length)]
      if (one && text !== undefined) talk.push({ at: instantIn(week), text, locale, article: one.article })
    }
    if (back !== 1) continue
    const article = asked.find((one) => one.article.startsWith(ANSWERS_IT))?.article ?? asked[0]?.article ?? ''
    for (const text of NEW_LAST_WEEK) talk.push({ at: instantIn(week), text, locale: 'zh-CN', article })
  }
  return talk.filter(({ at }) => at < now).toSorted((a, b) => a.at - b.at)
}

/** Numbers in [0, 1), the same for the same seed. */
function drawer(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
