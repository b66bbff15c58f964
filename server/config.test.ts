import { describe, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const faultsOf = (env: Record<string, string>): readonly string[] => {
  const read = readConfig(env)
  return read.ok ? [] : read.faults
}

describe('settings', () => {
  it('are all optional, an empty one counts as not set, and nothing is secret by default', () => {
    const read = readConfig({ PORT: '', DATABASE_URL: '', METRICS_TOKEN: undefined })
    expect(read).toMatchObject({ ok: true, config: { PORT: 8080, HOST: '127.0.0.1', TIME_ZONE: 'Asia/Shanghai' } })
    if (!read.ok) return
    const { DATABASE_URL, DATA_KEY, METRICS_TOKEN, OIDC_CLIENT_SECRET } = read.config
    expect([DATABASE_URL, DATA_KEY, METRICS_TOKEN, OIDC_CLIENT_SECRET]).toEqual(Array(4).fill(undefined))
  })

  it('are read from text: numbers, flags, lists', () => {
    const read = readConfig({
      PORT: '443',
      ALLOWED_ORIGINS: 'https://a.example/, https://b.example:8443/path ,',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1, loopback',
      OIDC_ALLOW_HTTP: 'yes',
      DATA_KEY: KEY,
    })
    expect(read).toMatchObject({
      ok: true,
      config: {
        PORT: 443,
        ALLOWED_ORIGINS: ['https://a.example', 'https://b.example:8443'],
        TRUSTED_PROXIES: ['10.0.0.0/8', '::1', 'loopback'],
        OIDC_ALLOW_HTTP: true,
      },
    })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://localhost/bank'],
    ['DATABASE_URL', 'localhost:5432'],
    ['DATABASE_POOL', '1'],
    ['DATA_KEY', 'secret'],
    ['DATA_KEY', Buffer.alloc(33).toString('base64')],
    ['DATA_KEY', Buffer.alloc(16).toString('base64')],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'centre.bank.example'],
    ['ALLOWED_ORIGINS', 'https://a.example,everywhere'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy.bank.example'],
    ['TIME_ZONE', 'Asia/Peking'],
    ['FILE_STORE', 'cloud'],
    ['FILE_MOST_BYTES', '1'],
    ['OIDC_ALLOW_HTTP', 'perhaps'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_HOURS', '1000'],
    ['METRICS_TOKEN', 'short'],
  ])('%s=%s is refused by name, with where to read on', (name, value) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name}: .+docs/recipes/configure\\.md$`))
  })

  it('are all named at once, also those that are wrong only together', () => {
    const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', OIDC_ISSUER: 'http://sso.bank.example' })
    expect(faults.map((fault) => fault.split(/[: ,]/)[0])).toEqual(['PORT', 'LOG_LEVEL', 'OIDC_ISSUER', 'OIDC_ISSUER'])
  })

  it('that are secret are never shown, however wrong', () => {
    const faults = faultsOf({ DATA_KEY: 'pa55word', METRICS_TOKEN: 'pa55word', DATABASE_URL: 'pa55word' })
    expect(faults).toHaveLength(3)
    expect(faults.join()).not.toContain('pa55word')
  })

  it('for single sign-on go together, and by https unless it is a trial on this machine', () => {
    const all = { OIDC_CLIENT_ID: 'yinuo', OIDC_CLIENT_SECRET: 'quiet' }
    const local = { ...all, OIDC_ISSUER: 'http://127.0.0.1:9000' }
    expect(faultsOf({ ...all, OIDC_ISSUER: 'https://sso.bank.example' })).toEqual([])
    expect(faultsOf({ ...local, OIDC_ALLOW_HTTP: 'true' })).toEqual([])
    expect(faultsOf(local)).toHaveLength(1)
    expect(faultsOf({ ...all, OIDC_ISSUER: 'http://sso.bank.example', OIDC_ALLOW_HTTP: 'true' })).toHaveLength(1)
    expect(faultsOf(all)).toHaveLength(1)
  })
})
