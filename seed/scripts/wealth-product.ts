import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const WEALTH_PRODUCT: ScriptPlan = {
  code: 'wealth-product',
  name: w('理财产品', '理財商品', 'Wealth product'),
  minIdentityLevel: 2,
  topics: ['wealth'],
  steps: [
    may(
      'need',
      ['了解目标和期限', '了解目標與期間', 'Find goal and term'],
      [
        '这笔钱您打算用多久？期间会不会随时要用？',
        '這筆錢您打算放多久？期間會不會隨時要動用？',
        'How long can this money stay invested? Might you need it before then?',
      ],
    ),
    from(
      2,
      mustDo('valid-test', ['查看风险测评是否有效', '查看風險屬性評估是否有效', 'Check that the risk test is valid']),
    ),
    from(2, mustDo('match', ['匹配风险等级', '比對風險等級', 'Match the risk levels'])),
    must(
      'not-a-deposit',
      ['不是存款，可能亏损', '不是存款，可能虧損', 'Not a deposit'],
      [
        '理财产品不是存款，不保证本金和收益，您可能损失部分甚至全部本金。',
        '理財商品不是存款，不保證本金與收益，您可能損失部分甚至全部本金。',
        'This product is not a deposit. Neither the principal nor the return is guaranteed, and you may lose some or all of your money.',
      ],
    ),
    must(
      'risk-and-issuer',
      ['风险等级和管理人', '風險等級與發行機構', 'Risk level and issuer'],
      [
        '这只产品的风险等级、管理人和期限写在说明书上；我行是代销机构，不承担产品的投资和兑付责任。',
        '這檔商品的風險等級、發行機構與期間載明於說明書；本行為代銷機構，不負投資及兌付責任。',
        'The risk level, issuer and term are stated in the prospectus. We sell it as an agent and are not liable for its investment or repayment.',
      ],
    ),
    must(
      'fees',
      ['费用', '費用', 'Fees'],
      [
        '认购费、管理费和提前赎回的费用，我都念给您听；请您确认都听明白了。',
        '申購手續費、管理費與提前贖回的費用，我逐項向您說明；請您確認都了解了。',
        'I will now name the subscription fee, the management fee and the charge for leaving early. Please tell me if anything is unclear.',
      ],
    ),
    may(
      'honest-no',
      ['不合适时直说', '不合適就直說', 'Say no when it does not fit'],
      [
        '按您的测评结果，这只产品不适合您，我不建议您购买。',
        '依您的評估結果，這檔商品不適合您，我不建議您申購。',
        'By your test this product does not suit you, and I advise against buying it.',
      ],
    ),
    must(
      'own-decision',
      ['客户本人确认', '客戶本人確認', 'The customer’s own decision'],
      [
        '是否购买由您自己决定，请您在手机银行本人操作，我不能替您填写测评或下单。',
        '是否申購由您自行決定，請您本人於行動銀行操作，我不能代您填寫評估或下單。',
        'The decision is yours alone. Please act in the app yourself; I may not fill in the test or place the order for you.',
      ],
    ),
  ],
  handOff: w(
    '风险不匹配、65 岁及以上、测评过期或出现投诉用语：停止销售，由主管处理。',
    '風險不符、65 歲以上、評估過期或出現客訴用語：停止銷售，由客服主管處理。',
    'Mismatch, age 65 and over, expired test or words of complaint: stop the sale; a supervisor takes it on.',
  ),
  formFields: [
    field('test-id', '测评编号', '評估編號', 'Test number'),
    mustAsk('product-rating', '产品风险等级', '商品風險等級', 'Product risk level'),
    mustAsk('disclosures', '已告知事项', '已告知事項', 'Disclosures made', 'yes-no'),
    field('recording-id', '双录编号', '錄音錄影編號', 'Recording number'),
  ],
}
