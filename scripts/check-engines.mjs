/** The lock file against two promises: every package runs on the oldest Node we name, and `npm ci` accepts the lock. */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import semver from 'semver'
import { fromRoot } from './lib.mjs'

/** The oldest Node we promise; `engines` in package.json says the same. */
export const OLDEST_NODE = '20.19.0'

const HELP = `node scripts/check-engines.mjs [--help]

Reads package-lock.json and names every package that does not admit Node ${OLDEST_NODE}, and every optional package
that the lock lacks: npm ci refuses such a lock. Ends with 1 when there are any.`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2))

function main(argv) {
  if (argv.includes('--help')) return console.log(HELP)
  const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'))
  const faults = [...tooNew(lock), ...lacking(lock)]
  for (const fault of faults) console.error(fault)
  console.log(`${Object.keys(lock.packages).length - 1} packages looked at, ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
}

/** Packages whose `engines` leave our oldest Node out; npm only warns of them. */
export function tooNew(lock, node = OLDEST_NODE) {
  return Object.entries(lock.packages)
    .filter(([path, { engines }]) => path !== '' && engines?.node && !semver.satisfies(node, engines.node))
    .map(
      ([path, { version, engines }]) =>
        `${path} ${version} needs Node ${engines.node}: pin a release that admits ${node}`,
    )
}

/**
 * Optional packages that another one names and the lock has not: the registry lacked them when the lock was made, or it
 * was made in several steps. A package may lie beside the one that names it, or in any folder above.
 */
export function lacking(lock) {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(name, path).some((place) => lock.packages[place]))
      .map(
        (name) => `${path} names ${name}, which the lock lacks: make the lock anew, or pin a release that is complete`,
      ),
  )
}

function placesOf(name, path) {
  const folders = path.split('/node_modules/')
  const above = folders.map((_, index) => folders.slice(0, folders.length - index).join('/node_modules/'))
  return [...above.filter(Boolean).map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`]
}
