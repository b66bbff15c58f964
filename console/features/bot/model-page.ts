import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/model',
  access: { permission: 'bot.read-model' },
  navWord: { 'zh-CN': '模型调用', 'zh-TW': '模型呼叫', en: 'Model calls' },
  about: {
    'zh-CN': '语言模型问了什么用途、结果如何、被哪条规则拦下、用了多少额度；不含客户原话',
    'zh-TW': '語言模型用於何處、結果如何、被哪條規則擋下、用了多少額度；不含客戶原話',
    en: 'What the language model was asked for, what came of it, which rule stopped it, and the budget used',
  },
  place: 296,
  group: 'oversight',
  homeFor: [],
  load: () => import('./ModelPage.tsx').then(({ ModelPage }) => ModelPage),
})
