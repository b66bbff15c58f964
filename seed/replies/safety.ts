import { reply } from './reply.ts'

/** Identity, secrets, scams and blocks. */
export const SAFETY = [
  reply(
    'verify',
    ['身份核实', '身分核驗', 'Verify identity'],
    [
      '为保护您的账户，我需要先核实身份：请告诉我您的姓名，以及预留手机号的后四位。',
      '為保護您的帳戶，我需要先核驗身分：請告訴我您的姓名，以及留存手機號碼的末四碼。',
      'To protect your account I must verify who you are: please give me your name and the last four digits of your registered phone.',
    ],
  ),
  reply(
    'verify-app',
    ['应用内确认身份', '應用程式內確認身分', 'Verify in the app'],
    [
      '我已经向您的手机银行发送了确认请求，请您在应用里点“同意”。',
      '我已傳送確認請求到您的行動銀行，請您在應用程式中點選「同意」。',
      'I have sent a request to your app. Please tap “Agree” there.',
    ],
  ),
  reply(
    'no-codes',
    ['不要提供验证码', '請勿提供驗證碼', 'No codes please'],
    [
      '请不要把密码、验证码或卡背面的安全码发给我或任何人，银行不会向您索要。',
      '請不要把密碼、簡訊驗證碼或卡片背面安全碼傳給我或任何人，銀行不會向您索取。',
      'Please never send me or anyone your password, one-time code or card security code. The bank does not ask for them.',
    ],
  ),
  reply(
    'masked',
    ['已遮蔽敏感信息', '已遮蔽敏感資訊', 'Masked for you'],
    [
      '您刚才发来的号码已经自动遮蔽，我看不到完整内容，请放心。',
      '您剛才傳來的號碼已自動遮蔽，我看不到完整內容，請放心。',
      'The number you sent was masked at once. I cannot see it in full, so do not worry.',
    ],
  ),
  reply(
    'card-tail',
    ['只要后四位', '只需末四碼', 'Last four digits'],
    [
      '请告诉我卡号后四位就可以，不需要完整卡号。',
      '請告訴我卡號末四碼即可，不需要完整卡號。',
      'The last four digits of the card are enough. I do not need the whole number.',
    ],
    'card-loss',
  ),
  reply(
    'blocked',
    ['已口头挂失', '已口頭掛失', 'Card is blocked'],
    [
      '您的卡已经口头挂失，现在任何人都无法使用。请您尽快带身份证件到网点办理正式挂失。',
      '您的卡片已完成口頭掛失，現在任何人都無法使用。請儘快攜帶身分證件至分行辦理書面掛失。',
      'Your card is blocked and nobody can use it now. Please come to a branch soon with your identity document for the formal report.',
    ],
    'card-loss',
  ),
  reply(
    'dispute',
    ['登记争议交易', '登錄爭議款', 'Dispute a payment'],
    [
      '这笔交易我已按争议登记，编号{{contact.reference}}，核查期间不影响您的其他用卡。',
      '這筆交易我已登錄為爭議款，編號{{contact.reference}}，查核期間不影響您其他用卡。',
      'I have registered a dispute for this payment under {{contact.reference}}. Your other payments are not affected meanwhile.',
    ],
    'card-loss',
  ),
  reply(
    'scam-stop',
    ['停止转账，立即报警', '停止匯款，立即報警', 'Stop and call the police'],
    [
      '请立刻停止转账，并马上拨打 110。您报警的同时，我正在为您止付。',
      '請立刻停止匯款，並馬上撥打 110。您報警的同時，我正在為您止付。',
      'Stop sending money now and call the police on 110. I am blocking your account while you do.',
    ],
    'scam-report',
  ),
  reply(
    'scam-signs',
    ['常见诈骗话术', '常見詐騙話術', 'Signs of a scam'],
    [
      '“安全账户”“刷流水”“注销校园贷”“代办退款”都是常见的诈骗说法，请不要操作。',
      '「安全帳戶」「做金流」「解除分期」「代辦退款」都是常見的詐騙說法，請不要操作。',
      '“Safe account”, “build up turnover”, “cancel your loan” and “we refund you” are the usual words of fraudsters. Please do nothing.',
    ],
    'scam-report',
  ),
  reply(
    'screen',
    ['退出屏幕共享', '關閉畫面分享', 'Leave screen sharing'],
    [
      '请您先退出屏幕共享和视频会议，再把对方让您装的软件卸载。',
      '請您先關閉畫面分享與視訊會議，再移除對方要您安裝的軟體。',
      'Please leave screen sharing and any video meeting first, then remove the app you were told to install.',
    ],
    'scam-report',
  ),
]
