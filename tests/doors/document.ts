/** What the running product says of itself at `/api/docs/json`: the generated checks know nothing else. */
export interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  readonly tags?: readonly { readonly name: string }[]
}

export interface OperationObject {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly operationId?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>
  }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly 'x-access'?: Access
}

export type Access = { readonly permission: string } | 'signed-in' | 'public' | 'visitor'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

/** JSON Schema as far as zod writes it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

export interface Operation {
  readonly method: string
  /** With `{names}`. */
  readonly path: string
  readonly access: Access
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
  readonly object: OperationObject
}

export async function readDocument(url: string): Promise<Document> {
  return (await (await fetch(`${url}/api/docs/json`)).json()) as Document
}

export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, object]) => ({
      method: method.toUpperCase(),
      path,
      access: object['x-access'] as Access,
      parameters: object.parameters ?? [],
      body: object.requestBody?.content['application/json']?.schema,
      object,
    })),
  )
}

/** The schema behind a reference, or the schema itself. */
export function resolved(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  if (name === undefined) return schema
  const found = document.components.schemas[name]
  if (!found) throw new Error(`reference to nothing: ${schema.$ref}`)
  return resolved(document, found)
}
