import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'contract-faulty': {
    'zh-CN': '合同有误，没有保存。请改正标出的地方。',
    'zh-TW': '契約有誤，未儲存。請修正標示的項目。',
    en: 'This contract cannot be kept; nothing was saved. Correct what is marked.',
  },
  'contract-changed-meanwhile': {
    'zh-CN': '别人刚改过这份合同，没有保存。请读取最新后再改。',
    'zh-TW': '他人剛變更過這份契約，未儲存。請讀取最新內容後再修改。',
    en: 'Someone else has just changed this contract; nothing was saved. Load the latest and repeat the change.',
  },
  'contract-not-found': {
    'zh-CN': '没有这份合同。请从列表里重新选择。',
    'zh-TW': '沒有這份契約。請從清單重新選擇。',
    en: 'There is no such contract. Choose one from the list.',
  },
  'too-many-contracts': {
    'zh-CN': '已有 100 份合同，不能再新增。请修改其中一份。',
    'zh-TW': '已有 100 份契約，無法再新增。請修改其中一份。',
    en: 'There are 100 contracts already. Change one of them instead.',
  },
  'effective-in-the-past': {
    'zh-CN': '生效日期已过，没有改动。请写今天或以后的日期。',
    'zh-TW': '生效日期已過，未變更。請填今天或以後的日期。',
    en: 'That date is past; nothing was changed. Give today or a later date.',
  },
  'contract-unknown': {
    'zh-CN': '没有这份合同，没有改动。请重新选择合同。',
    'zh-TW': '沒有這份契約，未變更。請重新選擇契約。',
    en: 'There is no such contract; nothing was changed. Choose one from the list.',
  },
  'unit-not-found': {
    'zh-CN': '没有这个班组。请重新选择。',
    'zh-TW': '沒有這個班組。請重新選擇。',
    en: 'There is no such team. Choose another.',
  },
})
