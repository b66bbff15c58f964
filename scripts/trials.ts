import { availableParallelism } from 'node:os'
import { openDatabases } from '../trials/databases.ts'
import { HELP, type Options, readOptions } from '../trials/options.ts'
import { type Report, runTrials } from '../trials/run-trials.ts'
import { lineOf, pageOf } from '../trials/table.ts'

/** Seeds between two lines of news. */
const EVERY = 50
const read = readOptions(process.argv.slice(2), availableParallelism())
if (read.kind === 'help') console.log(HELP)
else if (read.kind === 'faults') {
  console.error([...read.faults, 'See npm run simulate:seeds -- --help'].join('\n'))
  process.exitCode = 2
} else process.exitCode = await main(read.options)

async function main(options: Options): Promise<number> {
  const began = Date.now()
  const seconds = () => (Date.now() - began) / 1000
  const databases = await openDatabases(Math.min(options.workers, options.count))
  console.log(`databases are ready after ${seconds().toFixed(0)} s`)
  let played = 0
  const onPlayed = (report: Report) => {
    played += 1
    if (options.isLoud && report.trace) console.log(report.trace.join('\n'))
    else if (played % EVERY === 0) console.log(`${played} of ${options.count} seeds in ${seconds().toFixed(0)} s`)
  }
  try {
    const tally = await runTrials(options, databases.urls, onPlayed)
    for (const finding of tally.findings) console.error(`\n${pageOf(finding)}`)
    console.log(`\n${lineOf(tally, seconds())}`)
    return tally.findings.length === 0 ? 0 : 1
  } finally {
    await databases.close()
  }
}
