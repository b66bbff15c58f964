import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/find',
  access: { permission: 'timeline.read' },
  navWord: { 'zh-CN': '查找', 'zh-TW': '查找', en: 'Find' },
  about: {
    'zh-CN': '按姓名、手机尾号、编号或摘要里的词找客户、联络和工单',
    'zh-TW': '依姓名、手機末碼、編號或摘要裡的詞查找客戶、聯繫與工單',
    en: 'Customers, contacts and cases by name, end of phone, number, or words of a summary',
  },
  place: 26,
  homeFor: [],
  load: () => import('./FindPage.tsx').then(({ FindPage }) => FindPage),
})
