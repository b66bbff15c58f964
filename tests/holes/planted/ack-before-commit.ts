import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'NATS 2.12.1 (Jepsen: acknowledged messages lost)',
  edits: [
    {
      file: 'server/platform/database/database.ts',
      find: `      await client.query('commit').catch(rethrow)
      for (const effect of effects) runEffect(effect, onError)
      return result
`,
      put: `      for (const effect of effects) runEffect(effect, onError)
      void client.query('commit').catch(() => {})
      return result
`,
    },
  ],
  test: {
    file: 'server/platform/database/database.test.ts',
    name: 'what fails at its end has failed for its caller, and nothing of it is there',
  },
  why: 'What was acknowledged is not there after a failed commit.',
}
