import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/board',
  access: { permission: 'insights.read' },
  navWord: { 'zh-CN': '实时看板', 'zh-TW': '即時看板', en: 'Live board' },
  about: {
    'zh-CN': '此刻的排队、坐席、承诺，和今天到现在的数字',
    'zh-TW': '此刻的等候、客服專員、承諾，與今天至今的數字',
    en: 'Queues, agents and promises at this moment, and the figures of the day so far',
  },
  place: 20,
  homeFor: ['supervisor', 'team-leader'],
  load: () => import('./BoardPage.tsx').then(({ BoardPage }) => BoardPage),
})
