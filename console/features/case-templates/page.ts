import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/case-templates',
  access: { permission: 'cases.write-templates' },
  navWord: { 'zh-CN': '案件类型', 'zh-TW': '案件類型', en: 'Kinds of cases' },
  about: {
    'zh-CN': '每类案件填什么、归哪个单位、几天办完，坐席可以先做什么',
    'zh-TW': '每類案件填什麼、歸哪個單位、幾天辦完，客服專員可以先做什麼',
    en: 'What each kind of case asks for, whose it is, how long it may take, what an agent could do first',
  },
  place: 245,
  group: 'service',
  homeFor: [],
  load: () => import('./TemplatesPage.tsx').then(({ TemplatesPage }) => TemplatesPage),
})
