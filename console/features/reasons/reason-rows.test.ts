import { expect, it } from 'vitest'
import { codeBelow, findReasons, hasBelow, parentIsRetired, type Reason } from './reason-rows.ts'

const reason = (code: string, isRetired = false): Reason => ({
  code,
  parentCode: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
  level: code.split('.').length,
  name: { 'zh-CN': `原因 ${code}`, 'zh-TW': `原因 ${code}`, en: `Reason ${code}` },
  place: 1,
  isRetired,
})
const tree = [reason('card'), reason('card.pin'), reason('card.pin.lost'), reason('loan', true), reason('loan.rate')]

it('what is found stands below what is above it', () => {
  expect(findReasons(tree, 'LOST').map(({ code }) => code)).toEqual(['card', 'card.pin', 'card.pin.lost'])
  expect(findReasons(tree, ' ')).toBe(tree)
})

it('a branch has something below it that is in use', () => {
  expect(hasBelow(tree, 'card')).toBe(true)
  expect(hasBelow(tree, 'card.pin.lost')).toBe(false)
})

it('what stands below a retired reason waits for it', () => {
  expect(parentIsRetired(tree, reason('loan.rate'))).toBe(true)
  expect(parentIsRetired(tree, reason('card.pin'))).toBe(false)
  expect(parentIsRetired(tree, reason('card'))).toBe(false)
})

it('a code below another begins with it', () => {
  expect(codeBelow('card', 'pin')).toBe('card.pin')
  expect(codeBelow(null, 'card')).toBe('card')
  expect(codeBelow('card', '')).toBeUndefined()
})
