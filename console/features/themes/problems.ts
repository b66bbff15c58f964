import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'being-looked-at': {
    'zh-CN': '这一周正在看，等它看完再说。',
    'zh-TW': '這一週正在看，請等它看完。',
    en: 'This week is being looked through already: wait for its end.',
  },
  'week-not-looked-at': {
    'zh-CN': '这一周没有看过。请选一个看过的周。',
    'zh-TW': '這一週沒有看過。請選一個看過的週。',
    en: 'This week was not looked at. Choose one that was.',
  },
})
