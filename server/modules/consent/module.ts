import { createGate } from '#modules/consent/gate/gate.ts'
import { permissions } from '#modules/consent/permissions.ts'
import type { ConsentQuestions } from '#modules/consent/questions.ts'
import { consentRoutes } from '#modules/consent/routes.ts'
import { textRoutes } from '#modules/consent/routes-texts.ts'
import type { ConsentDeps } from '#modules/consent/views.ts'
import type { CustomerQuestions } from '#modules/customers/questions.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import type { Module, Platform } from '#platform/module.ts'

/** What customers agreed to, with proof, and the one gate before any contact of our own accord. */
export function consentModule(
  platform: Platform,
  asks: { readonly identity: IdentityQuestions; readonly customers: CustomerQuestions },
): Module & { readonly questions: ConsentQuestions } {
  const gate = createGate(platform)
  const deps: ConsentDeps = { platform, gate, ...asks }
  return {
    name: 'consent',
    permissions,
    routes: (app) => {
      consentRoutes(app, deps)
      textRoutes(app, deps)
    },
    questions: { mayWe: gate.mayWe, allowOutreach: gate.allowOutreach, endOutreach: gate.endOutreach },
  }
}
