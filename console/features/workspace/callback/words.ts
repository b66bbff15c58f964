import type { z } from 'zod'
import type { callbackOutcome } from '#modules/routing/callback-contract.ts'
import { defineProblems } from '../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../ui/words/words.ts'

export type CallbackOutcome = z.infer<typeof callbackOutcome>

export const callbackWords = defineWords<
  | CallbackOutcome
  | 'callback'
  | 'message'
  | 'showNumber'
  | 'numberLogged'
  | 'attempts'
  | 'outcome'
  | 'later'
  | 'inHalfHour'
  | 'inTwoHours'
  | 'tomorrow'
  | 'laterReason'
  | 'due'
>('callback', {
  'zh-CN': {
    callback: '回拨',
    message: '回复留言',
    due: '{{time}} 前',
    showNumber: '看号码',
    numberLogged: '查看会留痕',
    attempts: '已试 {{count}} 次',
    outcome: '结果',
    reached: '已接通',
    answered: '已回复',
    'not-reached': '没接通',
    'wrong-number': '号码不对',
    'no-longer-needed': '不再需要',
    later: '改时间',
    inHalfHour: '半小时后',
    inTwoHours: '两小时后',
    tomorrow: '明天这个时候',
    laterReason: '客户要求改时间',
  },
  'zh-TW': {
    callback: '回電',
    message: '回覆留言',
    due: '{{time}} 前',
    showNumber: '看號碼',
    numberLogged: '檢視會留存軌跡',
    attempts: '已試 {{count}} 次',
    outcome: '結果',
    reached: '已接通',
    answered: '已回覆',
    'not-reached': '未接通',
    'wrong-number': '號碼有誤',
    'no-longer-needed': '不再需要',
    later: '改時間',
    inHalfHour: '半小時後',
    inTwoHours: '兩小時後',
    tomorrow: '明天此時',
    laterReason: '客戶要求改時間',
  },
  en: {
    callback: 'Callback',
    message: 'Message to answer',
    due: 'by {{time}}',
    showNumber: 'Show number',
    numberLogged: 'Showing it is logged',
    attempts: { one: 'tried once', other: 'tried {{count}} times' },
    outcome: 'Outcome',
    reached: 'Reached',
    answered: 'Answered',
    'not-reached': 'Not reached',
    'wrong-number': 'Wrong number',
    'no-longer-needed': 'No longer needed',
    later: 'Another time',
    inHalfHour: 'In half an hour',
    inTwoHours: 'In two hours',
    tomorrow: 'Tomorrow at this time',
    laterReason: 'The customer asked for another time',
  },
})

defineProblems({
  'callback-done': {
    'zh-CN': '这个回拨已经处理完了。',
    'zh-TW': '此回電已處理完畢。',
    en: 'This callback is done already.',
  },
  'not-in-your-hands': {
    'zh-CN': '这个回拨已不在您手上。',
    'zh-TW': '此回電已不在您手上。',
    en: 'This callback is no longer in your hands.',
  },
  'outside-hours': {
    'zh-CN': '那个时间不在服务时间，请换一个。',
    'zh-TW': '該時間非服務時間，請換一個。',
    en: 'That is outside opening hours. Choose another time.',
  },
})
