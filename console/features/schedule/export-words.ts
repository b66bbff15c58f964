import { defineProblems } from '../../ui/problems/problem-words.ts'
import { defineWords } from '../../ui/words/words.ts'

export const exportWords = defineWords('roster-export', {
  'zh-CN': {
    export: '导出班表',
    exporting: '正在导出…',
    'roster-csv': '班表 CSV',
    'roster-xlsx': '班表 XLSX',
    'payroll-csv': '工时 CSV',
    'payroll-xlsx': '工时 XLSX',
  },
  'zh-TW': {
    export: '匯出班表',
    exporting: '匯出中…',
    'roster-csv': '班表 CSV',
    'roster-xlsx': '班表 XLSX',
    'payroll-csv': '工時 CSV',
    'payroll-xlsx': '工時 XLSX',
  },
  en: {
    export: 'Export roster',
    exporting: 'Exporting…',
    'roster-csv': 'Roster, CSV',
    'roster-xlsx': 'Roster, XLSX',
    'payroll-csv': 'Hours for payroll, CSV',
    'payroll-xlsx': 'Hours for payroll, XLSX',
  },
})

defineProblems({
  'roster-not-published': {
    'zh-CN': '班表还没有发布，发布后才能导出。',
    'zh-TW': '班表尚未發布，發布後才能匯出。',
    en: 'The roster is not published yet: publish it, then export it.',
  },
  'holidays-not-known': {
    'zh-CN': '这一年的法定节假日还没有录入，无法按工时类别分开。请导出班表，另行计算。',
    'zh-TW': '這一年的國定假日尚未建立，無法依工時類別分開。請匯出班表，另行計算。',
    en: 'The public holidays of that year are not known here, so hours cannot be sorted. Export the roster and sort by hand.',
  },
})
