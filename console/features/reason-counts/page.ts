import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/reason-counts',
  access: { permission: 'conversations.count-reasons' },
  navWord: { 'zh-CN': '来电原因统计', 'zh-TW': '來電原因統計', en: 'Why they came' },
  about: {
    'zh-CN': '每个来电原因来了多少、比上一段时间多还是少、多少没解决',
    'zh-TW': '每個來電原因來了多少、比前一段時間多或少、多少未解決',
    en: 'How many came for which reason, more or fewer than before, and how many were not resolved',
  },
  place: 395,
  group: 'oversight',
  homeFor: ['care-manager'],
  load: () => import('./ReasonCountsPage.tsx').then(({ ReasonCountsPage }) => ReasonCountsPage),
})
