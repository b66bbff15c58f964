/** `node scripts/new-module.mjs <name>`: a module that already passes. Writes a folder; the line in main.ts is yours. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HELP = `node scripts/new-module.mjs <name>

Makes server/modules/<name>/ with a schema, one route, one permission and a test that passes, then says which two
lines to add to server/main.ts. <name>: small letters and hyphens, for example surveys.`

const [name] = process.argv.slice(2)
if (name === undefined || name === '--help' || name === '-h') {
  console.log(HELP)
  process.exit(name === undefined ? 1 : 0)
}
if (!/^[a-z][a-z-]{1,30}$/.test(name)) fail(`${name} is no module name: small letters and hyphens, for example surveys`)

const folder = fileURLToPath(new URL(`../server/modules/${name}/`, import.meta.url))
if (existsSync(folder)) fail(`server/modules/${name} is there already`)

const camel = name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
const schema = name.replaceAll('-', '_')
const stamp = new Date().toISOString().slice(0, 16).replaceAll('-', '').replaceAll(':', '')

const files = {
  'README.md': `# ${name}
What it owns, its words and invariants, facts in and out, a command to try it:
\`npm test -- modules server/modules/${name}\`
`,
  'contract.ts': `import { z } from 'zod'

export const countReply = z.object({ count: z.int() }).meta({ id: '${camel[0].toUpperCase()}${camel.slice(1)}Count' })
`,
  'views.ts': `import { type Queryable, sql } from '#platform/database/database.ts'

export async function countThings(db: Queryable): Promise<number> {
  return (await db.one<{ count: number }>(sql\`select count(*)::int count from ${schema}.thing\`)).count
}
`,
  'routes.ts': `import { countReply } from '#modules/${name}/contract.ts'
import { countThings } from '#modules/${name}/views.ts'
import type { HttpApp } from '#platform/http/server.ts'
import type { Platform } from '#platform/module.ts'

export function ${camel}Routes(app: HttpApp, platform: Platform): void {
  app.get(
    '/api/${name}/count',
    {
      config: { access: { permission: '${name}.read' } },
      schema: { tags: ['${name}'], summary: 'How many there are', response: { 200: countReply } },
    },
    async () => ({ count: await countThings(platform.db) }),
  )
}
`,
  'module.ts': `import { ${camel}Routes } from '#modules/${name}/routes.ts'
import type { Module, Platform } from '#platform/module.ts'

export function ${camel}Module(platform: Platform): Module {
  return {
    name: '${name}',
    permissions: { '${name}.read': { supervisor: 'all' } },
    routes: (app) => ${camel}Routes(app, platform),
  }
}
`,
  'routes.test.ts': `import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { signedInAs } from '../../../tests/support/people.ts'

describe('${name}', () => {
  let app: TestApplication
  beforeAll(async () => {
    app = await startTestApplication()
  })
  afterAll(() => app.stop())

  it('is counted by supervisors and not by agents', async () => {
    const supervisor = await signedInAs(app, { roles: ['supervisor'] })
    const agent = await signedInAs(app, { roles: ['agent'] })
    expect(await (await supervisor.api('/api/${name}/count')).json()).toEqual({ count: 0 })
    expect((await agent.api('/api/${name}/count')).status).toBe(403)
  })
})
`,
  [`migrations/${stamp}-${name}.sql`]: `create schema ${schema};

create table ${schema}.thing (
  id uuid primary key
);
`,
}

mkdirSync(join(folder, 'migrations'), { recursive: true })
for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
console.log(`server/modules/${name}/ is there. Add to server/main.ts, where it stands in the order of the house:

  import { ${camel}Module } from '#modules/${name}/module.ts'
  const ${camel} = ${camel}Module(platform)        and ${camel} to the list of modules

then: npm test -- modules server/modules/${name}`)

function fail(message) {
  console.error(message)
  process.exit(1)
}
