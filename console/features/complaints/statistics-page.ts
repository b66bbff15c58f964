import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/complaint-statistics',
  access: { permission: 'complaints.report' },
  navWord: { 'zh-CN': '投诉统计', 'zh-TW': '申訴統計', en: 'Complaint figures' },
  about: {
    'zh-CN': '按月、季、年统计投诉，原始与合并后件数，并导出监管报表',
    'zh-TW': '依月、季、年統計申訴，原始與併案後件數，並匯出主管機關報表',
    en: 'Complaints by month, quarter and year, raw and merged, and the return for the regulator',
  },
  place: 482,
  group: 'oversight',
  homeFor: [],
  load: () => import('./StatisticsPage.tsx').then(({ StatisticsPage }) => StatisticsPage),
})
