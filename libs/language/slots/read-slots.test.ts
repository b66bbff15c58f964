import { describe, expect, test } from 'vitest'
import { readSlots } from './read-slots.ts'
import type { SlotContext, SlotKind } from './slot.ts'

const BRANCHES = [
  { code: 'zgc', names: ['中关村支行', 'Zhongguancun Branch'] },
  { code: 'rmgc', names: ['人民广场支行', "People's Square Branch"] },
  { code: 'xinyi', names: ['信義分行', 'Xinyi Branch'] },
  { code: 'hpd', names: ['和平东路支行'] },
  { code: 'hpx', names: ['和平西路支行'] },
]
const context: SlotContext = { today: '2026-11-22', branches: BRANCHES }
const read = (text: string, expected: readonly SlotKind[] = []) =>
  readSlots(text, { ...context, expected }).map(
    ({ kind, value }) => `${kind} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
const one = (text: string, kind: SlotKind, expected: readonly SlotKind[] = []) =>
  readSlots(text, { ...context, expected })
    .filter((slot) => slot.kind === kind)
    .map(({ value }) => value)

test.each([
  ['尾号1234', '1234'],
  ['尾号是1234的卡', '1234'],
  ['卡尾號是一二三四', '1234'],
  ['尾号幺二三四', '1234'],
  ['后四位1234', '1234'],
  ['末四碼 5678', '5678'],
  ['卡号后四位是9876', '9876'],
  ['****5678', '5678'],
  ['ending in 4321', '4321'],
  ['card ending 4321', '4321'],
  ['last four digits are 9876', '9876'],
  ['the last 4 of my card are 9876', '9876'],
  ['1234那张卡', '1234'],
])('%s gives the card tail %s', (text, tail) => {
  expect(one(text, 'card-tail')).toEqual([tail])
})

test.each([
  ['我手机13812345678', '+8613812345678'],
  ['138 1234 5678', '+8613812345678'],
  ['138-1234-5678', '+8613812345678'],
  ['+86 13812345678', '+8613812345678'],
  ['１３８１２３４５６７８', '+8613812345678'],
  ['010-12345678', '+861012345678'],
  ['021 6234 5678', '+862162345678'],
  ['0755-12345678', '+8675512345678'],
  ['0912-345-678', '+886912345678'],
  ['0912345678', '+886912345678'],
  ['+886 912 345 678', '+886912345678'],
  ['(02) 2345-6789', '+886223456789'],
  ['+852 9123 4567', '+85291234567'],
  ['電話是91234567', '+85291234567'],
  ['call me on 6123 4567', '+85261234567'],
  ['+853 6612 3456', '+85366123456'],
  ['+1 415 555 2671', '+14155552671'],
  ['+44 20 7946 0958', '+442079460958'],
])('%s is the phone %s', (text, phone) => {
  expect(one(text, 'phone')).toEqual([phone])
})

test.each([
  ['身份证11010519491231002X', '11010519491231002X', 'CN'],
  ['11010519491231002x', '11010519491231002X', 'CN'],
  ['110105 19491231 002X', '11010519491231002X', 'CN'],
  ['A123456789', 'A123456789', 'TW'],
  ['a123456789', 'A123456789', 'TW'],
  ['A123456(3)', 'A1234563', 'HK'],
])('%s is the identity number %s of %s', (text, value, region) => {
  expect(readSlots(text, context)).toMatchObject([{ kind: 'identity-number', value, region }])
})

test.each(['11010519491231002Y', '110105194912310021', 'A123456788', 'A123456(4)', '11010519491331002X'])(
  'an identity number with a wrong check character or date is none: %s',
  (text) => {
    expect(one(text, 'identity-number')).toEqual([])
  },
)

test('an account needs its label or the question', () => {
  expect(one('账号 6222 0200 0000 1234', 'account')).toEqual(['6222020000001234'])
  expect(one('my account number is 12345678', 'account')).toEqual(['12345678'])
  expect(one('6222020000001234', 'account')).toEqual([])
  expect(one('6222020000001234', 'account', ['account'])).toEqual(['6222020000001234'])
})

test.each([
  ['去中关村支行办理', 'zgc'],
  ['中關村那邊', 'zgc'],
  ['信义分行几点开门', 'xinyi'],
  ['人民广场', 'rmgc'],
  ['人民广厂支行', 'rmgc'],
  ['the Zhongguancun branch', 'zgc'],
  ['zhonguancun branch', 'zgc'],
])('%s is the branch %s', (text, code) => {
  expect(one(text, 'branch')).toEqual([code])
})

test('a branch that could be two is none', () => {
  expect(one('和平南路支行', 'branch')).toEqual([])
})

test.each([
  '好的',
  '是',
  '是的',
  '对',
  '對',
  '沒錯',
  '可以',
  '行',
  '嗯',
  '确认',
  '要',
  'ok',
  'yes please',
  'Yeah',
  'sure',
  "that's right",
  'go ahead',
])('%s is a yes', (text) => {
  expect(one(text, 'yes-no')).toEqual([true])
})

test.each([
  '不是',
  '不',
  '不用了谢谢',
  '不要',
  '不對',
  '没有',
  '算了',
  '取消',
  'no',
  'No thanks',
  'nope',
  'not now',
  'cancel',
  "don't",
])('%s is a no', (text) => {
  expect(one(text, 'yes-no')).toEqual([false])
})

test.each(['是不是三千', '好吗', '可以吗', '不知道怎么办，我的卡被吞了，想问问你们能不能帮我处理', '对方没收到'])(
  '%s is neither',
  (text) => {
    expect(one(text, 'yes-no')).toEqual([])
  },
)

test.each([
  ['第二个', 2],
  ['第2個', 2],
  ['选1', 1],
  ['我选第三个', 3],
  ['2', 2],
  ['B', 2],
  ['the second one', 2],
  ['option 3', 3],
  ['first option', 1],
])('%s takes choice %d', (text, choice) => {
  expect(one(text, 'choice', ['choice'])).toEqual([choice])
})

test.each([
  ['不是三千，是五千', 500_000],
  ['转500，不对，600', 60_000],
  ['轉五百，說錯了，六百', 60_000],
  ['三千，应该是五千', 500_000],
  ['send $500, I mean $600', 60_000],
  ['$500, sorry, $600', 60_000],
  ['transfer 300, no, 400', 40_000],
  ['pay 300, actually 400', 40_000],
  ['pay 300, make it 400', 40_000],
  ['not $3000, $5000', 500_000],
])('who corrects himself is taken at his last word: %s', (text, minor) => {
  expect(one(text, 'amount')).toMatchObject([{ minor }])
})

test('bare numbers are corrected when the question asked for an amount', () => {
  expect(one('不是3000，是5000', 'amount', ['amount'])).toMatchObject([{ minor: 500_000 }])
  expect(one('not 3000, 5000', 'amount', ['amount'])).toMatchObject([{ minor: 500_000 }])
})

test('a corrected date goes too, and what is only denied is nothing', () => {
  expect(one('不是5号，是6号', 'date')).toEqual(['2026-11-06'])
  expect(one('不是三千', 'amount')).toEqual([])
  expect(one('是不是三千', 'amount')).toHaveLength(1)
})

describe('a whole message', () => {
  test('gives each thing with its place in the text as typed', () => {
    const text = '尾號１２３４的卡上個月５號扣了我三千五'
    const slots = readSlots(text, context)
    expect(slots.map(({ span }) => text.slice(...span))).toEqual(['尾號１２３４', '上個月５號', '三千五'])
    expect(slots.map(({ value }) => value)).toEqual(['1234', '2026-10-05', { minor: 350_000, bound: 'exact' }])
  })

  test('mixed Chinese and English is read', () => {
    expect(read('我last Friday转了500美元to尾号8888')).toEqual([
      'date 2026-11-20',
      'amount {"minor":50000,"bound":"exact","currency":"USD"}',
      'card-tail 8888',
    ])
  })

  test('no two slots share a character', () => {
    const slots = readSlots('20260305给13812345678转三千五到信义分行尾号1234', context)
    slots.reduce((end, { span: [from, to] }) => {
      expect(from).toBeGreaterThanOrEqual(end)
      return to
    }, 0)
    expect(slots.map(({ kind }) => kind)).toEqual(['date', 'phone', 'amount', 'branch', 'card-tail'])
  })

  test('an empty or hostile text gives nothing and takes no long', () => {
    expect(readSlots('', context)).toEqual([])
    expect(readSlots('一'.repeat(3_000), context).length).toBeLessThan(2)
  })
})
