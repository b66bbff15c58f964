import type { PayCode } from './pay/pay-pack.ts'

/** Words of the files, in one language. */
export interface ExportWords {
  readonly roster: string
  readonly payroll: string
  readonly number: string
  readonly name: string
  readonly team: string
  readonly date: string
  readonly shift: string
  readonly start: string
  readonly end: string
  readonly break: string
  readonly meal: string
  readonly breaks: string
  readonly workHours: string
  readonly overtime: string
  readonly overtimeHours: string
  readonly ofWhichNight: string
  readonly paidAsHours: string
  readonly total: string
  /** Monday first. */
  readonly weekdays: readonly [string, string, string, string, string, string, string]
  readonly pay: Readonly<Record<PayCode, string>>
}

export const EXPORT_WORDS: Readonly<Record<'en' | 'zh-CN' | 'zh-TW', ExportWords>> = {
  en: {
    roster: 'Roster',
    payroll: 'Payroll',
    number: 'Number',
    name: 'Name',
    team: 'Team',
    date: 'Date',
    shift: 'Shift',
    start: 'Start',
    end: 'End',
    break: 'Short break',
    meal: 'Meal',
    breaks: 'Breaks',
    workHours: 'Hours of work',
    overtime: 'Overtime',
    overtimeHours: 'Hours of overtime',
    ofWhichNight: 'Of which at night',
    paidAsHours: 'Paid as hours',
    total: 'Total',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    pay: {
      normal: 'Normal',
      overtime: 'Overtime',
      'overtime-long': 'Overtime, further hours',
      'rest-day': 'Rest day',
      'rest-day-long': 'Rest day, further hours',
      'rest-day-beyond': 'Rest day, beyond a day',
      'regular-leave': 'Regular leave',
      holiday: 'Public holiday',
    },
  },
  'zh-CN': {
    roster: '班表',
    payroll: '工时',
    number: '工号',
    name: '姓名',
    team: '班组',
    date: '日期',
    shift: '班次',
    start: '上班',
    end: '下班',
    break: '小休',
    meal: '用餐',
    breaks: '休息',
    workHours: '工时',
    overtime: '加班',
    overtimeHours: '加班工时',
    ofWhichNight: '其中夜间',
    paidAsHours: '折算工时',
    total: '合计',
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    pay: {
      normal: '正常',
      overtime: '加班',
      'overtime-long': '加班后段',
      'rest-day': '休息日',
      'rest-day-long': '休息日后段',
      'rest-day-beyond': '休息日超时',
      'regular-leave': '例假日',
      holiday: '法定节假日',
    },
  },
  'zh-TW': {
    roster: '班表',
    payroll: '工時',
    number: '員工編號',
    name: '姓名',
    team: '組別',
    date: '日期',
    shift: '班別',
    start: '上班',
    end: '下班',
    break: '小休',
    meal: '用餐',
    breaks: '休息',
    workHours: '工時',
    overtime: '加班',
    overtimeHours: '加班工時',
    ofWhichNight: '其中夜間',
    paidAsHours: '折算工時',
    total: '合計',
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    pay: {
      normal: '正常',
      overtime: '加班',
      'overtime-long': '加班後段',
      'rest-day': '休息日',
      'rest-day-long': '休息日後段',
      'rest-day-beyond': '休息日超時',
      'regular-leave': '例假日',
      holiday: '國定假日',
    },
  },
}
