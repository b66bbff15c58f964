import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/figures',
  access: { permission: 'bot.read' },
  navWord: { 'zh-CN': '机器人成效', 'zh-TW': '機器人成效', en: 'Bot figures' },
  about: {
    'zh-CN': '客户确认解决、72 小时没再来、答错率、转人工转得对不对；每个数都能点开看记录',
    'zh-TW': '客戶確認解決、72 小時未再來、答錯率、轉真人轉得對不對；每個數字都能點開看紀錄',
    en: 'Confirmed and not back in 72 hours, wrong answers, hand-overs judged both ways; each opens to its records',
  },
  place: 292,
  group: 'oversight',
  homeFor: [],
  load: () => import('./FiguresPage.tsx').then(({ FiguresPage }) => FiguresPage),
})
