import { defineProblems } from './problem-words.ts'

/** Of cases, wherever they are worked on. */
defineProblems({
  'case-not-taken': {
    'zh-CN': '请先接办这件案件。',
    'zh-TW': '請先接辦此案件。',
    en: 'Take the case first.',
  },
  'contact-of-another': {
    'zh-CN': '这次联络属于另一位客户。请在该客户名下立案。',
    'zh-TW': '此次聯繫屬於另一位客戶。請在該客戶名下立案。',
    en: 'This contact is another customer’s. Open the case for that customer.',
  },
  'unit-not-found': {
    'zh-CN': '没有这个单位。请重新读取后再选。',
    'zh-TW': '沒有此單位。請重新讀取後再選。',
    en: 'There is no such unit. Load the page again and choose another.',
  },
  'person-not-found': {
    'zh-CN': '没有此人，或不在您的管辖范围。请另选。',
    'zh-TW': '沒有此人，或不在您的管轄範圍。請另選。',
    en: 'There is no such person within your reach. Choose another.',
  },
  'case-not-found': {
    'zh-CN': '没有这件案件，或您无权查看。请重新读取列表。',
    'zh-TW': '沒有此案件，或您無權檢視。請重新讀取清單。',
    en: 'There is no such case, or it is not yours to see. Load the list again.',
  },
  'case-not-open': {
    'zh-CN': '案件状态已变。请重新读取后再操作，已结束的可先重开。',
    'zh-TW': '案件狀態已變更。請重新讀取後再操作，已結束的可先重啟。',
    en: 'The case moved on. Load it again; open it again if it has ended.',
  },
  'not-solved': {
    'zh-CN': '只有已办结或撤销的案件才能重开。',
    'zh-TW': '只有已辦結或撤銷的案件才能重啟。',
    en: 'Only a case that has ended is opened again.',
  },
  'work-orders-open': {
    'zh-CN': '还有未完成的工单。请先完成工单再办结。',
    'zh-TW': '尚有未完成的工單。請先完成工單再辦結。',
    en: 'Work orders of it are open. Finish them first.',
  },
  'merge-itself': {
    'zh-CN': '不能并入自身。请选择另一件案件。',
    'zh-TW': '不能併入自身。請選擇另一件案件。',
    en: 'It cannot be merged into itself. Choose another case.',
  },
  'merge-other-customer': {
    'zh-CN': '只能合并同一客户的案件。',
    'zh-TW': '只能合併同一客戶的案件。',
    en: 'Only cases of the same customer are merged.',
  },
  'owner-not-of-unit': {
    'zh-CN': '此人不在该单位、已停用或不办案件。请另选。',
    'zh-TW': '此人不屬於該單位、已停用或不辦案件。請另選。',
    en: 'Choose somebody active of that unit who works on cases.',
  },
  'template-unknown': {
    'zh-CN': '这个类型已停用。请另选一个。',
    'zh-TW': '此類型已停用。請另選。',
    en: 'This kind is no longer offered. Choose another.',
  },
  'field-missing': {
    'zh-CN': '有必填项没有填。请补齐。',
    'zh-TW': '有必填項未填。請補齊。',
    en: 'Something that is needed is empty. Fill it in.',
  },
  'deadline-passed': {
    'zh-CN': '期限须在现在之后一年以内。请另选。',
    'zh-TW': '期限須在現在之後一年以內。請另選。',
    en: 'Choose a deadline within a year from now.',
  },
  'unit-needed': {
    'zh-CN': '请选择由哪个单位办理。',
    'zh-TW': '請選擇由哪個單位辦理。',
    en: 'Say which unit works on it.',
  },
  'no-customer': {
    'zh-CN': '案件没有关联客户，无法告知。',
    'zh-TW': '案件未關聯客戶，無法告知。',
    en: 'No customer is known whom to tell.',
  },
  'work-order-done': {
    'zh-CN': '这张工单已经完成。',
    'zh-TW': '此工單已完成。',
    en: 'Somebody finished it already.',
  },
  'work-order-not-found': {
    'zh-CN': '没有这张工单。请重新读取。',
    'zh-TW': '沒有此工單。請重新讀取。',
    en: 'There is no such work order. Load the case again.',
  },
  'too-many-work-orders': {
    'zh-CN': '一件案件最多 50 张工单。',
    'zh-TW': '一件案件最多 50 張工單。',
    en: 'A case has at most 50 work orders.',
  },
  'general-stays': {
    'zh-CN': '“一般事项”必须保留。',
    'zh-TW': '「一般事項」必須保留。',
    en: 'This kind is always offered.',
  },
})
