import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fingerprint } from './common-passwords.ts'
import { password } from './contract.ts'
import { passwordFault } from './password-rules.ts'
import { createPasswords } from './passwords.ts'
import { createSlots } from './slots.ts'

const fault = (text: string, agentNo = 'A1001') => passwordFault(text, { agentNo })

describe('a new password', () => {
  it.each(['correct horse battery', '一诺千金重于泰山江河湖海', 'tR7-vK2-pQ9x', '        a b c d e f g'])(
    'may be %j',
    (text) => {
      expect(fault(text)).toBeUndefined()
    },
  )

  it('has 12 characters, counted as people count', () => {
    expect(fault('kingfisher1')).toBe('password-too-short')
    expect(fault('kingfisher12')).toBeUndefined()
    expect(fault('🐟🐠🦀🐙🦑🦐')).toBe('password-too-short')
  })

  it('does not hold the agent number, in whatever case or width', () => {
    expect(fault('my number is a1001')).toBe('password-holds-agent-number')
    expect(fault('my number is Ａ１００１')).toBe('password-holds-agent-number')
  })

  it('a very short agent number rules nothing out', () => {
    expect(fault('kingfisher 12 birds', '12')).toBeUndefined()
  })

  it.each([
    'Password@2026!',
    'password1234',
    'qwertyuiop12',
    '123456789012',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'ababababababab',
    'ab1!ab1!ab1!',
    'Welcome2026!!',
    'administrator',
    'adminadmin123',
    'iloveyou1314520',
    '1qaz2wsx3edc',
    'Yinuo-2026-bank',
    'qwertyASDFGH',
  ])('is not %s', (text) => {
    expect(fault(text)).toBe('password-too-common')
  })

  it.each(['mailcreated5240', 'MailCreated5240', 'unbelievable', 'liverpool1892'])(
    'is not %s, which leaks show often',
    (text) => {
      expect(fault(text)).toBe('password-too-common')
    },
  )

  it('is held against more than 3,000 leaked ones of the length that is asked for', () => {
    const list = readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
    expect(list.length).toBeGreaterThan(3_000)
    expect(list.every((line) => line.length === fingerprint('x').length)).toBe(true)
    expect(new Set(list).size).toBe(list.length)
  })
})

describe('a password on the wire', () => {
  it('may be 1,024 bytes and not one more', () => {
    expect(password.safeParse('字'.repeat(341)).success).toBe(true)
    expect(password.safeParse('字'.repeat(342)).success).toBe(false)
    expect(password.safeParse('x'.repeat(1024)).success).toBe(true)
    expect(password.safeParse('x'.repeat(1025)).success).toBe(false)
    expect(password.safeParse('').success).toBe(false)
  })
})

describe('hashing', () => {
  it('knows the right password from a wrong one, and full-width letters from none', async () => {
    const passwords = createPasswords(1)
    const stored = await passwords.hash('kingfisher-12')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwords.matches(stored, 'kingfisher-12')).toBe(true)
    expect(await passwords.matches(stored, 'ｋｉｎｇｆｉｓｈｅｒ－１２')).toBe(true)
    expect(await passwords.matches(stored, 'kingfisher-13')).toBe(false)
  })

  it('costs as much without a stored hash: it waits for its turn and takes it', async () => {
    const passwords = createPasswords(1)
    const order: string[] = []
    await Promise.all([
      passwords.hash('before it in the line').then(() => order.push('hashed')),
      passwords.matches(undefined, 'whatever').then(() => order.push('matched')),
    ])
    expect(order).toEqual(['hashed', 'matched'])
  })

  it('matches nothing without a stored hash', async () => {
    const passwords = createPasswords(1)
    expect(await passwords.matches(null, 'kingfisher-12')).toBe(false)
  })

  it('runs as many at once as there are slots, the others in the order they came', async () => {
    const slots = createSlots(2)
    const begun: number[] = []
    const finish: (() => void)[] = []
    const works = [0, 1, 2, 3].map((n) =>
      slots.run(() => {
        begun.push(n)
        return new Promise<void>((resolve) => (finish[n] = resolve))
      }),
    )
    expect(begun).toEqual([0, 1])
    finish[1]!()
    await works[1]
    expect(begun).toEqual([0, 1, 2])
    finish[0]!()
    await works[0]
    expect(begun).toEqual([0, 1, 2, 3])
  })

  it('a work that fails gives its slot back', async () => {
    const slots = createSlots(1)
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await slots.run(async () => 'next')).toBe('next')
  })

  it('gives each of those it turns away a later time to come back, a minute at most', () => {
    const passwords = createPasswords(2)
    const times = Array.from({ length: 10_000 }, () => passwords.comeBackMs())
    expect(times[0]).toBeGreaterThan(1_000)
    expect(times[1_000]).toBeGreaterThan((times[0] ?? 0) + 1_000)
    expect(times[2_000]).toBeGreaterThan((times[1_000] ?? 0) + 1_000)
    expect(times.at(-1)).toBe(60_000)
  })

  it('turns people away at once when the line is full, and takes the next when someone leaves', async () => {
    const passwords = createPasswords(1)
    let leave: () => void = () => {}
    const waiting = Array.from({ length: 251 }, () =>
      passwords.inLine(() => new Promise<string>((resolve) => (leave = () => resolve('served')))),
    )
    let begun = false
    const late = await passwords.inLine(async () => {
      begun = true
    })
    expect([late, begun, passwords.waiting()]).toEqual([undefined, false, 251])
    leave()
    expect(await waiting[250]).toBe('served')
    expect(await passwords.inLine(async () => 'served too')).toBe('served too')
  })
})
