import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const SCAM_REPORT: ScriptPlan = {
  code: 'scam-report',
  name: w('诈骗报案协助', '詐騙通報', 'Scam report'),
  minIdentityLevel: 1,
  topics: ['scam-report'],
  steps: [
    from(1, mustDo('block-channels', ['先止付本人渠道', '先止付本人各通路', 'Block the customer’s own channels'])),
    must(
      'police-now',
      ['立即报警', '立即報警', 'Call the police now'],
      [
        '请您现在就拨打 110 报警，越早越好；您一边报警，我一边帮您止付。',
        '請您現在就撥打 110 報警，越快越好；您一邊報警，我一邊協助您止付。',
        'Please call the police on 110 now; every minute counts. While you do, I am blocking your account.',
      ],
    ),
    must(
      'stop-48',
      ['紧急止付时限', '緊急止付時效', 'Emergency stop'],
      [
        '公安机关的紧急止付最长 48 小时，请尽快到派出所立案并带上转账凭证。',
        '警方的緊急止付最長 48 小時，請儘快至派出所製作筆錄，並帶上轉帳憑證。',
        'An emergency stop by the police lasts 48 hours at most. File the case at a station soon and bring proof of the transfer.',
      ],
    ),
    must(
      'send-no-more',
      ['不要再转钱', '不要再匯款', 'Send no more'],
      [
        '请不要再向对方转任何钱，也不要相信任何说能帮您追回款项的人；请退出屏幕共享和会议软件。',
        '請不要再匯任何款項給對方，也不要相信任何聲稱能幫您追回款項的人；請關閉畫面分享與會議軟體。',
        'Send no more money, and trust nobody who promises to get it back. Leave any screen sharing or meeting app now.',
      ],
    ),
    may(
      'calm',
      ['安抚', '安撫', 'Reassure'],
      [
        '您及时联系我们做得很对，这不是您的错，我会一直陪着您处理。',
        '您及時聯繫我們是對的，這不是您的錯，我會一直陪您處理。',
        'You did right to contact us. It is not your fault, and I will stay with you.',
      ],
    ),
    mustDo('record-payee', ['记录收款账户和时间', '記錄受款帳戶與時間', 'Record payee and time']),
    mustDo('case', ['登记案件', '登錄案件', 'Open the case']),
    must(
      'call-back',
      ['24 小时内回访', '24 小時內回訪', 'Call back within 24 hours'],
      [
        '我们会在 24 小时内回访您，告诉您进展。',
        '我們會在 24 小時內回訪，告知您處理進度。',
        'We will call you back within 24 hours and tell you how it stands.',
      ],
    ),
  ],
  handOff: w(
    '始终优先处理；疑似被胁迫时使用静默告警并转主管。',
    '一律優先處理；疑似受脅迫時使用靜默警示並轉客服主管。',
    'Always first in line. If the customer may be under duress, raise the silent alarm and bring in a supervisor.',
  ),
  formFields: [
    mustAsk('transactions', '涉案交易', '涉案交易', 'Transactions'),
    mustAsk('payee', '收款方', '受款方', 'Payee'),
    mustAsk('story', '经过', '經過', 'What happened'),
    field('police-no', '报警回执号', '報案編號', 'Police case number'),
  ],
}
