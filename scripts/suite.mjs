/** Everything that shows whether the house is in order, step by step, and one closing line that any machine can read. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { installForJourneys, missingForJourneys } from './chromium.mjs'
import { install } from './install.mjs'
import { createSteps, runNode, secondsSince } from './lib.mjs'

export const PARTS = ['boundaries', 'rules', 'modules', 'trials', 'torture', 'journeys']

const CHECKS = [
  { name: 'packages', run: () => check('scripts/check-engines.mjs') },
  { name: 'audit', run: () => checkAloud('scripts/audit-packages.mjs') },
  { name: 'types', run: () => check('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: 'format and lint', run: () => check('node_modules/@biomejs/biome/bin/biome', 'check') },
]

/** Before the journeys: the built screens, and a real browser to look at them. */
const PREPARATIONS = [
  { name: 'browser', run: prepare(() => missingForJourneys().length > 0, installForJourneys) },
  {
    name: 'build',
    run: prepare(
      () => true,
      () => build((_name, work) => work()),
    ),
  },
]

const NOTHING = { passed: 0, failed: 0, skipped: 0, faults: [] }
const LINES_OF_A_FAULT = 12
const MOST_OF_A_FAULT = 1_500
const ONE_FAILURE = { ...NOTHING, failed: 1 }

/**
 * Runs the checks, if asked, and the named parts of the tests; all of them, also when one fails.
 * @param files only test files whose path contains one of these; every file when empty
 * @returns whether everything passed
 */
export async function runSuite({ withChecks, parts, files }) {
  const began = Date.now()
  await install(createSteps(1))
  const tests = parts
    .filter((part) => part !== 'journeys')
    .map((part) => ({ name: part, run: () => runTests(part, files) }))
  const journeys = parts.includes('journeys')
  const plan = [...(withChecks ? CHECKS : []), ...tests, ...(journeys ? PREPARATIONS : [])]
  const step = createSteps(plan.length + Number(journeys))
  const results = []
  for (const { name, run } of plan) results.push(await timed(step, name, run))
  if (journeys) {
    const prepared = results.slice(-PREPARATIONS.length).every(({ failed }) => failed === 0)
    const run = prepared ? () => runTests('journeys', files) : () => notRun('journeys')
    results.push(await timed(step, 'journeys', run))
  }
  return close(results, files, began)
}

async function timed(step, name, work) {
  const began = Date.now()
  const counts = await step(name, work).catch((error) => {
    console.error(error.message)
    return ONE_FAILURE
  })
  return { name, seconds: secondsSince(began), ...counts }
}

async function check(file, ...args) {
  const { code, output } = await runNode(file, args)
  if (code === 0) return NOTHING
  console.log(output.trim())
  return ONE_FAILURE
}

/** One whose words matter also when it passes. */
async function checkAloud(file) {
  const { code, output } = await runNode(file, [])
  console.log(output.trim())
  return code === 0 ? NOTHING : ONE_FAILURE
}

function prepare(isNeeded, work) {
  return async () => {
    if (isNeeded()) await work()
    return NOTHING
  }
}

function notRun(name) {
  console.log(`${name} were not run: what they need is missing, see above`)
  return { ...NOTHING, notRun: true }
}

/** One project of vitest.config.ts. A run that ends badly without naming a failed test is one failure itself. */
async function runTests(project, files) {
  const folder = mkdtempSync(join(tmpdir(), 'yinuo-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // With files named, a project that has none of them is in order.
  const scope = files.length > 0 ? ['--passWithNoTests', ...files] : []
  try {
    const args = ['run', `--project=${project}`, ...reporters, ...scope]
    const { code } = await runNode('node_modules/vitest/vitest.mjs', args, { loud: true })
    const counts = countsOf(report)
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A test file that could not even be loaded has no tests to count: it is one failure. */
function countsOf(report) {
  let result
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return NOTHING
  }
  const unloadable = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = result.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter((test) => test.status === 'failed').map((test) => faultOf(name, test)),
  )
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloadable.length,
    skipped: result.numPendingTests + result.numTodoTests,
    faults: [...failed, ...unloadable.map(({ name, message }) => faultOf(name, { failureMessages: [message] }))],
  }
}

/** What stands at the end, where it is found: the file, the claim that does not hold, and the first lines of why. */
function faultOf(file, { fullName = 'could not be loaded', failureMessages }) {
  const lines = (failureMessages[0] ?? '')
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|new Promise)/.test(line))
  const why = lines.slice(0, LINES_OF_A_FAULT).join('\n')
  return `${relative(process.cwd(), file)}: ${fullName.trim()}\n${why.slice(0, MOST_OF_A_FAULT).replaceAll(/^/gm, '    ')}`
}

/** The last line is `N passed, N failed, N skipped`: tests, and each failed check or preparation as one failure. */
function close(results, files, began) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  console.log('')
  for (const fault of results.flatMap((result) => result.faults)) console.log(`FAILED  ${fault}\n`)
  for (const result of results) console.log(lineOf(result))
  console.log(`All in ${secondsSince(began)} s`)
  const nothingMatched = files.length > 0 && sum('passed') + sum('failed') + sum('skipped') === 0
  if (nothingMatched) console.error(`No test file's path contains ${files.join(' or ')}.`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  return sum('failed') === 0 && !nothingMatched
}

function lineOf({ name, seconds, passed, failed, notRun }) {
  const verdict = notRun ? 'not run' : failed > 0 ? 'FAILED' : 'ok'
  const counts = [passed > 0 && `${passed} passed`, failed > 0 && `${failed} failed`]
  return `${verdict.padEnd(7)} ${name} (${[`${seconds} s`, ...counts.filter(Boolean)].join(', ')})`
}

/** Reads `npm test -- rules libs/erlang`: names of parts, then parts of paths. */
export function readWords(words, allParts) {
  const unknown = words.filter((word) => word.startsWith('-'))
  if (unknown.length > 0) return { fault: `${unknown.join(' ')} is not an option here: see --help` }
  const named = words.filter((word) => PARTS.includes(word))
  const foreign = named.filter((part) => !allParts.includes(part))
  if (foreign.length > 0) return { fault: `${foreign.join(' ')} is not part of this command: use npm test` }
  return {
    withChecks: words.length === 0,
    parts: named.length > 0 ? allParts.filter((part) => named.includes(part)) : allParts,
    files: words.filter((word) => !PARTS.includes(word)),
  }
}
