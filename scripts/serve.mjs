import { pathToFileURL } from 'node:url'
import { build, staleParts } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { createSteps, fromRoot } from './lib.mjs'

/** npm keeps options without `--` before them for itself, and a start that drops `--empty` would surprise. */
const TAKEN_BY_NPM = ['empty', 'port', 'data'].filter((name) => process.env[`npm_config_${name}`] !== undefined)

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

function fail(message) {
  console.error(message)
  process.exit(1)
}
