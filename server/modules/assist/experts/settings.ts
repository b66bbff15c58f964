import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { expertSettingsChanged } from '#modules/assist/events.ts'
import type { ExpertSettings } from '#modules/assist/experts-contract.ts'
import { json, type Queryable, sql } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type ExpertSettingsRefusal = 'edited-meanwhile'

export const readSettings = (db: Queryable): Promise<ExpertSettings> =>
  db.one(sql`select answer_seconds "answerWithinSeconds", least_level "leastLevel", skill_of_topic "skillOfTopic", version
    from assist.expert_setting`)

/** Questions asked so far keep the time they were given. */
export function saveSettings(
  platform: Platform,
  by: string,
  settings: ExpertSettings,
): Promise<Outcome<ExpertSettings, ExpertSettingsRefusal>> {
  return platform.db.transaction(async (tx): Promise<Outcome<ExpertSettings, ExpertSettingsRefusal>> => {
    const { answerWithinSeconds, leastLevel, skillOfTopic, version } = settings
    const changed = await tx.run(sql`update assist.expert_setting set answer_seconds = ${answerWithinSeconds},
      least_level = ${leastLevel}, skill_of_topic = ${json(skillOfTopic)}, version = version + 1
      where version = ${version}`)
    if (changed === 0) return refused('edited-meanwhile', 'Somebody changed it since: load it again.')
    const data = { answerWithinSeconds, leastLevel, version: version + 1 }
    await platform.log.announce(tx, { kind: 'person', id: by }, [
      expertSettingsChanged.of(by, platform.clock.now(), data),
    ])
    return done(await readSettings(tx))
  })
}
