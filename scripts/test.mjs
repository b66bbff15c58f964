/** `npm test`: everything. Part of a fresh clone too, so it installs what it needs. */
import { checkNode } from './node-version.mjs'

const HELP = `npm test -- [rules] [modules] [boundaries] [trials] [torture] [journeys] [FILE...]

Runs every check and every test, installing what is missing (also Chromium, when this is Debian and you are root).

  rules        pure decisions and calculations; seconds
  modules      through their routes on a real PostgreSQL of their own
  boundaries   who may import whom
  trials       a thousand small worlds by their seeds; npm run simulate:seeds for more
  torture      a minute of kills and broken links, and nothing promised is lost; npm run torture for longer
  journeys     whole stories in a real browser
  FILE         only test files whose path contains this
  --help       show this

With a part or a file named, the checks of packages, types and format are left out.
TEST_DATABASE_URL names a PostgreSQL server to test on, CHROMIUM a browser.
The last line is: N passed, N failed, N skipped`

checkNode()
const words = process.argv.slice(2)
if (words.includes('--help')) console.log(HELP)
else await main()

async function main() {
  const { PARTS, readWords, runSuite } = await import('./suite.mjs')
  const { fault, ...suite } = readWords(words, PARTS)
  if (fault) console.error(fault)
  process.exitCode = !fault && (await runSuite(suite)) ? 0 : 1
}
