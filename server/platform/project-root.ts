import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `package.json`: SQL files are read from the sources, also by the built server. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'server'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('package.json not found above the server: start it from a complete checkout')
  return findRoot(parent)
}

/** The folder of the built server; null while it runs from its sources. */
export const builtServer: string | null = import.meta.url.endsWith('.mjs')
  ? dirname(fileURLToPath(import.meta.url))
  : null
