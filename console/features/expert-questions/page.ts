import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/expert-questions',
  access: { permission: 'assist.answer-experts' },
  navWord: { 'zh-CN': '专家提问', 'zh-TW': '專家提問', en: 'Expert questions' },
  about: {
    'zh-CN': '坐席在会话旁问您的问题：接下、限时答复，起草成知识文章',
    'zh-TW': '客服專員在對話旁詢問您的問題：接下、限時回覆，起草為知識文章',
    en: 'What agents ask you beside a conversation: take it, answer in time, begin an article of it',
  },
  place: 26,
  homeFor: [],
  load: () => import('./ExpertQuestionsPage.tsx').then(({ ExpertQuestionsPage }) => ExpertQuestionsPage),
})
