import { z } from 'zod'
import type { Actor } from '#platform/access.ts'
import type { HttpApp } from '#platform/http/server.ts'
import type { Module } from '#platform/module.ts'

export interface Call {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** `POST /api/contacts/:contactId/end` → what it does. */
export type Routes = ReadonlyMap<string, (actor: Actor, call: Call) => Promise<unknown>>

type Handler = (request: unknown, reply: unknown) => unknown
interface Options {
  readonly schema?: { readonly body?: unknown }
}

/**
 * The routes of these modules without HTTP: the handlers themselves, given the person whom HTTP would have let in.
 * Permissions are HTTP's business and are not asked for here.
 */
export function routesOf(modules: readonly Module[]): Routes {
  const routes = new Map<string, (actor: Actor, call: Call) => Promise<unknown>>()
  const add = (method: string) => (path: string, options: Options, handler: Handler) => {
    const body = options.schema?.body
    routes.set(`${method} ${path}`, async (actor, call) =>
      handler(
        {
          signedIn: actor,
          params: call.params ?? {},
          body: body instanceof z.ZodType ? body.parse(call.body ?? {}) : call.body,
        },
        REPLY,
      ),
    )
  }
  const app = {
    get: add('GET'),
    post: add('POST'),
    put: add('PUT'),
    delete: add('DELETE'),
    patch: add('PATCH'),
    register: () => {},
  }
  // Modules only add routes: the verbs are all of Fastify that they use, and `register` for what streams files.
  for (const module of modules) module.routes?.(app as unknown as HttpApp)
  return routes
}

const REPLY = { status: () => REPLY, header: () => REPLY, send: (body: unknown) => body }
