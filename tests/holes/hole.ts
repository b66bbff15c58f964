import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A weakness planted on purpose in a copy of the product, to see whether a test notices. */
export interface Hole {
  /** What broke like this elsewhere: the product with its CVE, or the class of fault. */
  readonly modelledOn: string
  /** All of them together make the hole. */
  readonly edits: readonly Edit[]
  /** The claim that must go red. */
  readonly test: NamedTest
  /** Who gets what by it. */
  readonly why: string
}

/** `find` stands exactly once in the file, and `put` takes its place. */
export interface Edit {
  readonly file: string
  readonly find: string
  readonly put: string
}

export interface NamedTest {
  readonly file: string
  /** The title as it is shown: of one case, where the test has several. */
  readonly name: string
}

export interface NamedHole extends Hole {
  /** The name of its file. */
  readonly name: string
}

const FOLDER = join(import.meta.dirname, 'planted')

/** All holes, by name; each is a file that exports `hole`. */
export async function loadHoles(): Promise<readonly NamedHole[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'))
  return Promise.all(
    files.toSorted().map(async (file) => {
      const { hole } = (await import(pathToFileURL(join(FOLDER, file)).href)) as { hole: Hole }
      return { name: basename(file, '.ts'), ...hole }
    }),
  )
}

/** Matches a title at its end: the names of suites stand before it. */
export const titlePattern = (name: string): string => `${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`
