import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { HttpApp } from '#platform/http/server.ts'
import { projectRoot } from '#platform/project-root.ts'

/**
 * Serves the built console: files under `/assets/` are named by their content and kept for a year; every other address
 * that is not the API's is the one page, which finds its way by the address. Without a build only the API is served.
 */
export async function serveScreens(app: HttpApp): Promise<void> {
  const folder = join(projectRoot, 'dist/console')
  if (!existsSync(join(folder, 'index.html'))) return
  const page = await readFile(join(folder, 'index.html'))
  await app.register(fastifyStatic, { root: folder, serve: false })
  app.get('/assets/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
    const { '*': name } = request.params as { '*': string }
    return reply.sendFile(`assets/${name}`, folder, { maxAge: '365d', immutable: true })
  })
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
    const isPage = !/^\/(api|chat)(\/|$)/.test(request.url)
    if (!isPage) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}
