import { w } from '../words.ts'
import { field, from, may, must, mustChoose, mustDo, type ScriptPlan } from './script.ts'

export const PASSWORD_RESET: ScriptPlan = {
  code: 'password-reset',
  name: w('密码重置', '密碼重設', 'Password reset'),
  minIdentityLevel: 3,
  topics: ['digital'],
  steps: [
    mustDo('verify', ['核身到第三级', '身分核驗至第三級', 'Verify to level 3']),
    must(
      'never-tell',
      ['绝不索要密码和验证码', '絕不索取密碼與驗證碼', 'We never ask for codes'],
      [
        '请不要把密码或短信验证码告诉任何人，包括我；我们任何时候都不会向您索要。',
        '請不要把密碼或簡訊驗證碼告訴任何人，包括我；我們任何時候都不會向您索取。',
        'Never tell anyone your password or a one-time code, not even me. We will never ask for them.',
      ],
    ),
    must(
      'official-app',
      ['只用官方应用', '僅用官方應用程式', 'Official app only'],
      [
        '请只在官方手机银行里操作，不要点击别人发来的链接，也不要安装别人让您装的软件。',
        '請只在官方行動銀行操作，不要點選他人傳來的連結，也不要安裝他人要求的軟體。',
        'Do it in our official app only. Open no link that someone sent you, and install nothing you are told to.',
      ],
    ),
    from(
      3,
      may(
        'send-link',
        ['发送重置链接', '傳送重設連結', 'Send the link'],
        [
          '我已经把重置入口推送到您的手机银行，10 分钟内有效。',
          '我已將重設入口推送到您的行動銀行，10 分鐘內有效。',
          'I have sent the reset to your app. It is valid for 10 minutes.',
        ],
      ),
    ),
    mustDo('watch', ['确认客户设置成功', '確認客戶設定成功', 'See that it worked']),
    may(
      'tips',
      ['安全建议', '安全建議', 'Security advice'],
      [
        '新密码请不要用生日、手机号或连续数字。',
        '新密碼請不要使用生日、手機號碼或連續數字。',
        'For the new password avoid birthdays, phone numbers and runs of digits.',
      ],
    ),
  ],
  handOff: w(
    '手机号刚换过卡，或手机装有远程控制软件：转挂失与反诈专席。',
    '手機號碼剛換 SIM 卡，或手機裝有遠端操控軟體：轉掛失與防詐專席。',
    'A SIM changed just now, or a remote-control app on the phone: hand over to the fraud desk.',
  ),
  formFields: [
    mustChoose('method', '重置方式', '重設方式', 'Method', [
      ['app', '手机银行', '行動銀行', 'The app'],
      ['machine', '自助设备', '自助設備', 'A self-service machine'],
      ['branch', '网点柜面', '分行臨櫃', 'A branch'],
    ]),
    field('device', '设备', '裝置', 'Device'),
  ],
}
