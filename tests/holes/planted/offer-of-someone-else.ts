import type { Hole } from '../hole.ts'

export const hole: Hole = {
  modelledOn: 'Chatwoot 2021-3813 (authorization)',
  edits: [
    {
      file: 'server/modules/routing/accept-offer.ts',
      find: "if (!rung || rung.offer?.agentId !== agentId) return refused('offer-not-found')",
      put: "if (!rung) return refused('offer-not-found')",
    },
    {
      file: 'server/modules/routing/work-item.ts',
      find: "if (offer === null || offer.offerId !== offerId || offer.agentId !== by) return refused('offer-not-found')",
      put: "if (offer === null || offer.offerId !== offerId) return refused('offer-not-found')",
    },
  ],
  test: {
    file: 'server/modules/routing/offers.test.ts',
    name: 'an offer of someone else does not exist, and one that has ended says so',
  },
  why: 'An agent takes what rings at a colleague.',
}
