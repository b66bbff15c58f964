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
    'zh-CN':
      '班表涉及的年份，法定节假日尚未公布或未收录（已收录：中国大陆 2025–2026，台湾 2025–2026），工时不能分类。请导出班表另行计算，或升级到收录该年的版本。',
    'zh-TW':
      '班表涉及的年份，國定假日尚未公布或未收錄（已收錄：中國大陸 2025–2026，臺灣 2025–2026），工時無法分類。請匯出班表另行計算，或升級至收錄該年的版本。',
    en: 'The public holidays of a year of this roster are not announced or not known here (known: mainland China 2025–2026, Taiwan 2025–2026), so hours cannot be sorted. Export the roster and sort by hand, or install a release that knows the year.',
  },
})
