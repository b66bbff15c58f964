import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/review',
  access: { permission: 'bot.review' },
  navWord: { 'zh-CN': '机器人抽查', 'zh-TW': '機器人抽查', en: 'Bot review' },
  about: {
    'zh-CN': '均匀抽出的回答和接待，由人判断答得对不对、该不该转人工',
    'zh-TW': '均勻抽出的回答與接待，由人判斷答得對不對、該不該轉真人',
    en: 'Answers and talks drawn evenly, judged by people: was it right, was a person needed',
  },
  place: 293,
  group: 'oversight',
  homeFor: [],
  load: () => import('./ReviewPage.tsx').then(({ ReviewPage }) => ReviewPage),
})
