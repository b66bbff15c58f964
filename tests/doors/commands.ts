import { z } from 'zod'
import type { Module } from '#platform/module.ts'
import type { SocketCommand } from '#platform/realtime/command.ts'
import type { Document, Schema } from './document.ts'

/** One door’s topics and commands, read from the modules that bring them. */
export interface SocketSide {
  readonly topics: readonly string[]
  readonly commands: Readonly<Record<string, Schema>>
}

/** What both sockets understand, and a document in which the references of its schemas are found. */
export function socketsOf(modules: readonly Module[]): {
  readonly staff: SocketSide
  readonly chat: SocketSide
  readonly document: Document
} {
  const schemas: Record<string, Schema> = {}
  const door = modules.find((module) => module.door)?.door?.door
  const side = (
    topics: Readonly<Record<string, unknown>>,
    commands: Readonly<Record<string, Pick<SocketCommand<never>, 'schema'>>>,
  ) => ({
    topics: Object.keys(topics),
    commands: Object.fromEntries(
      Object.entries(commands).map(([name, { schema }]) => [name, jsonSchemaOf(schema, schemas)]),
    ),
  })
  const staff = side(
    Object.assign({}, ...modules.map(({ topics }) => topics ?? {})),
    Object.assign({}, ...modules.map(({ commands }) => commands ?? {})),
  )
  const chat = side(door?.topics ?? {}, door?.commands ?? {})
  return { staff, chat, document: { openapi: '', paths: {}, components: { schemas } } }
}

/** @param schemas gets what is referred to by name */
function jsonSchemaOf(schema: z.ZodType, schemas: Record<string, Schema>): Schema {
  const written = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  const { $defs, ...own } = JSON.parse(written.replaceAll('#/$defs/', '#/components/schemas/')) as Schema & {
    readonly $defs?: Readonly<Record<string, Schema>>
  }
  Object.assign(schemas, $defs)
  return own
}
