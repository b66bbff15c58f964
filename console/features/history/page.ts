import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/history',
  access: { permission: 'insights.read' },
  navWord: { 'zh-CN': '历史', 'zh-TW': '歷史', en: 'History' },
  about: {
    'zh-CN': '按天、小时、刻钟看过去的数字，和上周比，打开背后的联络',
    'zh-TW': '按天、小時、刻鐘看過去的數字，與上週比較，開啟背後的聯繫',
    en: 'Figures by day, hour or quarter hour, against the week before, down to the contacts',
  },
  place: 30,
  homeFor: [],
  load: () => import('./HistoryPage.tsx').then(({ HistoryPage }) => HistoryPage),
})
