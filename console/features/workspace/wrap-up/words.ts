import { defineProblems } from '../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../ui/words/words.ts'

export const wrapUpWords = defineWords('wrap-up', {
  'zh-CN': {
    title: '话后处理',
    left: '{{time}} 后自动完成',
    reason: '来电原因',
    findReason: '找原因',
    noReason: '没有符合的原因',
    level: '第 {{level}} 级',
    change: '重选',
    outcome: '结果',
    summary: '小结',
    summaryHint: '给下一位同事看：客户要什么，做了什么，还欠什么',
    finish: '完成，接下一个',
    kept: '已存 {{time}}',
    missing: '选好原因和结果才能完成。',
  },
  'zh-TW': {
    title: '話後處理',
    left: '{{time}} 後自動完成',
    reason: '來電原因',
    findReason: '找原因',
    noReason: '沒有符合的原因',
    level: '第 {{level}} 層',
    change: '重選',
    outcome: '結果',
    summary: '摘要',
    summaryHint: '給下一位同仁看：客戶要什麼，做了什麼，還欠什麼',
    finish: '完成，接下一個',
    kept: '已存 {{time}}',
    missing: '選好原因與結果才能完成。',
  },
  en: {
    title: 'Wrap-up',
    left: 'Finishes by itself in {{time}}',
    reason: 'Contact reason',
    findReason: 'Find a reason',
    noReason: 'No reason matches',
    level: 'Level {{level}}',
    change: 'Choose again',
    outcome: 'Outcome',
    summary: 'Summary',
    summaryHint: 'For the next colleague: what was wanted, what was done, what is still owed',
    finish: 'Finish, next contact',
    kept: 'Kept {{time}}',
    missing: 'Choose a reason and an outcome to finish.',
  },
})

defineProblems({
  'wrap-up-finished': {
    'zh-CN': '小结已经完成了。',
    'zh-TW': '結案已經完成。',
    en: 'Wrap-up is finished already.',
  },
  'reason-not-known': {
    'zh-CN': '这个原因已停用，请重选。',
    'zh-TW': '此原因已停用，請重選。',
    en: 'This reason is no longer in use. Choose again.',
  },
  'disposition-not-known': {
    'zh-CN': '这个结果已停用，请重选。',
    'zh-TW': '此結果已停用，請重選。',
    en: 'This outcome is no longer in use. Choose again.',
  },
  'contact-not-ended': {
    'zh-CN': '联络还没有结束。',
    'zh-TW': '聯繫尚未結束。',
    en: 'The contact has not ended yet.',
  },
})
