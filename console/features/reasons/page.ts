import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/reasons',
  access: { permission: 'conversations.configure' },
  navWord: { 'zh-CN': '来电原因', 'zh-TW': '來電原因', en: 'Contact reasons' },
  about: {
    'zh-CN': '坐席小结时选的原因和处理结果',
    'zh-TW': '客服專員話後處理時選擇的原因與處理結果',
    en: 'The reasons and dispositions agents choose in wrap-up',
  },
  place: 240,
  group: 'service',
  homeFor: [],
  load: () => import('./ReasonsPage.tsx').then(({ ReasonsPage }) => ReasonsPage),
})
