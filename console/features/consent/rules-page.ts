import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/contact-rules',
  access: { permission: 'consent.configure' },
  navWord: { 'zh-CN': '联系规则', 'zh-TW': '聯繫規則', en: 'Contact rules' },
  about: {
    'zh-CN': '何时、多少次、凭什么可以主动联系客户：一人起草，另一人复核后立即生效，可逐个客户试问',
    'zh-TW': '何時、多少次、憑什麼可以主動聯繫客戶：一人起草，另一人覆核後立即生效，可逐位客戶試問',
    en: 'When, how often and on what basis customers are contacted: set by one, let in by another, tried out for a customer',
  },
  place: 487,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'gate-rules-to-approve',
      words: { 'zh-CN': '联系规则待复核', 'zh-TW': '聯繫規則待覆核', en: 'Contact rules to approve' },
      search: {},
    },
  ],
  load: () => import('./RulesPage.tsx').then(({ RulesPage }) => RulesPage),
})
