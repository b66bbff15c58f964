import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/extra-work',
  access: { permission: 'rosters.plan' },
  navWord: { 'zh-CN': '加班加开', 'zh-TW': '加班加開', en: 'Extra work' },
  about: {
    'zh-CN': '向坐席提出加班、提前下班和加开班次，看谁答应了',
    'zh-TW': '向客服專員提出加班、提前下班與加開班別，看誰答應',
    en: 'Overtime, early leave and extra shifts offered to agents, and who took them',
  },
  place: 32,
  homeFor: [],
  load: () => import('./ExtraWorkPage.tsx').then(({ ExtraWorkPage }) => ExtraWorkPage),
})
