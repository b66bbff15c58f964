import { identityModule } from '#modules/identity/module.ts'
import type { Module, Platform } from '#platform/module.ts'
import type { House } from '#server/application.ts'

/**
 * The house, top to bottom. A module may ask questions only of those above it; everything below learns by facts.
 * `tests/boundaries.test.ts` reads the order from the `modules` list here.
 */
export function buildHouse(platform: Platform): House {
  const identity = identityModule(platform, { permissionTables: () => modules.map((m) => m.permissions ?? {}) })
  const modules: readonly Module[] = [identity]
  return {
    modules,
    authenticate: identity.authenticate,
    standingSessions: identity.standingSessions,
    severedBy: identity.severedBy,
    visitorOriginAllowed: async () => false,
  }
}
