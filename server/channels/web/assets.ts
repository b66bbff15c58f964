import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
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
/** As strict as a bank's page may be: the widget needs only its script and its connections. */
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
      'content-security-policy': `${STRICT}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
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

async function serve(asset: Asset, request: FastifyRequest, reply: FastifyReply) {
  const forms = await formsOf(asset)
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const form = forms.find(({ encoding }) => encoding === null || new RegExp(`\\b${encoding}\\b`).test(accepted))
  if (!form) throw new Error('an asset always has its plain form')
  reply.headers({ ...asset.headers, etag: form.etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === form.etag) return reply.status(304).send()
  if (form.encoding) reply.header('content-encoding', form.encoding)
  return reply.type(asset.type).send(form.content)
}

interface Form {
  readonly encoding: 'br' | 'gzip' | null
  readonly content: Buffer
  readonly etag: string
}

/** Read and packed once, smallest first: a release replaces the files together with the process. */
const known = new Map<string, Promise<readonly Form[]>>()

function formsOf({ file }: Asset): Promise<readonly Form[]> {
  const forms = known.get(file) ?? load(file)
  known.set(file, forms)
  forms.catch(() => known.delete(file))
  return forms
}

async function load(file: string): Promise<readonly Form[]> {
  const plain = await readFile(join(folder, file)).catch(() => {
    throw new Problem(404, 'not-built', 'Build the widget first: npm run build')
  })
  const form = (encoding: Form['encoding'], content: Buffer): Form => ({ encoding, content, etag: etagOf(content) })
  return [
    form('br', await promisify(brotliCompress)(plain)),
    form('gzip', await promisify(gzip)(plain, { level: 9 })),
    form(null, plain),
  ]
}

const etagOf = (content: Buffer) => `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
