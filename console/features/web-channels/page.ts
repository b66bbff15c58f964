import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/web-channels',
  access: { permission: 'web.administer' },
  navWord: { 'zh-CN': '网页入口', 'zh-TW': '網頁入口', en: 'Chat entrances' },
  about: {
    'zh-CN': '放到银行网页上的在线客服：一行代码、允许的网址、身份密钥',
    'zh-TW': '放到銀行網頁上的線上客服：一行程式碼、允許的網址、身分金鑰',
    en: 'The chat on the bank’s pages: one script tag, allowed addresses, identity secret',
  },
  place: 500,
  group: 'connections',
  homeFor: [],
  load: () => import('./WebChannelsPage.tsx').then(({ WebChannelsPage }) => WebChannelsPage),
})
