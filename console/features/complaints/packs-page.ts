import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/complaint-packs',
  access: { permission: 'complaints.read-packs' },
  navWord: { 'zh-CN': '投诉规则包', 'zh-TW': '申訴規則包', en: 'Complaint rules' },
  about: {
    'zh-CN': '各地投诉时限与依据，由两人修改后生效',
    'zh-TW': '各地申訴時限與依據，經兩人修改後生效',
    en: 'The clocks of complaints and where they are written; changed by two people',
  },
  place: 484,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'complaint-packs-to-approve',
      words: { 'zh-CN': '投诉规则包待审批', 'zh-TW': '申訴規則包待核准', en: 'Complaint rule packs to approve' },
      search: {},
    },
  ],
  load: () => import('./PacksPage.tsx').then(({ PacksPage }) => PacksPage),
})
