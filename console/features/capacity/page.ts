import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/capacity',
  access: { permission: 'workforce.read' },
  navWord: { 'zh-CN': '人力规划', 'zh-TW': '人力規劃', en: 'Capacity' },
  about: {
    'zh-CN': '未来 12 至 24 个月的人力：联络量、需求、招聘、流失、缺口',
    'zh-TW': '未來 12 至 24 個月的人力：聯繫量、需求、招募、離職、缺口',
    en: 'People for the next 12 to 24 months: contacts, need, hires, leavers, gap',
  },
  place: 29,
  homeFor: [],
  load: () => import('./CapacityPage.tsx').then(({ CapacityPage }) => CapacityPage),
})
