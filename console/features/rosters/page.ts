import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/rosters',
  access: { permission: 'rosters.read' },
  navWord: { 'zh-CN': '班表清单', 'zh-TW': '班表清單', en: 'Rosters' },
  about: {
    'zh-CN': '每份班表的班组、日期、队列、版本和最近一次自动排班，最迟哪天发布',
    'zh-TW': '每份班表的班組、日期、等候佇列、版本與最近一次自動排班，最遲哪天發布',
    en: 'Every roster with its team, days, queues, version and latest search, and by when it is to be published',
  },
  place: 125,
  group: 'people',
  homeFor: [],
  load: () => import('./RostersPage.tsx').then(({ RostersPage }) => RostersPage),
})
