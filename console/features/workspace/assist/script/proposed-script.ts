import type { AboutReply } from '#modules/assist/help-contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'

/**
 * The script for what the customer talks about: that of the scenario by its code, else the only one that is made for the
 * topic. Several for one topic propose none: the agent chooses.
 */
export function proposedScript(scripts: readonly Script[], about: AboutReply['about'] | undefined): Script | undefined {
  if (!about) return undefined
  const ofScenario = scripts.find(({ code }) => about.scenario !== null && isFor(code, about.scenario))
  if (ofScenario) return ofScenario
  const ofTopic = scripts.filter(({ topics }) => about.topic !== null && topics.includes(about.topic))
  return ofTopic.length === 1 ? ofTopic[0] : undefined
}

/** `self-harm` is the script of the scenario `self-harm-or-threat`. */
const isFor = (code: string, scenario: string): boolean => scenario === code || scenario.startsWith(`${code}-`)
