import type { Locale } from './locale.ts'
import { defineWords, sayIn } from './words.ts'

const channelWords = defineWords('channels', {
  'zh-CN': {
    web: '网页',
    app: 'App',
    wechat: '微信',
    phone: '电话',
    mail: '邮件',
    video: '视频',
    callback: '回拨',
    message: '留言',
  },
  'zh-TW': {
    web: '網頁',
    app: 'App',
    wechat: '微信',
    phone: '電話',
    mail: '電子郵件',
    video: '視訊',
    callback: '回電',
    message: '留言',
  },
  en: {
    web: 'Web',
    app: 'App',
    wechat: 'WeChat',
    phone: 'Phone',
    mail: 'E-mail',
    video: 'Video',
    callback: 'Callback',
    message: 'Message',
  },
})

type Known = keyof (typeof channelWords)['byLocale']['en']

/** A channel by its word; one the bank has named itself is shown by that name. */
export function channelName(channel: string, locale: Locale): string {
  const isKnown = (one: string): one is Known => Object.hasOwn(channelWords.byLocale[locale], one)
  return isKnown(channel) ? sayIn(channelWords, locale)(channel) : channel
}
