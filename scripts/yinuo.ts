import { join } from 'node:path'
import { runCommand } from '../cli/support/command-line.ts'

const over = new AbortController()
process.on('SIGINT', () => {
  if (over.signal.aborted) process.exit(130)
  over.abort()
})

process.exitCode = await runCommand(process.argv.slice(2), join(import.meta.dirname, '../cli'), {
  print: (text) => console.log(text),
  progress: (text) => console.error(text),
  stopped: over.signal,
})
