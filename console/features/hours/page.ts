import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/hours',
  access: { permission: 'promises.write-calendars' },
  navWord: { 'zh-CN': '营业时间', 'zh-TW': '營業時間', en: 'Hours' },
  about: {
    'zh-CN': '什么时候营业，哪天放假，哪天补班',
    'zh-TW': '何時營業，哪天放假，哪天補班',
    en: 'When we are open, which days are holidays, and which weekend days are worked',
  },
  place: 210,
  group: 'service',
  homeFor: [],
  load: () => import('./HoursPage.tsx').then(({ HoursPage }) => HoursPage),
})
