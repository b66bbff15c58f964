import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import {
  decideAfterTry,
  isInsideAddress,
  newSecret,
  RETRY_AFTER_MS,
  signatureHeaders,
  wants,
} from '#modules/webhooks/domain.ts'

describe('webhooks', () => {
  it.each([
    [['*'], 'routing.offer-made', true],
    [['routing.*'], 'routing.offer-made', true],
    [['routing.*'], 'routingx.offer-made', false],
    [['routing.offer-made'], 'routing.offer-made', true],
    [['routing.offer-made'], 'routing.offer-made-late', false],
  ])('patterns %j take %s: %s', (patterns, type, expected) => expect(wants(patterns, type)).toBe(expected))

  it('are signed so that the reference library of the scheme accepts them', () => {
    const secret = newSecret()
    const now = Date.now()
    const headers = signatureHeaders([secret], 'msg_1', now, '{"a":1}')
    const verify = () => new Webhook(secret).verify('{"a":1}', headers)
    expect(verify).not.toThrow()
    expect(verify()).toEqual({ a: 1 })
    expect(() => new Webhook(secret).verify('{"a":2}', headers)).toThrow()
  })

  it('are tried again with growing waits, then given up', () => {
    expect(decideAfterTry(204, 1)).toEqual({ next: 'delivered' })
    expect(RETRY_AFTER_MS.map((_, index) => decideAfterTry(500, index + 1))).toEqual(
      RETRY_AFTER_MS.map((afterMs) => ({ next: 'again', afterMs })),
    )
    expect(decideAfterTry(null, RETRY_AFTER_MS.length + 1)).toEqual({ next: 'dead' })
    expect(decideAfterTry(302, 1).next).toBe('again')
    expect(decideAfterTry(410, 1)).toEqual({ next: 'stop' })
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.9',
    '172.16.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '100.64.0.1',
    'nonsense',
  ])('%s lies inside', (address) => expect(isInsideAddress(address)).toBe(true))
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '100.128.0.1'])('%s lies outside', (address) =>
    expect(isInsideAddress(address)).toBe(false),
  )
})
