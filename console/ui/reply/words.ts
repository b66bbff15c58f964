import { defineWords } from '../words/words.ts'

/** The variables of `libs/reply-template`, and what stands for them in a preview. */
export const variableWords = defineWords('variables', {
  'zh-CN': {
    'customer.name': '客户姓名',
    'agent.name': '坐席姓名',
    'agent.no': '工号',
    'contact.reference': '联络编号',
    'bank.name': '银行名称',
    today: '今天日期',
    time: '现在时间',
    unknownVariable: '没有变量 {{names}}，请用下面的按钮插入。',
    sampleCustomer: '王*萍',
    sampleBank: '示例银行',
  },
  'zh-TW': {
    'customer.name': '客戶姓名',
    'agent.name': '客服專員姓名',
    'agent.no': '員工編號',
    'contact.reference': '聯繫編號',
    'bank.name': '銀行名稱',
    today: '今天日期',
    time: '目前時間',
    unknownVariable: '沒有變數 {{names}}，請用下方按鈕插入。',
    sampleCustomer: '王*萍',
    sampleBank: '範例銀行',
  },
  en: {
    'customer.name': 'Customer’s name',
    'agent.name': 'Agent’s name',
    'agent.no': 'Agent number',
    'contact.reference': 'Contact reference',
    'bank.name': 'Bank’s name',
    today: 'Today’s date',
    time: 'Time now',
    unknownVariable: 'There is no variable {{names}}. Use the buttons below.',
    sampleCustomer: 'Ms Wang',
    sampleBank: 'Example Bank',
  },
})
