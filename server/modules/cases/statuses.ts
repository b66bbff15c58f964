import type { ActRefusal } from '#modules/cases/act.ts'
import type { CommentRefusal } from '#modules/cases/comment.ts'
import type { CaseFileRefusal } from '#modules/cases/files.ts'
import type { OpenRefusal } from '#modules/cases/open-case.ts'
import type { TemplateRefusal } from '#modules/cases/templates.ts'
import type { WorkOrderRefusal } from '#modules/cases/work-orders.ts'
import type { Statuses } from '#platform/http/problem.ts'

/** What each refusal of a case becomes at the door. */
export const CASES: Statuses<ActRefusal | CommentRefusal | OpenRefusal | TemplateRefusal | WorkOrderRefusal> = {
  'case-not-found': 404,
  'case-not-open': 409,
  'case-not-taken': 409,
  'not-solved': 409,
  'work-orders-open': 409,
  'merge-itself': 409,
  'merge-other-customer': 409,
  'unit-not-found': 409,
  'owner-not-of-unit': 409,
  'template-unknown': 409,
  'field-missing': 409,
  'deadline-passed': 409,
  'unit-needed': 409,
  'contact-of-another': 409,
  'no-customer': 409,
  'red-line-crossed': 409,
  'calendar-unknown': 409,
  'edited-meanwhile': 409,
  'general-stays': 409,
  'work-order-not-found': 404,
  'work-order-done': 409,
  'too-many-work-orders': 409,
}
export const CASE_FILES: Statuses<CaseFileRefusal> = {
  'case-not-found': 404,
  'case-not-open': 409,
  'file-too-large': 413,
  'file-empty': 400,
  'file-type-not-allowed': 415,
  'image-too-large': 413,
  'too-many-files': 409,
}
