import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/complaint-causes',
  access: { permission: 'complaints.measures' },
  navWord: { 'zh-CN': '根因与预防', 'zh-TW': '根因與預防', en: 'Root causes' },
  about: {
    'zh-CN': '反复出现的投诉根因、预防措施及其效果',
    'zh-TW': '反覆出現的申訴根因、預防措施及其成效',
    en: 'Causes of complaints that keep coming, measures against them and whether they helped',
  },
  place: 483,
  group: 'oversight',
  homeFor: [],
  load: () => import('./CausesPage.tsx').then(({ CausesPage }) => CausesPage),
})
