import { randomInt } from 'node:crypto'
import { endAll } from '../tests/support/server-process.ts'
import { HELP, readOptions, replayCommand } from '../torture/options.ts'
import { tableOf } from '../torture/table.ts'
import { torture } from '../torture/torture.ts'

const read = readOptions(process.argv.slice(2), randomInt(2 ** 32))
if (read.kind === 'help') console.log(HELP)
else if (read.kind === 'faults') {
  console.error([...read.faults, 'See npm run torture -- --help'].join('\n'))
  process.exitCode = 2
} else {
  process.on('exit', endAll)
  const stop = new AbortController()
  const end = () => {
    if (stop.signal.aborted) process.exit(130)
    console.log('ending: what was done so far is judged; once more ends it at once')
    stop.abort()
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  const again = replayCommand(read.options)
  try {
    const { account, folder } = await torture(read.options, console.log, stop.signal)
    console.log(`\n${tableOf(account)}\n`)
    if (folder !== undefined) console.log(`Books, logs and database are in ${folder}`)
    console.log(`The same faults again: ${again}`)
    process.exit(account.violations.length === 0 ? 0 : 1)
  } catch (error) {
    console.error(error)
    console.error(`The same faults again: ${again}`)
    process.exit(2)
  }
}
