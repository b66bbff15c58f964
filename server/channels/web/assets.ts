import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#platform/http/problem.ts'
import type { HttpApp } from '#platform/http/server.ts'
import { projectRoot } from '#platform/project-root.ts'

const folder = join(projectRoot, 'dist/widget')

interface Asset {
  readonly path: string
  readonly file: string
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
}

/** Short: a new release reaches every page soon, and an unchanged file costs one answer without content. */
const CACHED = { 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' }
/** As strict as a bank's page may be: the widget needs only these two from the service centre. */
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self' ws: wss:; style-src 'self'; img-src 'self'"

const ASSETS: readonly Asset[] = [
  {
    path: '/widget.js',
    file: 'widget.js',
    type: 'text/javascript; charset=utf-8',
    headers: { ...CACHED, 'cross-origin-resource-policy': 'cross-origin' },
  },
  {
    path: '/demo',
    file: 'demo.html',
    type: 'text/html; charset=utf-8',
    headers: {
      'cache-control': 'no-cache',
      'content-security-policy': `${STRICT}; base-uri 'none'; form-action 'none'`,
    },
  },
  { path: '/demo.css', file: 'demo.css', type: 'text/css; charset=utf-8', headers: CACHED },
]

/** The built widget, for any site to load, and a page of no bank to try it on. */
export function assetRoutes(app: HttpApp): void {
  for (const asset of ASSETS) {
    app.get(asset.path, { config: { access: 'public' }, schema: { hide: true } }, (request, reply) =>
      serve(asset, request, reply),
    )
  }
}

const read = new Map<string, Promise<{ readonly content: Buffer; readonly etag: string }>>()

async function serve(asset: Asset, request: FastifyRequest, reply: FastifyReply) {
  const { content, etag } = await contentOf(asset)
  reply.headers({ ...asset.headers, etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  return reply.type(asset.type).send(content)
}

/** Read once: a release replaces the files together with the process. */
function contentOf({ file }: Asset) {
  const known = read.get(file) ?? load(file)
  read.set(file, known)
  known.catch(() => read.delete(file))
  return known
}

async function load(file: string) {
  const content = await readFile(join(folder, file)).catch(() => {
    throw new Problem(404, 'not-built', 'Build the widget first: npm run build')
  })
  return { content, etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"` }
}
