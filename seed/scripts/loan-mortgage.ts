import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const LOAN_MORTGAGE: ScriptPlan = {
  code: 'loan-mortgage',
  name: w('贷款与按揭', '貸款與房貸', 'Loan and mortgage'),
  minIdentityLevel: 2,
  topics: ['loan'],
  steps: [
    may(
      'goal',
      ['了解用途和还款能力', '了解用途與還款能力', 'Goal and means'],
      [
        '请问您打算把贷款用在哪里？每个月方便还多少？',
        '請問貸款打算用在哪裡？每個月方便還款多少？',
        'What is the loan for, and how much can you comfortably pay back each month?',
      ],
    ),
    from(
      2,
      must(
        'query-consent',
        ['征信查询授权', '信用查詢授權', 'Consent to a credit check'],
        [
          '预审需要查询您的征信报告，会留下查询记录；只有您同意了我们才能查。您同意吗？',
          '初步評估需要查詢您的信用報告，會留下查詢紀錄；需經您同意才能查詢。請問您同意嗎？',
          'A pre-check needs a look at your credit report, which leaves a trace there. We may do so only with your consent. Do you agree?',
        ],
      ),
    ),
    must(
      'yearly-cost',
      ['综合年化成本', '總費用年百分率', 'All-in yearly cost'],
      [
        '贷款成本请看年化利率，它已经把利息和各项费用都算在里面。',
        '貸款成本請看總費用年百分率，利息與各項費用都已計入。',
        'Please compare the all-in yearly rate: it contains the interest and every fee.',
      ],
    ),
    must(
      'no-approval',
      ['预审不等于批准', '初步評估不等於核准', 'Not an approval'],
      [
        '预审结果不代表贷款获批，最终以审批通知为准。',
        '初步評估結果不代表核准，最終以核貸通知為準。',
        'A pre-check is not an approval. Only the letter of approval counts.',
      ],
    ),
    must(
      'early-repayment',
      ['提前还款条件', '提前清償條件', 'Early repayment'],
      [
        '提前还款要提前申请，是否收违约金以合同约定为准，我现在帮您查合同条款。',
        '提前清償須事先申請，是否收取違約金以契約約定為準，我現在幫您查詢契約條款。',
        'Early repayment must be requested beforehand. Whether it costs a charge is set in your contract; let me look it up for you.',
      ],
    ),
    must(
      'documents',
      ['一次说清材料', '一次說清應備文件', 'All documents at once'],
      [
        '需要的材料我一次跟您说清楚：身份证件、收入证明、银行流水，买房的还要购房合同和首付凭证。',
        '應備文件我一次向您說明：身分證件、所得證明、往來明細，購屋另需買賣契約與頭期款證明。',
        'Here is everything you need: identity document, proof of income, account statements and, for a home, the purchase contract and proof of the down payment.',
      ],
    ),
    mustDo('booking', ['预约客户经理面谈', '預約理財專員面談', 'Book a meeting']),
  ],
  handOff: w(
    '收入存疑、有中介收费或疑似骗贷：转专家坐席。',
    '所得存疑、有代辦收費或疑似詐貸：轉專家座席。',
    'Doubt about income, an agency fee or a hint of fraud: hand over to the expert desk.',
  ),
  formFields: [
    mustAsk('purpose', '贷款用途', '貸款用途', 'Purpose'),
    field('income-band', '收入区间', '所得級距', 'Income band'),
    field('property', '房产信息', '不動產資訊', 'Property'),
    mustAsk('credit-authority', '征信查询授权', '信用查詢授權', 'Authority for the credit check', 'yes-no'),
  ],
}
