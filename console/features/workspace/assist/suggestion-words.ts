import { defineProblems } from '../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../ui/words/words.ts'

export const suggestionWords = defineWords('suggestions', {
  'zh-CN': {
    title: '建议答案',
    none: '没有合适的文章，可以查知识',
    put: '放入',
    putIn: '放入第 {{place}} 条建议答案',
    in: '已放入回复框，发送前请核对。',
    nowhere: '这次联络现在不能写回复。',
    isIn: '已放入',
    used: '已采用',
    staffOnly: '仅坐席',
    staffOnlyHint: '仅供参考，不要发给客户',
    source: '依据 {{code}} 第 {{version}} 版 · {{day}} 起有效',
  },
  'zh-TW': {
    title: '建議答案',
    none: '沒有合適的文章，可查詢知識',
    put: '放入',
    putIn: '放入第 {{place}} 則建議答案',
    in: '已放入回覆欄，傳送前請核對。',
    nowhere: '此次聯繫目前無法撰寫回覆。',
    isIn: '已放入',
    used: '已採用',
    staffOnly: '僅客服專員',
    staffOnlyHint: '僅供參考，請勿傳送給客戶',
    source: '依據 {{code}} 第 {{version}} 版 · {{day}} 起有效',
  },
  en: {
    title: 'Suggested answers',
    none: 'No article fits; look something up:',
    put: 'Put in',
    putIn: 'Put suggested answer {{place}} in',
    in: 'It stands in your answer; check it before you send.',
    nowhere: 'Nothing can be written in this contact now.',
    isIn: 'Put in',
    used: 'Used',
    staffOnly: 'Staff only',
    staffOnlyHint: 'not to be sent to customers',
    source: 'From {{code}}, version {{version}} · in force since {{day}}',
  },
})

defineProblems({
  'no-longer-in-force': {
    'zh-CN': '这篇文章刚刚更新或停用，没有放入。请用现在建议的答案。',
    'zh-TW': '此文章剛更新或停用，未放入。請使用目前建議的答案。',
    en: 'That article has just changed or ended, so it was not put in. Take what is suggested now.',
  },
  'staff-only': {
    'zh-CN': '这篇仅供坐席参考，不能发给客户。请用自己的话回答。',
    'zh-TW': '此文章僅供客服專員參考，不可傳送給客戶。請以自己的話回答。',
    en: 'That article is for the staff only. Answer the customer in your own words.',
  },
  'suggestion-not-found': {
    'zh-CN': '这条建议已不在。请用现在建议的答案。',
    'zh-TW': '此建議已不存在。請使用目前建議的答案。',
    en: 'That suggestion is gone. Take what is suggested now.',
  },
})
