import { expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { foldToDigitsAndLetters } from './characters.ts'
import { sampleCard } from './generate.ts'
import { maskSequence } from './mask-sequence.ts'

test('a card sent in two messages is masked in both', () => {
  expect(maskSequence(['6200 0000', '0000 0005'])).toEqual({
    texts: ['620000**', '****0005'],
    findings: [{ kind: 'card', count: 1 }],
    rewrite: [0],
  })
})

test('the words around the pieces stay', () => {
  const { texts, rewrite } = maskSequence(['您好', '卡号是62000000', '00000005', '谢谢'].slice(0, 3))
  expect(texts).toEqual(['您好', '卡号是620000**', '****0005'])
  expect(rewrite).toEqual([1])
})

test('a card sent digit by digit shows only its first six and last four', () => {
  const { texts } = maskSequence(Array.from('4111111111111111'))
  expect(texts.join('')).toBe('411111******1111')
})

test('an identity number sent in three messages is masked in all', () => {
  expect(maskSequence(['110105', '19491231', '002X']).texts).toEqual(['1*****', '********', '***X'])
})

test('messages that hold nothing across each other come out as each alone', () => {
  const texts = ['卡号6200000000000005', '请问3286.50元对吗', '尾号3391']
  expect(maskSequence(texts).texts).toEqual(['卡号620000******0005', '请问3286.50元对吗', '尾号3391'])
  expect(maskSequence(['余额', '100', '200']).rewrite).toEqual([])
})

test.each([
  ['482913', '请提供您收到的验证码', '******', 'one-time-code'],
  ['是 482 913', '验证码是多少？', '是 ******', 'one-time-code'],
  ['123', 'What are the three digits on the back of the card?', '***', 'security-code'],
  ['三九一', '请问CVV是多少', '***', 'security-code'],
  ['4432', 'Please enter your PIN', '******', 'password'],
])('%s is a code when it answers %s', (answer, question, masked, kind) => {
  expect(maskSequence([answer], question)).toEqual({ texts: [masked], findings: [{ kind, count: 1 }], rewrite: [] })
})

test.each([
  ['3391', '请问卡号后四位是多少？'],
  ['我在3号窗口等了45分钟，一直没有人', '请提供验证码'],
  ['5分钟', '验证码收到了吗'],
  ['2026-11-21', '验证码哪天收到的'],
  ['3286', ''],
])('%s is no code when it answers %j', (answer, question) => {
  expect(maskSequence([answer], question).texts).toEqual([answer])
})

test.each([
  [['我的验证码', '482913'], '******'],
  [['短信验证码是：', '４８２９１３'], '******'],
  [['安全码如下', '847'], '***'],
  [['CVV是多少？', '123'], '***'],
  [['my PIN is', '4432'], '******'],
])('a code sent alone after its name is masked: %j', (texts, masked) => {
  expect(maskSequence(texts).texts).toEqual([texts[0], masked])
})

test.each([
  [['验证码一直收不到怎么办', '3286']],
  [['卡号后四位', '3391']],
  [['验证码 5 分钟了', '3286']],
  [['动态密码', '3286元']],
])('a number after other words stays: %j', (texts) => {
  expect(maskSequence(texts).texts).toEqual(texts)
})

test('masking a sequence that was masked changes nothing', () => {
  const once = maskSequence(['6200 0000', '0000 0005', '482913'], '验证码？').texts
  expect(maskSequence(once, '验证码？')).toMatchObject({ texts: once, rewrite: [] })
})

test('no card of 500 survives being cut in two at any place', () => {
  const random = seededRandom(20261121)
  for (let round = 0; round < 500; round++) {
    const card = sampleCard(random)
    const cut = 1 + Math.floor(random() * (card.length - 1))
    const { texts } = maskSequence([card.slice(0, cut), card.slice(cut)])
    expect(foldToDigitsAndLetters(texts.join('')), card).not.toContain(card)
  }
})

test('no message is no sequence', () => {
  expect(maskSequence([])).toEqual({ texts: [], findings: [], rewrite: [] })
})
