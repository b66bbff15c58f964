import { w } from '../words.ts'

/** The chat on the bank's own pages. */
export const CHAT_ENTRANCE = {
  key: 'main',
  name: w('云川银行在线客服', '雲川銀行線上客服', 'Yunchuan Bank chat'),
  greeting: w(
    '您好，这里是云川银行。请选择您想办理的事项，或直接告诉我们；我们不会向您索要密码、验证码或卡背面的安全码。',
    '您好，這裡是雲川銀行。請選擇您要辦理的事項，或直接告訴我們；我們不會向您索取密碼、簡訊驗證碼或卡片背面的安全碼。',
    'Welcome to Yunchuan Bank. Choose what it is about, or just tell us. We never ask for your password, one-time code or card security code.',
  ),
}
