import { defineWords } from '../../../ui/words/words.ts'

export const caseLineWords = defineWords('workspace-cases', {
  'zh-CN': {
    line: '案件',
    open: '立案',
    complain: '登记投诉',
  },
  'zh-TW': {
    line: '案件',
    open: '立案',
    complain: '登記申訴',
  },
  en: {
    line: 'Cases',
    open: 'Open a case',
    complain: 'Take in a complaint',
  },
})
