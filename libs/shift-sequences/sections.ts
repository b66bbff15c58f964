/** One line of a file that is neither empty nor a comment. */
export interface Line {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
}

export interface Fault {
  /** Counted from 1; 0 where no line is at fault. */
  readonly line: number
  /** What is wrong, and what to do. */
  readonly problem: string
}

/**
 * Splits a text of `SECTION_…` headings. Every name of `names` has to be there once, and no other.
 * @returns the lines of a section
 */
export function sectionsOf<N extends string>(
  text: string,
  names: readonly N[],
  faults: Fault[],
): (name: N) => readonly Line[] {
  const found = new Map<string, Line[]>()
  let current: Line[] | null = null
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = { number: index + 1, text: raw.replace(/^\ufeff/, '').trim() }
    if (line.text === '' || line.text.startsWith('#')) continue
    if (line.text.startsWith('SECTION_')) {
      if (!(names as readonly string[]).includes(line.text))
        faults.push({ line: line.number, problem: `${line.text} is no section here: use ${names.join(', ')}` })
      if (found.has(line.text))
        faults.push({ line: line.number, problem: `${line.text} stands a second time: join both` })
      current = found.get(line.text) ?? []
      found.set(line.text, current)
    } else if (current) current.push(line)
    else faults.push({ line: line.number, problem: `"${short(line.text)}" stands before the first SECTION_ heading` })
  }
  for (const name of names) if (!found.has(name)) faults.push({ line: 0, problem: `${name} is missing` })
  return (name) => found.get(name) ?? []
}

/** Readers of one line that note a fault and go on, so that one pass finds them all. */
export function lineReader(faults: Fault[]) {
  const fault = ({ number }: Line, problem: string): void => {
    faults.push({ line: number, problem })
  }
  return {
    fault,
    cells(line: Line, count: number): string[] {
      const cells = line.text.split(',').map((cell) => cell.trim())
      if (cells.length !== count) fault(line, `"${short(line.text)}" has ${cells.length} columns: write ${count}`)
      return cells
    },
    whole(line: Line, name: string, cell: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
      const value = /^-?\d+$/.test(cell.trim()) ? Number(cell) : Number.NaN
      if (value >= least && value <= most) return value
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`
      fault(line, `${name} "${cell}": write a whole number, ${range}`)
      return least
    },
    /** @returns a function from an id to its index in `things` */
    indexBy(things: readonly { readonly id: string }[], what: string, section: string) {
      const index = new Map(things.map(({ id }, at) => [id, at]))
      return (line: Line, id: string): number => {
        const at = index.get(id)
        if (at === undefined) fault(line, `There is no ${what} "${id}": name one of ${section}`)
        return at ?? 0
      }
    },
    refuseRepeats(lines: readonly Line[], keyOf: (line: Line) => string, what: string): void {
      const seen = new Map<string, number>()
      for (const line of lines) {
        const key = keyOf(line)
        const before = seen.get(key)
        if (before !== undefined) fault(line, `The ${what} "${key}" stands on line ${before} already: keep one`)
        else seen.set(key, line.number)
      }
    },
  }
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
