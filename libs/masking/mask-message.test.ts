import { describe, expect, test } from 'vitest'
import { maskMessage } from './mask-message.ts'

/** Masked text, then the findings as kind × count. */
function masked(text: string): readonly [string, string] {
  const result = maskMessage(text)
  return [result.text, result.findings.map(({ kind, count }) => `${kind} × ${count}`).join(', ')]
}

describe('cards', () => {
  test.each([
    ['6200000000000004', 'the check digit is wrong'],
    ['2026112114302500', 'no issuer has numbers that begin with 2026'],
    ['620000000000005', 'UnionPay has no number of 15 digits'],
    ['4200001234202611211234567890', 'a payment reference of 28 digits'],
    ['400-820-8888 2026-11-21', 'a freephone and a date'],
    ['4.35 4.75 4.90 4.20 3.85 4.05', 'a list of rates'],
    ['1 2 3 4 5 6 7 8 9 10 11 12 13', 'counting'],
  ])('%s stays: %s', (text) => {
    expect(masked(text)).toEqual([text, ''])
  })

  test.each([
    ['卡号6217001234563391', '卡号621700******3391'],
    ['我的卡6200000000000005要挂失', '我的卡620000******0005要挂失'],
    ['6200 0000 0000 0005', '620000******0005'],
    ['６２００　００００　００００　０００５', '620000******0005'],
    ['六二〇〇〇〇〇〇〇〇〇〇〇〇〇五', '620000******0005'],
    ['陆贰零零零零零零零零零零零零零伍', '620000******0005'],
    ['٦٢٠٠٠٠٠٠٠٠٠٠٠٠٠٥', '620000******0005'],
    ['6️⃣2️⃣0000000000000️⃣5️⃣', '620000******0005'],
    ['62-00.00_00 00\u200b00·0005', '620000******0005'],
    ['card:4111111111111111exp1226', 'card:411111******1111exp1226'],
    ['378282246310005', '378282*****0005'],
    ['30569309025904', '305693****5904'],
    ['3530111333300000', '353011******0000'],
    ['6011111111111117', '601111******1117'],
    ['5555555555554444 / 2223003122003222', '555555******4444 / 222300******3222'],
    ['4222222222222', '422222***2222'],
    ['**4111111111111111**', '**411111******1111**'],
    ['卡一6200000000000005', '卡一620000******0005'],
    ['4111 1111 1111 1111 12/26', '411111******1111 12/26'],
    ['尾号8888 4111 1111 1111 1111', '尾号8888 411111******1111'],
  ])('%s becomes %s', (text, expected) => {
    expect(maskMessage(text).text).toBe(expected)
  })

  test.each([
    ['41111111111111111226', 'glued to its expiry date'],
    ['41111111111111111226123', 'glued to expiry date and security code'],
    ['6200000000000005123', 'of UnionPay, glued to anything'],
    ['001236200000000000005', 'of UnionPay, glued behind anything'],
    ['41111111111111115555555555554444', 'glued to another card'],
    ['卡号994111111111111111199', 'labelled, in the middle of other digits'],
  ])('%s: a card %s is masked with its neighbours', (text) => {
    const result = maskMessage(text)
    expect(result.findings).toEqual([{ kind: 'card', count: 1 }])
    expect(result.text.replace('卡号', '')).toMatch(/^\d{6}\*+\d{4}$/)
  })

  test('two cards count as two', () => {
    expect(masked('6200000000000005和4111111111111111')).toEqual(['620000******0005和411111******1111', 'card × 2'])
  })
})

