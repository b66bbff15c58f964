import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/complaints',
  access: { permission: 'complaints.read' },
  navWord: { 'zh-CN': '投诉时限', 'zh-TW': '申訴時限', en: 'Complaints' },
  place: 44,
  homeFor: ['complaint-officer'],
  waits: [
    {
      kind: 'complaint-answers',
      words: {
        'zh-CN': '投诉延期、改级待审批',
        'zh-TW': '申訴延期、改級待核准',
        en: 'Extensions and levels of complaints to answer',
      },
      search: { show: 'asked' },
    },
    {
      kind: 'complaints-overdue',
      words: { 'zh-CN': '投诉已逾期', 'zh-TW': '申訴已逾期', en: 'Complaints overdue' },
      search: { show: 'overdue' },
    },
    {
      kind: 'complaints-due-today',
      words: { 'zh-CN': '投诉今天到期', 'zh-TW': '申訴今日到期', en: 'Complaints due today' },
      search: { show: 'today' },
    },
  ],
  load: () => import('./ComplaintsPage.tsx').then(({ ComplaintsPage }) => ComplaintsPage),
})
