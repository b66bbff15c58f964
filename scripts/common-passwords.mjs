/** Makes the list of passwords that leaks show most often, as the rules for new passwords read it. */
import { createHash } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fromRoot } from './lib.mjs'

const LIST = 'server/modules/identity/common-passwords.txt'
/** Shorter ones are refused for their length. */
const LEAST_CHARACTERS = 12
const KEPT_CHARACTERS = 8

const HELP = `node scripts/common-passwords.mjs FILE...

Reads passwords, one a line, and writes ${LIST}: of each that is long
enough to be chosen at all, in lower case, a piece of its hash. A bank that has a longer list may make its own.`

const files = process.argv.slice(2)
if (files.length === 0 || files.includes('--help')) console.log(HELP)
else await main(files)

async function main(files) {
  const kept = new Set()
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const plain = line.normalize('NFKC').toLowerCase()
      if ([...plain].length >= LEAST_CHARACTERS) kept.add(fingerprint(plain))
    }
  }
  writeFileSync(fromRoot(LIST), `${[...kept].sort().join('\n')}\n`)
  console.log(`${kept.size} passwords of ${LEAST_CHARACTERS} or more characters`)
}

function fingerprint(plain) {
  return createHash('sha256').update(plain).digest('base64url').slice(0, KEPT_CHARACTERS)
}
