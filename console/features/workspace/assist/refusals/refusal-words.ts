import { defineProblems } from '../../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../../ui/words/words.ts'

export const refusalWords = defineWords('spoken-refusals', {
  'zh-CN': {
    title: '客户的拒绝',
    said: '客户要求停止：',
    carriedOut: '已按客户要求停止：',
    and: '、',
    'stop-marketing': '营销',
    'stop-profiling': '画像',
    'stop-sharing': '向合作方提供信息',
    'stop-all': '全部自愿同意的用途',
    carryOut: '立即登记',
  },
  'zh-TW': {
    title: '客戶的拒絕',
    said: '客戶要求停止：',
    carriedOut: '已依客戶要求停止：',
    and: '、',
    'stop-marketing': '行銷',
    'stop-profiling': '側寫',
    'stop-sharing': '提供資料給合作廠商',
    'stop-all': '全部自願同意的用途',
    carryOut: '立即登錄',
  },
  en: {
    title: 'Refusals of the customer',
    said: 'The customer tells us to stop: ',
    carriedOut: 'Stopped as the customer told us: ',
    and: ', ',
    'stop-marketing': 'marketing',
    'stop-profiling': 'profiling',
    'stop-sharing': 'sharing with partners',
    'stop-all': 'everything they agreed to freely',
    carryOut: 'Record it now',
  },
})

defineProblems({
  'no-refusal-there': {
    'zh-CN': '这条消息里没有读到拒绝，请在右侧授权栏登记。',
    'zh-TW': '這則訊息沒有讀到拒絕，請在右側同意欄登錄。',
    en: 'No refusal was read in that message: record it in the permission panel.',
  },
})
