import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/customers',
  access: { permission: 'customers.read' },
  navWord: { 'zh-CN': '客户', 'zh-TW': '客戶', en: 'Customers' },
  about: {
    'zh-CN': '您负责的客户：等级、需要的照顾和来过的联络，号码打码',
    'zh-TW': '您負責的客戶：等級、需要的關懷與來過的聯繫，號碼遮罩',
    en: 'The customers you look after: tier, needs, and what they came for; numbers masked',
  },
  place: 27,
  homeFor: [],
  load: () => import('./CustomersPage.tsx').then(({ CustomersPage }) => CustomersPage),
})
