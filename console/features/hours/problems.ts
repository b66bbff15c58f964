import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'calendar-not-valid': {
    'zh-CN': '营业时间有误，请改正标出的地方。',
    'zh-TW': '營業時間有誤，請修正標示的項目。',
    en: 'These hours cannot be kept. Correct what is marked.',
  },
  'file-refused': {
    'zh-CN': '文件未导入：所列的日子要属于同一年（上年 12 月可以），名称最多 60 个字。',
    'zh-TW': '檔案未匯入：所列的日子須屬同一年（可含前一年 12 月），名稱最多 60 個字。',
    en: 'Nothing was imported: the days must be of one year (the December before may belong to it), names at most 60 characters.',
  },
  'edited-meanwhile': {
    'zh-CN': '别人刚改过，没有保存。请读取最新后再改。',
    'zh-TW': '他人剛變更過，未儲存。請讀取最新內容後再修改。',
    en: 'Someone else has just changed this; nothing was saved. Load the latest and repeat the change.',
  },
  'calendar-key-taken': {
    'zh-CN': '这个代码已有营业时间在用，请换一个。',
    'zh-TW': '此代碼已有營業時間使用，請換一個。',
    en: 'Other hours have this code. Choose another.',
  },
})
