import type { AssistAsks } from '#modules/assist/deps.ts'
import { joinParts } from '#modules/assist/join-parts.ts'
import { assistParts } from '#modules/assist/parts.ts'
import { assistPermissions } from '#modules/assist/permissions.ts'
import { formValues } from '#modules/assist/personal-data.ts'
import { assistWaiting } from '#modules/assist/waiting.ts'
import type { Module, Platform } from '#platform/module.ts'

/** Help for whoever serves a customer: what could be answered, and who uses such help. */
export function assistModule(platform: Platform, asks: AssistAsks): Module {
  const joined = joinParts([{ permissions: assistPermissions }, ...assistParts({ platform, asks })])
  return { name: 'assist', personalData: [formValues], waiting: assistWaiting, ...joined }
}
