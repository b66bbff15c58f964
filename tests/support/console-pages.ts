import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/project-root.ts'

/** Every page the console has, as its own files say. */
export const consoleAddresses = (): string[] =>
  consoleFiles('features')
    .filter(({ name }) => name.endsWith('page.ts'))
    .flatMap(({ text }) => [...text.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path]) => path ?? ''))

/** The files of a folder of the console, without tests; `name` begins below `console/`. */
export const consoleFiles = (folder: string): { readonly name: string; readonly text: string }[] =>
  readdirSync(join(projectRoot, 'console', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => ({
      name: `${folder}/${file}`,
      text: readFileSync(join(projectRoot, 'console', folder, file), 'utf8'),
    }))
