import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/article-feedback',
  access: { permission: 'knowledge.write-articles' },
  navWord: { 'zh-CN': '文章反馈', 'zh-TW': '文章回饋', en: 'Article feedback' },
  about: {
    'zh-CN': '坐席指出的错误、缺漏和不清楚，按期答复做了什么',
    'zh-TW': '客服專員指出的錯誤、缺漏與不清楚，依期限回覆做了什麼',
    en: 'What agents found wrong, missing or unclear, answered in time with what was done',
  },
  place: 285,
  group: 'content',
  homeFor: [],
  load: () => import('./FeedbackPage.tsx').then(({ FeedbackPage }) => FeedbackPage),
})
