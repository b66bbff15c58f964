import { run as runMatching } from '#libs/skill-matching/bench.ts'
import type { BenchOptions, Row } from './report.ts'

/** `libs/skill-matching` against matching by skills alone, and agreement of its index with a plain scan. */
export async function run(options: BenchOptions): Promise<Row[]> {
  const { rows } = await runMatching({
    agreedDecisions: options.decisions,
    pairs: options.runs,
    log: options.onProgress,
  })
  return rows.map(({ name, value, unit, atLeast, atMost }) => ({
    part: 'routing',
    name,
    value,
    unit,
    low: value,
    high: value,
    goal: atLeast === null ? (atMost === null ? null : `<= ${atMost}`) : `>= ${atLeast}`,
    isMet: atLeast === null ? (atMost === null ? null : value <= atMost) : value >= atLeast,
  }))
}
