import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/complaints',
  access: { permission: 'complaints.read' },
  navWord: { 'zh-CN': '投诉时限', 'zh-TW': '申訴時限', en: 'Complaints' },
  place: 44,
  homeFor: ['complaint-officer'],
  load: () => import('./ComplaintsPage.tsx').then(({ ComplaintsPage }) => ComplaintsPage),
})
