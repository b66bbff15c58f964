import { defineWords } from '../../ui/words/words.ts'

/** The order of the rows, and what reaches into a day from the one before. */
export const boardWords = defineWords('schedule-board', {
  'zh-CN': {
    order: '排序',
    'by-number': '按工号',
    'by-name': '按姓名',
    'by-start': '按上班时间',
    'by-team': '按班组',
    keyDay: '改到前后一天',
    tail: '前一天的班次到 {{time}}',
    tailShort: '到 {{time}}',
  },
  'zh-TW': {
    order: '排序',
    'by-number': '依員工編號',
    'by-name': '依姓名',
    'by-start': '依上班時間',
    'by-team': '依班組',
    keyDay: '改到前後一天',
    tail: '前一天的班別至 {{time}}',
    tailShort: '至 {{time}}',
  },
  en: {
    order: 'Order',
    'by-number': 'By number',
    'by-name': 'By name',
    'by-start': 'By start',
    'by-team': 'By team',
    keyDay: 'to another day',
    tail: 'The shift of the day before, to {{time}}',
    tailShort: 'to {{time}}',
  },
})
