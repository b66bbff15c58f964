import { articlePolicy } from './policy-articles.ts'
import { assistPolicy } from './policy-assist.ts'
import { botPolicy } from './policy-bot.ts'
import { branchPolicy } from './policy-branches.ts'
import { capacityPolicy } from './policy-capacity.ts'
import { casePolicy } from './policy-cases.ts'
import { complaintPolicy } from './policy-complaints.ts'
import { consentPolicy } from './policy-consent.ts'
import { customerPolicy } from './policy-customers.ts'
import { expertPolicy } from './policy-experts.ts'
import { exportPolicy } from './policy-exports.ts'
import { helpPolicy } from './policy-help.ts'
import { chatPolicy, housePolicy, openPolicy } from './policy-house.ts'
import { identityPolicy } from './policy-identity.ts'
import { intradayPolicy } from './policy-intraday.ts'
import { levelsPolicy } from './policy-levels.ts'
import { ownShiftsPolicy } from './policy-own-shifts.ts'
import { rosterPolicy } from './policy-rosters.ts'
import { routingPolicy } from './policy-routing.ts'
import { segmentPolicy } from './policy-segments.ts'
import { servicePolicy } from './policy-service.ts'
import { timelinePolicy } from './policy-timeline.ts'
import { workforcePolicy } from './policy-workforce.ts'
import type { Policy } from './words.ts'

/**
 * Who may do what with which things, written from the README files and by hand: the code that enforces it is not asked.
 * An operation or a parameter that has no line here fails the matrix.
 */
export const POLICY: Policy = {
  ...openPolicy,
  ...identityPolicy,
  ...servicePolicy,
  ...routingPolicy,
  ...housePolicy,
  ...workforcePolicy,
  ...rosterPolicy,
  ...ownShiftsPolicy,
  ...capacityPolicy,
  ...exportPolicy,
  ...intradayPolicy,
  ...chatPolicy,
  ...articlePolicy,
  ...botPolicy,
  ...assistPolicy,
  ...expertPolicy,
  ...casePolicy,
  ...branchPolicy,
  ...helpPolicy,
  ...customerPolicy,
  ...consentPolicy,
  ...complaintPolicy,
  ...levelsPolicy,
  ...segmentPolicy,
  ...timelinePolicy,
}
