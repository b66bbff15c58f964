import { defineWords } from '../../ui/words/words.ts'

export const presenceMenuWords = defineWords('presence', {
  'zh-CN': {
    presence: '坐席状态',
    ringing: '{{count}} 个联络在响',
    next: '之后 {{state}}',
    'missed-offers': '连续没接，已替您转为小休。',
    vanished: '连接断开过，已替您离线，联络回到队列。',
    'by-supervisor': '主管替您改了状态。',
  },
  'zh-TW': {
    presence: '座席狀態',
    ringing: '{{count}} 個聯繫響鈴中',
    next: '之後 {{state}}',
    'missed-offers': '連續未接，已替您轉為小休。',
    vanished: '連線曾中斷，已替您離線，聯繫回到佇列。',
    'by-supervisor': '主管替您變更了狀態。',
  },
  en: {
    presence: 'Agent state',
    ringing: { one: '{{count}} contact rings', other: '{{count}} contacts ring' },
    next: 'then {{state}}',
    'missed-offers': 'Several offers rang out: you were put on a short break.',
    vanished: 'The link was gone: you were put offline and your contacts went back to the queue.',
    'by-supervisor': 'A supervisor changed your state.',
  },
})
