import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/data-requests',
  access: { permission: 'consent.answer-requests' },
  navWord: { 'zh-CN': '个人信息请求', 'zh-TW': '個資請求', en: 'Data requests' },
  about: {
    'zh-CN': '客户查阅、复制、更正、删除个人信息的请求及其期限',
    'zh-TW': '客戶查閱、複製、更正、刪除個資的請求及其期限',
    en: 'What customers ask about their own data, with its deadlines',
  },
  place: 486,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'data-requests-open',
      words: { 'zh-CN': '个人信息请求待答复', 'zh-TW': '個資請求待答覆', en: 'Data requests to answer' },
      search: { state: 'open' },
    },
  ],
  load: () => import('./RequestsPage.tsx').then(({ RequestsPage }) => RequestsPage),
})
