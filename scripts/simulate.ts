import { randomInt } from 'node:crypto'
import { HELP, readOptions } from '../simulate/options.ts'
import { simulate } from '../simulate/simulate.ts'

const read = readOptions(process.argv.slice(2), process.env.DATA_DIR ?? 'data', randomInt(2 ** 32))
if (read.kind === 'help') console.log(HELP)
else if (read.kind === 'faults') {
  console.error([...read.faults, 'See npm run simulate -- --help'].join('\n'))
  process.exitCode = 1
} else {
  const over = new AbortController()
  const stop = () => {
    if (over.signal.aborted) process.exit(130)
    over.abort()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  if (read.options.minutes !== null) setTimeout(() => over.abort(), read.options.minutes * 60_000).unref()
  try {
    await simulate(read.options, process.stdout, over.signal)
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error && error.constructor === Error ? error.message : error)
    process.exit(1)
  }
}
