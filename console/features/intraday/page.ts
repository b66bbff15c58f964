import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/intraday',
  access: { permission: 'intraday.read' },
  navWord: { 'zh-CN': '日内', 'zh-TW': '日內', en: 'Intraday' },
  about: {
    'zh-CN': '今天的走势与再预测，谁偏离班表，可以怎么调',
    'zh-TW': '今天的走勢與重新預測，誰偏離班表，可以怎麼調整',
    en: 'How today goes, who is off the schedule, and what can be done about it',
  },
  place: 30,
  homeFor: [],
  load: () => import('./DeskPage.tsx').then(({ DeskPage }) => DeskPage),
})
