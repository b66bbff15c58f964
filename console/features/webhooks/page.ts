import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/webhooks',
  access: { permission: 'webhooks.administer' },
  navWord: { 'zh-CN': '事件推送', 'zh-TW': '事件推送', en: 'Webhooks' },
  about: {
    'zh-CN': '把发生的事签名后推送给行内其他系统：地址、事件种类、每次推送的答复',
    'zh-TW': '將發生的事簽章後推送給行內其他系統：位址、事件種類、每次推送的回覆',
    en: 'Tells other systems of the bank what happened, signed: addresses, kinds of facts, and what each delivery was answered',
  },
  place: 510,
  group: 'connections',
  homeFor: [],
  load: () => import('./WebhooksPage.tsx').then(({ WebhooksPage }) => WebhooksPage),
})
