import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/regression',
  access: { permission: 'bot.write' },
  navWord: { 'zh-CN': '机器人题集', 'zh-TW': '機器人題集', en: 'Bot regression set' },
  about: {
    'zh-CN': '每个新版本都要答的客户原话，以及应该是哪个意图',
    'zh-TW': '每個新版本都要回答的客戶原話，以及應該是哪個意圖',
    en: 'Questions every new release is judged by, with the intent each must be taken for',
  },
  place: 293,
  group: 'content',
  homeFor: [],
  load: () => import('./RegressionPage.tsx').then(({ RegressionPage }) => RegressionPage),
})
