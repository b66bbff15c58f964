import { expect, it } from 'vitest'
import { ALIKE, likeness } from './likeness.ts'

const FORM = '本人于2026年3月办理信用卡分期业务，贵行未告知提前结清仍收取全部手续费326.40元，要求全额退还并书面道歉。'

it.each([
  [FORM, FORM, 1, 1],
  [FORM, FORM.replace('326.40', '1,980.00').replace('3月', '11月'), 1, 1],
  [FORM, FORM.replace('本人', '我方委托人李四'), 0.8, 0.99],
  [FORM, '自助机吞卡三天没有取回，网点让我等通知，要求尽快还卡。', 0, 0.05],
  ['退钱', '退钱', 0, 0],
  ['', '', 0, 0],
])('%s and %s are alike to between %d and %d', (a, b, least, most) => {
  expect(likeness(a, b)).toBeGreaterThanOrEqual(least)
  expect(likeness(a, b)).toBeLessThanOrEqual(most)
  expect(likeness(b, a)).toBe(likeness(a, b))
})

it('a form letter with other particulars is alike, another matter is not', () => {
  expect(likeness(FORM, FORM.replace('本人', '我方委托人李四'))).toBeGreaterThan(ALIKE)
})
