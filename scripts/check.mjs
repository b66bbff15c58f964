/** `npm run check`: all that needs no browser; what to run before a commit. */
import { checkNode } from './node-version.mjs'

const HELP = `npm run check -- [rules] [modules] [boundaries] [FILE...]

The same as npm test without the journeys, so without a browser, trials and torture; see npm test -- --help.

  --help   show this`

checkNode()
const words = process.argv.slice(2)
if (words.includes('--help')) console.log(HELP)
else await main()

async function main() {
  const { PARTS, readWords, runSuite } = await import('./suite.mjs')
  const { fault, ...suite } = readWords(
    words,
    PARTS.filter((part) => !['trials', 'torture', 'journeys'].includes(part)),
  )
  if (fault) console.error(fault)
  process.exitCode = !fault && (await runSuite(suite)) ? 0 : 1
}
