import { phraseTable } from './phrase-table.ts'

/** Words that announce a secret or a number. */
export type LabelMeaning = 'card-number' | 'identity-number' | 'security-code' | 'one-time-code' | 'password'

export type Label = { readonly meaning: LabelMeaning; readonly start: number; readonly end: number }

/** Every label of a text, left to right, not overlapping; the longest wins, so 动态密码 is no 密码. */
export function findLabels(text: string): readonly Label[] {
  let labels: Label[] | undefined
  for (let at = 0; at < text.length; at++) {
    const match = LABELS.matchAt(text, at)
    if (!match) continue
    labels ??= []
    labels.push({ meaning: match.meaning, start: at, end: at + match.length })
    at += match.length - 1
  }
  return labels ?? NO_LABELS
}

/** A label speaks of the number that starts at most this many UTF-16 units after it: 卡号是：, card number is: */
const LABEL_REACH = 6

/**
 * True when the number starting at `start` is announced by a label of this meaning.
 * @param labels as findLabels gives them
 */
export function isLabelled(text: string, labels: readonly Label[], meaning: LabelMeaning, start: number): boolean {
  let low = 0
  let high = labels.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((labels[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const label = labels[low - 1]
  if (!label || label.meaning !== meaning || start - label.end > LABEL_REACH) return false
  return !text.slice(label.end, start).includes('*')
}

/**
 * The labels a text ends in, so that the next message of the same writer may be their number: "我的验证码是", "482913".
 * A few words may follow (是多少, 如下), a number or what masking left of one may not.
 */
export function findClosingLabels(text: string): readonly Label[] {
  const last = findLabels(text).at(-1)
  const after = last ? text.slice(last.end).replace(/[\s\p{P}]/gu, (sign) => (sign === '*' ? sign : '')) : ''
  return last && after.length <= MOST_AFTER_LABEL && !/[\p{Nd}*]/u.test(after) ? [last] : NO_LABELS
}

const MOST_AFTER_LABEL = 3

const NO_LABELS: readonly Label[] = []

const LABELS = phraseTable<LabelMeaning>([
  [
    'card-number',
    ['卡号', '卡號', 'card number', 'card no', 'card no.', 'card num', 'card #', 'cardno', 'card#', 'pan'],
  ],
  [
    'identity-number',
    [
      ...['身份证', '身份證', '身分證', '身分证', '证件号', '證件號', '居民证', '身證字號'],
      ...['id card', 'identity card', 'id number', 'id no', 'id no.', 'hkid', 'national id'],
    ],
  ],
  [
    'security-code',
    [
      ...['cvv', 'cvc', 'cvn', 'csc', 'cav', '安全码', '安全碼', '卡片验证码', '卡片驗證碼'],
      ...[
        '背面三位',
        '背面3位',
        '背面后三位',
        '背面後三位',
        '背面末三位',
        '背面最后三位',
        '背面的三位',
        '背面的后三位',
      ],
      ...['背面后三码', '背面最后三码', '背面三码', '卡背三码', '卡背三碼', '卡背后三位', '卡背後三碼'],
      ...['背面后3位', '背面三碼', '背面3碼', '背面後三碼', '背面末三碼', '背面末三码', '背面最後三碼'],
      ...['背面签名栏', '签名栏后三位', '簽名欄後三碼', '末三码', '末三碼', '四位安全码', '正面四位'],
      ...['security code', 'card verification code', 'card verification value', 'verification value', 'card code'],
      ...['three digits on the back', '3 digits on the back', 'digits on the back', 'last 3 on the back'],
      ...['last three digits on the back', 'last 3 digits on the back', 'back of the card'],
      ...['back of my card', 'signature strip'],
    ],
  ],
  [
    'one-time-code',
    [
      ...[
        '验证码',
        '驗證碼',
        '动态码',
        '動態碼',
        '动态密码',
        '動態密碼',
        '校验码',
        '校驗碼',
        '短信码',
        '簡訊碼',
        '认证码',
      ],
      ...[
        '認證碼',
        '授权码',
        '授權碼',
        '确认码',
        '確認碼',
        '一次性密码',
        '一次性密碼',
        '动态口令',
        '動態口令',
        '令牌码',
      ],
      ...['一次性口令', '简讯密码', '簡訊密碼', '短信密码', '语音码', '收到的码', '确认密码短信', '激活码', '啟用碼'],
      ...['otp', 'otp code', 'one-time password', 'one time password', 'one-time passcode', 'one time passcode'],
      ...['one-time code', 'one time code', 'one-time pin', 'one time pin', 'verification code', 'auth code'],
      ...['authentication code', 'authorisation code', 'authorization code', 'sms code', 'text code', 'passcode'],
      ...['confirmation code', 'activation code', 'token code', 'your code', 'my code', 'the code'],
    ],
  ],
  [
    'password',
    [
      ...[
        '密码',
        '密碼',
        '口令',
        '暗码',
        'password',
        'passwd',
        'pwd',
        'passphrase',
        'pass word',
        'pin',
        'tpin',
        'mpin',
      ],
      ...['atm pin', 'pin code', 'pin number', 'pin码', 'pin碼'],
    ],
  ],
])
