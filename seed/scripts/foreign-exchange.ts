import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const FOREIGN_EXCHANGE: ScriptPlan = {
  code: 'foreign-exchange',
  name: w('外汇', '外匯', 'Foreign exchange'),
  minIdentityLevel: 2,
  topics: ['fx'],
  steps: [
    may(
      'purpose',
      ['了解用途', '了解用途', 'Ask the purpose'],
      [
        '请问您购汇是留学、旅游还是其他用途？',
        '請問您結購外匯是留學、旅遊還是其他用途？',
        'Do you need the currency for studies, travel or something else?',
      ],
    ),
    must(
      'quota',
      ['年度便利化额度', '年度結匯額度', 'Yearly quota'],
      [
        '境内个人每年购汇和结汇各有等值 5 万美元的便利化额度；超过额度要提供真实性材料。',
        '境內個人每年購匯與結匯各有等值 5 萬美元的便利額度；超過額度須提供交易證明文件。',
        'Residents have a yearly quota of the equivalent of USD 50,000 each for buying and for selling. Above it, proof of the purpose is required.',
      ],
    ),
    must(
      'true-purpose',
      ['用途必须真实', '用途須據實申報', 'The purpose must be true'],
      [
        '购汇用途必须真实，不能用于境外买房和投资，也不能借用他人额度。',
        '購匯用途須據實申報，不得用於境外購屋與投資，也不得借用他人額度。',
        'The purpose you declare must be true. It may not be property or investment abroad, and nobody else’s quota may be used.',
      ],
    ),
    must(
      'indicative-rate',
      ['牌价为参考价', '牌告匯率為參考', 'The rate is indicative'],
      [
        '我现在报的牌价是参考价，成交以您提交那一刻的价格为准。',
        '我現在報的牌告匯率為參考價，成交以您送出那一刻的匯率為準。',
        'The rate I quote is indicative. The deal is made at the rate of the moment you submit it.',
      ],
    ),
    mustDo('documents', ['说明所需材料', '說明應備文件', 'Name the documents']),
    from(2, may('booking', ['预约取现或汇款', '預約提領或匯款', 'Book cash or remittance'])),
  ],
  handOff: w(
    '分拆金额或代他人使用：转专家坐席按可疑交易复核。',
    '拆分金額或供他人使用：轉專家座席依疑似交易覆核。',
    'Split amounts or use for a third party: the expert desk checks for a suspicious transaction.',
  ),
  formFields: [
    mustAsk('purpose', '用途', '用途', 'Purpose'),
    mustAsk('amount', '金额', '金額', 'Amount', 'amount'),
    field('payee-country', '收款国家或地区', '受款國別', 'Country of the payee'),
  ],
}
