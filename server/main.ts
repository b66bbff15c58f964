import type { Platform } from '#platform/module.ts'
import type { House } from '#server/application.ts'

/**
 * The house, top to bottom. A module may ask questions only of those above it; everything below learns by facts.
 * `tests/boundaries.test.ts` reads the order from the `modules` list here.
 */
export function buildHouse(_platform: Platform): House {
  return {
    modules: [],
    authenticate: async () => undefined,
    standingSessions: async () => new Set(),
    severedBy: undefined,
    visitorOriginAllowed: async () => false,
  }
}
