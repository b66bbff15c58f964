/** `npm start`: from a fresh clone to a serving house. Loads the rest only when this Node can read it. */
import { checkNode } from './node-version.mjs'

const HELP = `npm start -- [options]

Installs what is missing, builds what has changed, and serves the house with a PostgreSQL of its own
(or with yours, when DATABASE_URL is set). A second start in the same place joins the first.

  --empty       begin with no demo bank; the first visitor creates the administrator
  --port N      listen on this port (default 8080)
  --data DIR    keep the data in this folder (default data)
  --help        show this

Every other setting: docs/recipes/configure.md`

checkNode()
const argv = process.argv.slice(2)
if (argv.includes('--help') || argv.includes('-h')) console.log(HELP)
else {
  const { serve } = await import('./serve.mjs')
  await serve(argv)
}
