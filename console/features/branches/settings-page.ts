import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/branch-reception',
  access: { permission: 'branches.configure' },
  navWord: { 'zh-CN': '网点接待', 'zh-TW': '分行接待', en: 'Branch reception' },
  about: {
    'zh-CN': '每家网点的营业时间、窗口、业务，多久内接待',
    'zh-TW': '每家分行的營業時間、櫃位、業務，多久內接待',
    en: 'Hours, desks and services of each branch, and within what time it serves',
  },
  place: 212,
  group: 'service',
  homeFor: [],
  load: () => import('./SettingsPage.tsx').then(({ SettingsPage }) => SettingsPage),
})
