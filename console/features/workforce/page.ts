import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/plan',
  access: { permission: 'workforce.read' },
  navWord: { 'zh-CN': '预测', 'zh-TW': '預測', en: 'Forecast' },
  about: {
    'zh-CN': '各队列未来几周的话务预测和人力需求，导入历史，人工调整',
    'zh-TW': '各等候佇列未來幾週的話務預測與人力需求，匯入歷史資料，人工調整',
    en: 'What will come to each queue, and how many people it needs; history, special days, overrides',
  },
  place: 28,
  homeFor: ['planner'],
  load: () => import('./PlanPage.tsx').then(({ PlanPage }) => PlanPage),
})
