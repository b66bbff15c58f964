import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/unanswered-questions',
  access: { permission: 'knowledge.write-articles' },
  navWord: { 'zh-CN': '未答问题', 'zh-TW': '未答問題', en: 'Unanswered questions' },
  about: {
    'zh-CN': '没有文章能回答的问题、没人使用的文章和知识命中率',
    'zh-TW': '沒有文章能回答的問題、無人使用的文章與知識命中率',
    en: 'Questions no article answers, articles nobody uses, and how much of what was looked for was found',
  },
  place: 290,
  group: 'content',
  homeFor: [],
  load: () => import('./QuestionsPage.tsx').then(({ QuestionsPage }) => QuestionsPage),
})
