import { STATUS_CODES } from 'node:http'
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { HttpApp, RouteAccess } from '#platform/http/server.ts'

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>
type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>
/** What is changed here of an OpenAPI 3.1 document; the plugin's own types allow Swagger 2 as well. */
interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

const DESCRIPTION = `The public door of the service centre. The screens of the house use nothing else.

Every refusal and fault is a problem (RFC 9457) whose \`refusal\` is stable. Staff sign in at \`/api/sign-in\` and send a
session cookie or a bearer token; customers begin a visit at \`/chat/visits\`. Live screens and messages go over sockets:
see \`docs/socket-protocol.md\`. Facts are sent to other systems as signed webhooks: see \`docs/recipes/webhooks.md\`.`

const SECURITY = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'yinuo_session',
    description: 'What a browser gets at sign-in; by HTTPS its name begins with `__Host-`',
  },
  bearer: { type: 'http', scheme: 'bearer', description: 'The token that sign-in gives to programs' },
  visit: { type: 'http', scheme: 'bearer', description: 'The visitToken of one customer’s visit' },
} as const

/** `/api/docs` shows, and `/api/docs/json` holds, the document made from the very schemas that parse and answer. */
export async function documentApi(app: HttpApp, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Yinuo 一诺', version, description: DESCRIPTION, license: { name: 'Apache-2.0' } },
      components: { securitySchemes: SECURITY },
    },
    transform,
    transformObject,
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
}

const UPLOAD = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] }

const DOWNLOAD = {
  description: 'The file, of the type that was found in it',
  content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
}

/** Files are neither read nor written by a schema, so what a route of theirs takes and gives is said here. */
const transform: Transform = (route) => {
  const told = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0])
  const schema = told.schema as
    | { consumes?: readonly string[]; produces?: readonly string[]; body?: unknown; response?: object }
    | undefined
  const isUpload = schema?.consumes?.includes('multipart/form-data') && schema.body === undefined
  if (isUpload) return { ...told, schema: { ...schema, body: UPLOAD } } as ReturnType<Transform>
  if (!schema?.produces?.includes('*/*')) return told as ReturnType<Transform>
  return { ...told, schema: { ...schema, response: { ...schema.response, 200: DOWNLOAD } } } as ReturnType<Transform>
}

const transformObject: TransformObject = (told) => {
  const document = jsonSchemaTransformObject(told as Parameters<typeof jsonSchemaTransformObject>[0]) as ApiDocument
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) complete(operation, method, path)
  }
  return withUsedSchemas(document) as ReturnType<TransformObject>
}

interface Operation {
  operationId?: string
  security?: readonly Readonly<Record<string, readonly string[]>>[]
  responses?: Record<string, { description: string }>
  readonly 'x-access'?: RouteAccess
}

/** A name for generated clients, who may call (a route may say so itself), and what each status means. */
function complete(operation: Operation, method: string, path: string): void {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api')
  operation.operationId = method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  operation.security ??= securityOf(operation['x-access'])
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (response.description === 'Default Response') response.description = STATUS_CODES[status] ?? status
  }
}

function securityOf(access: RouteAccess | undefined): Operation['security'] {
  if (access === 'public' || access === undefined) return []
  return access === 'visitor' ? [{ visit: [] }] : [{ session: [] }, { bearer: [] }]
}

/** Every shape comes in a form that is sent and one that is received; most are only ever used in one of them. */
function withUsedSchemas(document: ApiDocument): ApiDocument {
  const all = document.components?.schemas ?? {}
  const used = new Set<string>()
  const waiting: unknown[] = [document.paths]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [, name] of JSON.stringify(next).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name) || !(name in all)) continue
      used.add(name)
      waiting.push(all[name])
    }
  }
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
  return { ...document, components: { ...document.components, schemas } }
}
