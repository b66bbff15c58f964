import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'code-taken': {
    'zh-CN': '这个代码已用过。代码永久保留，可以恢复停用的那个。',
    'zh-TW': '此代碼已使用過。代碼永久保留，可恢復已停用的項目。',
    en: 'This code is taken. Codes are kept for ever: bring the retired one back instead.',
  },
  'parent-not-known': {
    'zh-CN': '没有这个上级原因，请先建上级。',
    'zh-TW': '沒有此上層原因，請先建立上層。',
    en: 'There is no such reason to stand below. Add that one first.',
  },
  'code-not-known': {
    'zh-CN': '没有这个代码，请重新读取。',
    'zh-TW': '沒有此代碼，請重新讀取。',
    en: 'There is no such code. Load the list again.',
  },
})