describe('identity numbers', () => {
  test.each([
    ['身份证11010519491231002X。', '身份证1****************X。'],
    ['110105 19491231 002x', '1****************X'],
    ['４４０５２４１８８００１０１００１４', '４４０５２４１８８００１０１００１４'],
    ['34052419800101001X', '3****************X'],
    ['11010519491231002X13812345678', '1****************X13812345678'],
    ['身份证号110105194912310021', '身份证号1****************1'],
    ['130503670401001', '1*************1'],
    ['A123456789', 'A********9'],
    ['Ａ１２３４５６７８９', 'A********9'],
    ['我的身分證字號是a123456789', '我的身分證字號是A********9'],
    ['A123456(3)', 'A******(3)'],
    ['A123456（３）', 'A******(3)'],
    ['G123456(A)', 'G******(A)'],
    ['HKID AB9876543', 'HKID A*******3'],
  ])('%s becomes %s', (text, expected) => {
    expect(maskMessage(text).text).toBe(expected)
  })

  test.each([
    ['A123456788', 'the check digit is wrong'],
    ['A123456(4)', 'the check character is wrong'],
    ['T1234565', 'a reference without brackets or label'],
    ['110105202613310021', 'there is no 31 of month 33'],
    ['E12345678', 'a passport number'],
    ['XYA123456789', 'the letter is part of a word'],
  ])('%s stays: %s', (text) => {
    expect(masked(text)).toEqual([text, ''])
  })
})

describe('secrets', () => {
  test.each([
    ['CVV 123', 'CVV ***', 'security-code × 1'],
    ['cvv2: 123', 'cvv2: ***', 'security-code × 1'],
    ['cvv256', 'cvv***', 'security-code × 1'],
    ['安全码是一二三', '安全码是***', 'security-code × 1'],
    ['卡背面后三位是 1 2 3', '卡背面后三位是 ***', 'security-code × 1'],
    ['123 is my CVV', '*** is my CVV', 'security-code × 1'],
    ['code: CVV 1 2 3 12 26', 'code: CVV *** 12 26', 'security-code × 1'],
    ['OTP 3 0 7 6 3 4. 268841', 'OTP ******. 268841', 'one-time-code × 1'],
    ['CVV 12/26 123', 'CVV 12/26 ***', 'security-code × 1'],
    ['4111111111111111 12/26 cvc 1234', '411111******1111 12/26 cvc ***', 'card × 1, security-code × 1'],
    ['验证码是482913，请勿泄露', '验证码是******，请勿泄露', 'one-time-code × 1'],
    ['【银行】482913（动态密码），10分钟有效', '【银行】******（动态密码），10分钟有效', 'one-time-code × 1'],
    ['your security code is 482913', 'your security code is ******', 'one-time-code × 1'],
    ['验证码：G-482913', '验证码：******', 'one-time-code × 1'],
    ['验证码第2条是482913', '验证码第2条是******', 'one-time-code × 1'],
    ['密码是abc123', '密码是******', 'password × 1'],
    ['password: Tr0ub4dor&3, thanks', 'password: ******, thanks', 'password × 1'],
    ['my password is hunter', 'my password is ******', 'password × 1'],
    ['取款密码：一二三四五六', '取款密码：******', 'password × 1'],
    ['密码1234验证码5678', '密码******验证码******', 'password × 1, one-time-code × 1'],
  ])('%s becomes %s', (text, expected, findings) => {
    expect(masked(text)).toEqual([expected, findings])
  })

  test.each([
    '482913',
    '验证码收不到，等了2000秒',
    '没收到验证码，拨打95588',
    '验证码2026年11月21日发送的',
    'my password is wrong',
    '密码是6位数字',
    'OTP not received, called 95588 twice',
    'shopping for 4500 in the laptop store',
    '密码：https://bank.example/reset',
  ])('%s holds no secret', (text) => {
    expect(masked(text)).toEqual([text, ''])
  })
})

test('what surrounds a number stays as it was written', () => {
  const around = ['👨‍👩‍👧 ', '\u202eשלום ', '\u0000', 'e\u0301', '\ud83d', 'مرحبا ', '<b>&amp;</b> ', '\r\n']
  for (const sign of around)
    expect(maskMessage(`${sign}A${sign} 4111111111111111 ${sign}`).text).toBe(
      `${sign}A${sign} 411111******1111 ${sign}`,
    )
})

test('one star stands for one digit, so offsets stay when the number had no separators', () => {
  const text = '前4111111111111111后11010519491231002X完'
  expect(maskMessage(text).text).toHaveLength(text.length)
})

test('an empty text is an empty text', () => {
  expect(maskMessage('')).toEqual({ text: '', findings: [] })
})
