import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/cases',
  access: { permission: 'cases.read' },
  navWord: { 'zh-CN': '案件', 'zh-TW': '案件', en: 'Cases' },
  about: {
    'zh-CN': '一次联络办不完的事：归谁、何时办完、派了哪些工单、告知了客户什么',
    'zh-TW': '一次聯繫辦不完的事：歸誰、何時辦完、派了哪些工單、告知了客戶什麼',
    en: 'Matters that outlive a contact: whose they are, until when, what was given out and what the customer was told',
  },
  place: 25.5,
  homeFor: [{ role: 'hq-department', search: { show: 'unit', state: 'unfinished' } }],
  load: () => import('./CasesPage.tsx').then(({ CasesPage }) => CasesPage),
})
