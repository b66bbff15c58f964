import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/schedule',
  access: { permission: 'rosters.read' },
  navWord: { 'zh-CN': '班表', 'zh-TW': '班表', en: 'Schedule' },
  about: {
    'zh-CN': '每个人每天的班次，缺口和违规，自动排班、预演和发布',
    'zh-TW': '每個人每天的班別，缺口與違規，自動排班、預演與發布',
    en: 'Who works when, where people are lacking, which rules are broken; search, rehearsal and publication',
  },
  place: 28.5,
  homeFor: [],
  load: () => import('./SchedulePage.tsx').then(({ SchedulePage }) => SchedulePage),
})
