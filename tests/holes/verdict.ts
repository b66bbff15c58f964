import { titlePattern } from './hole.ts'

/** What the reporter of the test runner writes, as far as it is read here. */
export interface Report {
  readonly testResults: readonly {
    readonly message?: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

/** `red`: an assertion of the named test did not hold. `broken`: anything else went wrong, which proves nothing. */
export type Verdict =
  | { readonly is: 'green' }
  | { readonly is: 'red'; readonly because: string }
  | { readonly is: 'broken'; readonly because: string }

/** What became of the test of this name. Where several bear it, one that is red is enough. */
export function verdictOf(report: Report | undefined, name: string): Verdict {
  if (!report) return { is: 'broken', because: 'the test runner did not finish' }
  const title = new RegExp(`^${titlePattern(name)}`)
  const tests = report.testResults.flatMap((file) => file.assertionResults).filter((test) => title.test(test.title))
  const messages = tests.filter((test) => test.status === 'failed').flatMap((test) => test.failureMessages ?? [])
  const asserted = messages.find((message) => ASSERTION.test(message))
  if (asserted !== undefined) return { is: 'red', because: firstLine(asserted) }
  const broken = messages[0] ?? report.testResults.map((file) => file.message).find(Boolean)
  if (broken) return { is: 'broken', because: firstLine(broken) }
  return tests.some((test) => test.status === 'passed') ? { is: 'green' } : { is: 'broken', because: 'no test ran' }
}

/** At the head of a failure, or as what made a property of generated values fail; or of a promise, in its own words. */
const ASSERTION =
  /^AssertionError|^Error: promise (resolved|rejected) ".*" instead of (rejecting|resolving)|\n(Caused by|Got) AssertionError/s

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 160) ?? ''
