import { pathToFileURL } from 'node:url'
import { build, staleParts } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { createSteps, fromRoot } from './lib.mjs'

/** npm keeps options without `--` before them for itself, and a start that drops `--empty` would surprise. */
const TAKEN_BY_NPM = ['empty', 'port', 'data'].filter((name) => process.env[`npm_config_${name}`] !== undefined)

const parent = process.ppid

/** Brings the checkout up to date, then becomes the server: in this process, so that signals need no passing on. */
export async function serve(argv) {
  if (TAKEN_BY_NPM.length > 0 && process.env.npm_lifecycle_event === 'start') {
    fail(
      `npm has kept --${TAKEN_BY_NPM[0]} for itself. Put two dashes before the options: npm start -- --${TAKEN_BY_NPM[0]}`,
    )
  }
  try {
    await bringUpToDate()
    process.setSourceMapsEnabled(true)
    const { start } = await import(pathToFileURL(fromRoot('dist/server/main.mjs')).href)
    await start({ argv })
    if (process.env.npm_lifecycle_event) stopWithNpm()
  } catch (error) {
    // A plain error says what to do; any other kind is a fault, and then the place matters.
    fail(error.constructor === Error ? error.message : error)
  }
}

async function bringUpToDate() {
  const step = createSteps(Number(!isInstalled()) + Number(staleParts().length > 0))
  await install(step)
  await build(step)
}

/**
 * A signal sent to npm alone ends npm and its shell, which does not pass it on: without this the server would stay
 * behind, unseen. A signal that reached the server itself is enough.
 */
function stopWithNpm() {
  const watching = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clearInterval(watching))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
