import { Problem, type ProblemBody } from '#platform/http/problem.ts'

/** No request of ours is nearly as deep; a parser that calls itself would run out of stack. */
const MOST_DEPTH = 32
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * The one place where input that PostgreSQL cannot keep is dealt with, whatever its schema allows: half a surrogate pair,
 * which any program makes that cuts text at a length, becomes U+FFFD in place; NUL, and values nested deeper than 32, are
 * refused. Called for every HTTP body, query and path parameter and for every socket frame.
 * @throws Problem 400 that names the field
 */
export function cleanInput(input: unknown): void {
  const waiting: Place[] = [{ value: input, path: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    if (path.length >= MOST_DEPTH) throw refusal(path.slice(0, 3), 'is nested too deeply')
    const fields = value as Record<string, unknown>
    for (const [name, inner] of Object.entries(fields)) {
      if (isBroken(name)) throw refusal(path, 'has a field with a broken name')
      if (typeof inner === 'object') waiting.push({ value: inner, path: [...path, name] })
      if (typeof inner !== 'string') continue
      if (inner.includes('\0')) throw refusal([...path, name], 'holds the character NUL')
      if (isBroken(inner)) fields[name] = inner.replace(LONE_SURROGATES, '\ufffd')
    }
  }
}

interface Place {
  readonly value: unknown
  readonly path: readonly string[]
}

const isBroken = (text: string): boolean => text.includes('\0') || text.search(LONE_SURROGATES) >= 0

function refusal(path: readonly string[], message: string): Problem {
  const field: NonNullable<ProblemBody['fields']>[number] = { path: path.join('.'), message }
  return new Problem(400, 'malformed-input', 'Correct the named fields and send it again.', [field])
}
