/** The server from its sources, as `scripts/serve.mjs` runs the built one: for tests that need a process to end. */
import { start } from '#server/main.ts'

try {
  await start({ argv: process.argv.slice(2) })
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
