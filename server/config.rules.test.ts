import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const faultsOf = (env: Record<string, string>): readonly string[] => {
  const read = readConfig(env)
  return read.ok ? [] : read.faults
}

describe('settings', () => {
  it('no setting is needed, and none has a secret by default', () => {
    const read = readConfig({})
    expect(read.ok && [read.config.OIDC_CLIENT_SECRET, read.config.METRICS_TOKEN, read.config.DATABASE_URL]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', 'eighty'],
    ['DATABASE_URL', 'mysql://here/db'],
    ['DATABASE_POOL', '1'],
    ['STOP_SECONDS', '0'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'ftp://bank.example'],
    ['ALLOWED_ORIGINS', 'https://a.example,not an origin'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['FILE_STORE', 'cloud'],
    ['FILE_MOST_BYTES', '12'],
    ['OIDC_ALLOW_HTTP', 'maybe'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_HOURS', '10000'],
    ['METRICS_TOKEN', 'short'],
  ])('%s=%s stops the start, and the message names it and says what to do', (name, value) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(name)
    expect(faults[0]).toContain('docs/recipes/configure.md')
  })

  it('every wrong setting is reported at once', () => {
    expect(faultsOf({ PORT: '-1', TIME_ZONE: 'Nowhere', SESSION_HOURS: 'x' })).toHaveLength(3)
  })

  it('a wrong secret is not repeated in the message', () => {
    expect(faultsOf({ METRICS_TOKEN: 'hunter2' }).join()).not.toContain('hunter2')
    expect(faultsOf({ DATABASE_URL: 'mysql://u:hunter2@here/db' }).join()).not.toContain('hunter2')
  })

  const client = { OIDC_CLIENT_ID: 'yinuo', OIDC_CLIENT_SECRET: 'a-secret-of-the-provider' }
  it('the settings of single sign-on go together', () => {
    expect(faultsOf(client)).toEqual([expect.stringContaining('go together')])
    expect(faultsOf({ ...client, OIDC_ISSUER: 'https://login.bank.example' })).toEqual([])
  })

  it.each([
    ['http://login.bank.example', 'true'],
    ['http://localhost.evil.example', 'true'],
    ['http://127.0.0.1:9000', 'false'],
    ['http://127.0.0.1@evil.example', 'true'],
    ['http://127.0.0.1:80@evil.example', 'true'],
  ])('an identity provider without encryption at %s (allowed: %s) stops the start', (OIDC_ISSUER, OIDC_ALLOW_HTTP) => {
    expect(faultsOf({ ...client, OIDC_ISSUER, OIDC_ALLOW_HTTP })).toEqual([expect.stringContaining('https://')])
  })

  it('an identity provider on this machine may go without encryption when that is asked for', () => {
    expect(faultsOf({ ...client, OIDC_ISSUER: 'http://127.0.0.1:9000', OIDC_ALLOW_HTTP: 'true' })).toEqual([])
  })
})

describe('a language model as a setting', () => {
  const whole = { MODEL_URL: 'https://models.bank.example/v1', MODEL_NAME: 'qwen3-8b' }

  it('is none unless its address and name are given, and then it is those', () => {
    expect(faultsOf(whole)).toEqual([])
    expect(faultsOf({ ...whole, MODEL_KEY: 'key' })).toEqual([])
    expect(readConfig({})).toMatchObject({ ok: true, config: { MODEL_KEEP_DAYS: 90, MODEL_TIMEOUT_MS: 1_200 } })
  })

  it.each([[{ MODEL_URL: whole.MODEL_URL }], [{ MODEL_NAME: whole.MODEL_NAME }], [{ MODEL_KEY: 'a-key-alone' }]])(
    'half of it stops the start and says what goes together: %o',
    (half) => {
      const faults = faultsOf(half)
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatch(/^MODEL_URL and MODEL_NAME go together.+set them, or none.+docs\/model\.md$/)
    },
  )

  it('an address without https needs to be allowed, and the message says by which setting', () => {
    const plain = { ...whole, MODEL_URL: 'http://10.0.3.7:8000/v1' }
    expect(faultsOf(plain)).toEqual([expect.stringMatching(/^MODEL_URL: .*MODEL_ALLOW_HTTP=true/)])
    expect(faultsOf({ ...plain, MODEL_ALLOW_HTTP: 'true' })).toEqual([])
  })

  it.each([
    ['MODEL_URL', 'ftp://models.bank.example'],
    ['MODEL_URL', 'https://name:secret-word@models.bank.example/v1'],
    ['MODEL_NAME', ''.padEnd(201, 'x')],
    ['MODEL_ALLOW_HTTP', 'perhaps'],
    ['MODEL_TIMEOUT_MS', '5000'],
    ['MODEL_TOKENS_PER_DAY', '-1'],
    ['MODEL_AT_ONCE', '0'],
    ['MODEL_KEEP_DAYS', '0'],
  ])('%s=%s is named with what to do, and no secret is repeated', (name, value) => {
    const faults = faultsOf({ ...whole, [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`${name}: `)
    expect(faults[0]).toContain('docs/recipes/configure.md')
    expect(faults[0]).not.toContain('secret-word')
  })
})
