import { defineProblems } from '../../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../../ui/words/words.ts'

export const warningWords = defineWords('red-line-warning', {
  'zh-CN': {
    title: '禁语提醒',
    phrase: '“{{phrase}}”',
    never: '不能发给客户，请改写。',
    orReason: '请改写；确有必要时写明理由再发，主管会看到。',
    reason: '照原样发送的理由',
    reasonHint: '至少两个字',
    'quick-quote': '引用客户的话',
    'quick-rule': '正在说明规定',
    'quick-wrong': '提醒有误',
  },
  'zh-TW': {
    title: '禁語提醒',
    phrase: '「{{phrase}}」',
    never: '不可傳給客戶，請改寫。',
    orReason: '請改寫；確有必要時寫明理由再送出，主管會看到。',
    reason: '照原樣傳送的理由',
    reasonHint: '至少兩個字',
    'quick-quote': '引用客戶的話',
    'quick-rule': '正在說明規定',
    'quick-wrong': '提醒有誤',
  },
  en: {
    title: 'Red line',
    phrase: '“{{phrase}}”',
    never: 'This is never sent to a customer. Change the words.',
    orReason: 'Change the words, or say why they are sent as they are: a supervisor will see it.',
    reason: 'Why it is sent as it is',
    reasonHint: 'At least two characters',
    'quick-quote': 'Quotes the customer',
    'quick-rule': 'Explains the rule',
    'quick-wrong': 'The warning is wrong',
  },
})

defineProblems({
  'red-line-crossed': {
    'zh-CN': '含有禁语，没有发出。请收回后改写，或写明理由再发。',
    'zh-TW': '含有禁語，未送出。請收回後改寫，或寫明理由再送出。',
    en: 'It crosses a red line and was not sent. Take it back and change it, or send it with a reason.',
  },
  'red-line-never-sent': {
    'zh-CN': '不能向客户索要密码、验证码或完整卡号，没有发出。请收回后改写。',
    'zh-TW': '不可向客戶索取密碼、驗證碼或完整卡號，未送出。請收回後改寫。',
    en: 'Customers are never asked for a password, a code or the full card number. It was not sent: take it back and change it.',
  },
})
