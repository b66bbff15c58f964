import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const TRANSFER_HELP: ScriptPlan = {
  code: 'transfer-help',
  name: w('转账协助', '轉帳協助', 'Transfer help'),
  minIdentityLevel: 2,
  topics: ['payment'],
  steps: [
    from(2, mustDo('locate', ['找到这笔交易', '找出這筆交易', 'Locate the transfer'])),
    may(
      'state',
      ['告知当前状态', '告知目前狀態', 'Tell its state'],
      [
        '我查到这笔转账了，我先跟您说明它现在的状态。',
        '我查到這筆轉帳了，先向您說明目前的狀態。',
        'I have found the transfer. Let me tell you where it is now.',
      ],
    ),
    must(
      'finality',
      ['资金到账后不可撤回', '入帳後無法取消', 'Finality'],
      [
        '转账一旦到账，银行不能自行从对方账户划回，只能联系对方协商退回。',
        '款項一旦入帳，銀行不得自行從對方帳戶扣回，只能聯繫對方協商返還。',
        'Once a transfer has arrived, the bank cannot take it back from the other account. It can only be returned with the payee’s agreement.',
      ],
    ),
    must(
      'fee-and-arrival',
      ['告知手续费和到账时间', '告知手續費與入帳時間', 'Fee and arrival'],
      [
        '手续费以交易页面显示的为准；实时转账一般几分钟内到账，普通转账两小时内到账，次日转账次日到账。',
        '手續費以交易畫面顯示為準；即時轉帳通常幾分鐘內入帳，一般轉帳兩小時內入帳，次日轉帳於次日入帳。',
        'The fee is the one shown on the payment page. Instant transfers usually arrive within minutes, ordinary ones within two hours, next-day ones the next day.',
      ],
    ),
    must(
      'atm-delay',
      ['自助机转账延时到账', '自動櫃員機轉帳延後入帳', 'ATM delay'],
      [
        '通过自助机具向他人转账，资金在 24 小时后到账；这 24 小时内您可以联系我们申请撤销。',
        '透過自動櫃員機轉帳給他人，款項於 24 小時後入帳；這 24 小時內您可以聯繫我們申請取消。',
        'A transfer to another person at a machine arrives after 24 hours. Within these 24 hours you can contact us to cancel it.',
      ],
    ),
    must(
      'scam-reminder',
      ['反诈提醒', '防詐提醒', 'Scam reminder'],
      [
        '提醒您：凡是要求您把钱转到“安全账户”、缴“保证金”或“解冻费”的，都是诈骗。请确认您认识并核实过收款人。',
        '提醒您：凡是要求您把錢轉到「安全帳戶」、繳交「保證金」或「解凍金」的，都是詐騙。請確認您認識並查證過受款人。',
        'Please note: anyone who asks you to move money to a “safe account”, or to pay a deposit or release fee, is a fraudster. Be sure you know the payee and have checked.',
      ],
    ),
    from(2, mustDo('explain-or-cancel', ['解释或撤销', '說明或取消', 'Explain, or cancel'])),
    from(2, may('trace', ['登记查询工单', '登錄查詢工單', 'Raise a trace order'])),
  ],
  handOff: w(
    '大额、老年客户向新收款人转账，或提到“安全账户”：转挂失与反诈专席。',
    '大額、高齡客戶轉帳給新受款人，或提到「安全帳戶」：轉掛失與防詐專席。',
    'A large sum, an elderly customer with a new payee, or the words “safe account”: hand over to the fraud desk.',
  ),
  formFields: [
    mustAsk('amount', '金额', '金額', 'Amount', 'amount'),
    field('payee', '收款人', '受款人', 'Payee'),
    field('time', '交易时间', '交易時間', 'Time', 'date'),
    field('channel', '交易渠道', '交易通路', 'Channel'),
    field('reason', '查询原因', '查詢原因', 'Reason'),
  ],
}
