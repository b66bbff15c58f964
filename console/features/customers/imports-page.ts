import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/customer-imports',
  access: { permission: 'customers.import' },
  navWord: { 'zh-CN': '客户导入', 'zh-TW': '客戶匯入', en: 'Customer imports' },
  about: {
    'zh-CN': '把银行系统的客户、产品、余额、保单、待还款和事件导进来：进度、结果、被拒的行',
    'zh-TW': '將銀行系統的客戶、產品、餘額、保單、待還款與事件匯入：進度、結果、被拒的列',
    en: 'Bring in customers, products, balances, policies, repayments and events from the bank: progress and refused rows',
  },
  place: 298,
  group: 'connections',
  homeFor: [],
  load: () => import('./ImportsPage.tsx').then(({ ImportsPage }) => ImportsPage),
})
