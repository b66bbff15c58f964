import { expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { foldToDigitsAndLetters } from '#libs/masking/characters.ts'
import { sampleSensitive } from '#libs/masking/generate.ts'
import { outgoing, restored } from './outgoing.ts'

test.each([
  ['我的手机是13812345678', '我的手机是⟨N1⟩'],
  ['call me on +86 138-1234-5678 please', 'call me on +⟨N1⟩ please'],
  ['１３８１２３４５６７８', '⟨N1⟩'],
  ['一三八一二三四五六七八打给我', '⟨N1⟩打给我'],
  ['482913', '⟨N1⟩'],
  ['尾号 3391 的卡', '尾号 ⟨N1⟩ 的卡'],
  ['卡号6217001234567890123', '卡号⟨N1⟩'],
  ['写到 mei.lin@bank.example 吧', '写到 ⟨N1⟩ 吧'],
  ['转3000元，还是五百元', '转⟨N1⟩元，还是五百元'],
  ['我有3张卡，2个账户', '我有3张卡，2个账户'],
  ['⟨N7⟩ 是什么', 'N7 是什么'],
  ['', ''],
])('%s leaves the house as %s', (text, sent) => {
  expect(outgoing(text).text).toBe(sent)
})

test('what was hidden comes back where its name stands, and an unknown name is refused', () => {
  const { text, hidden } = outgoing('限额为50,000元，热线400-820-1357。')
  expect(text).toBe('限额为⟨N1⟩元，热线⟨N2⟩。')
  expect(restored('热线⟨N2⟩，限额⟨N1⟩元。', hidden)).toBe('热线400-820-1357，限额50,000元。')
  expect(restored('限额⟨N3⟩元。', hidden)).toBeUndefined()
  expect(restored('限额⟨N1元。', hidden)).toBeUndefined()
})

test('none of 3,000 cards, identity numbers, codes and phones in any disguise stands in what is sent', () => {
  const random = seededRandom(7)
  const leaks: string[] = []
  for (let n = 0; n < 3_000; n++) {
    const { text, raw } = sampleSensitive(random)
    if (foldToDigitsAndLetters(outgoing(text).text.replace(/⟨N\d+⟩/g, ' ')).includes(raw)) leaks.push(text)
  }
  for (let n = 0; n < 500; n++) {
    const phone = `1${3 + Math.floor(random() * 7)}${String(Math.floor(random() * 1e9)).padStart(9, '0')}`
    const written = n % 2 ? phone : `${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`
    if (outgoing(`电话${written}`).text.includes(phone.slice(7))) leaks.push(written)
  }
  expect(leaks).toEqual([])
})
