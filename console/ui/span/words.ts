import { defineWords } from '../words/words.ts'

export const spanWords = defineWords('span', {
  'zh-CN': {
    span: '时间范围',
    today: '今天',
    yesterday: '昨天',
    'two-days': '昨天和今天',
    week: '近 7 天',
    month: '近 30 天',
    from: '开始日期',
    to: '结束日期',
  },
  'zh-TW': {
    span: '時間範圍',
    today: '今天',
    yesterday: '昨天',
    'two-days': '昨天與今天',
    week: '近 7 天',
    month: '近 30 天',
    from: '開始日期',
    to: '結束日期',
  },
  en: {
    span: 'Span',
    today: 'Today',
    yesterday: 'Yesterday',
    'two-days': 'Yesterday and today',
    week: '7 days',
    month: '30 days',
    from: 'From',
    to: 'To',
  },
})
