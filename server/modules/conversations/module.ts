import { askForPerson, conversationOf } from '#modules/conversations/ask-for-person.ts'
import { assignOwner } from '#modules/conversations/assign-owner.ts'
import { conversationCommands } from '#modules/conversations/commands.ts'
import type { Asks, Deps } from '#modules/conversations/deps.ts'
import { endContact } from '#modules/conversations/end-contact.ts'
import { createFileStore, type FileStore } from '#modules/conversations/files/file-store.ts'
import { lendFiles } from '#modules/conversations/files/lend-files.ts'
import { fileForCustomer, sourceOf } from '#modules/conversations/files/open-file.ts'
import { receiveFile } from '#modules/conversations/files/receive-file.ts'
import { removeOrphan } from '#modules/conversations/files/remove-orphan.ts'
import { foreseeMessage } from '#modules/conversations/foresee-message.ts'
import { lookAtSilence } from '#modules/conversations/idle.ts'
import { contactInHand, isUnheard, latestContact } from '#modules/conversations/latest-contact.ts'
import { postNotice } from '#modules/conversations/notices.ts'
import { joinParticipant, leaveParticipant } from '#modules/conversations/participants.ts'
import { messageWords } from '#modules/conversations/personal-data.ts'
import { customerWords, lockThread, postInTurn } from '#modules/conversations/post-in-turn.ts'
import { createPosting } from '#modules/conversations/post-message.ts'
import type { ConversationQuestions } from '#modules/conversations/questions.ts'
import { ownRatingOf, rateContact } from '#modules/conversations/rate-contact.ts'
import { conversationReactions } from '#modules/conversations/reactions.ts'
import { markRead, readMarks, signal } from '#modules/conversations/read-marks.ts'
import { seedCodes } from '#modules/conversations/reason-tree.ts'
import { createRedLineMemory } from '#modules/conversations/red-lines/memory.ts'
import { contactRoutes } from '#modules/conversations/routes-contacts.ts'
import { conversationRoutes } from '#modules/conversations/routes-conversations.ts'
import { redLineSetRoutes } from '#modules/conversations/routes-red-lines.ts'
import { settingsRoutes } from '#modules/conversations/routes-settings.ts'
import { commentsSeenBy, customerSayings, ratingComments, sayingsSeenBy } from '#modules/conversations/sayings.ts'
import { createSeatHints } from '#modules/conversations/seat-hints.ts'
import { readSettings } from '#modules/conversations/settings.ts'
import { lockContact, openContact, toContactState } from '#modules/conversations/store.ts'
import { linesSeenBy, notedOf, openContactsSeenBy, talkOf } from '#modules/conversations/talk.ts'
import { IDLE_TIMER, ORPHAN_FILE_TIMER, WRAP_UP_TIMER } from '#modules/conversations/timer-kinds.ts'
import { conversationTopics } from '#modules/conversations/topics.ts'
import { readForCustomer, readPage } from '#modules/conversations/view-thread.ts'
import { contactVisibleTo } from '#modules/conversations/visibility.ts'
import { conversationsWaiting } from '#modules/conversations/waiting.ts'
import { finishWhenDue } from '#modules/conversations/wrap-up.ts'
import { writeAlone } from '#modules/conversations/writer/give-first-response.ts'
import { createLane } from '#modules/conversations/writer/lane.ts'
import type { Fingerprint } from '#modules/conversations/writer/mask-in-context.ts'
import { createPublisher } from '#modules/conversations/writer/publish.ts'
import { writeInContext } from '#modules/conversations/writer/write-in-context.ts'
import type { PermissionTable } from '#platform/access.ts'
import type { Module, Platform } from '#platform/module.ts'

const permissions: PermissionTable = {
  /**
   * To have a part in contacts: speak, note, hold, end, wrap up. What one does then depends on the part.
   * Every role that routing gives work to has it: who is offered a contact must be able to answer it.
   */
  'conversations.serve': {
    agent: 'own',
    'team-leader': 'own',
    supervisor: 'own',
    'complaint-officer': 'own',
    'care-manager': 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
  },
  'conversations.read': {
    agent: 'own',
    'branch-staff': 'own',
    'hq-department': 'own',
    'team-leader': 'units',
    supervisor: 'units',
    trainer: 'units',
    'quality-inspector': 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
  /** Only how many came for which reason: nothing of any one of them. */
  'conversations.count-reasons': {
    'team-leader': 'units',
    supervisor: 'units',
    trainer: 'units',
    'quality-inspector': 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
    'hq-department': 'all',
  },
  /** What customers wrote beside their rating; of their own contacts agents see the rating alone. */
  'conversations.read-comments': {
    'team-leader': 'units',
    supervisor: 'units',
    trainer: 'units',
    'quality-inspector': 'all',
    'complaint-officer': 'all',
    compliance: 'all',
    'care-manager': 'all',
  },
  'conversations.supervise': { 'team-leader': 'units', supervisor: 'units' },
  /** What agents are warned of; two people let it in. */
  'conversations.write-red-lines': { compliance: 'all', 'quality-inspector': 'all' },
  'conversations.configure': { administrator: 'all' },
}

/** One thread a customer, its messages, and its contacts with every instant of them. */
export function conversationsModule(
  platform: Platform,
  asks: Asks,
): Module & { readonly questions: ConversationQuestions } {
  const publisher = createPublisher(platform)
  const fingerprint: Fingerprint = (content) => platform.cipher.blindIndex('message', content)
  const redLines = createRedLineMemory(platform)
  const deps: Deps = { ...asks, platform, publisher, redLines, fingerprint }
  const lane = createLane({
    writeMany: (drafts) => writeInContext(deps, platform.loopDb, drafts, platform.clock.now(), false),
    writeAlone: (draft) => writeAlone(deps, draft),
    committed: publisher.publish,
    logger: platform.logger,
  })
  const post = createPosting(lane, fingerprint, redLines.heed)
  const files = createFileStore(platform.db, platform.config)
  const hints = createSeatHints(platform)
  return {
    name: 'conversations',
    personalData: [messageWords(files)],
    waiting: conversationsWaiting,
    permissions,
    routes(app) {
      contactRoutes(app, deps)
      conversationRoutes(app, deps, { platform, post }, files)
      settingsRoutes(app, platform)
      redLineSetRoutes(app, deps)
    },
    reactions: conversationReactions,
    reactsFrom: 'beginning',
    timers: {
      [IDLE_TIMER]: lookAtSilence(deps),
      [WRAP_UP_TIMER]: finishWhenDue(deps),
      [ORPHAN_FILE_TIMER]: removeOrphan(files),
    },
    topics: conversationTopics(platform, asks, hints),
    commands: conversationCommands({ platform, post }),
    async start() {
      await seedCodes(platform.db)
      // Known before the first message has to wait for them.
      await redLines.start()
      await files.removeLeftOvers(Date.now())
      await hints.load()
    },
    async stop() {
      await lane.stop()
      await redLines.stop()
    },
    questions: questionsOf(deps, post, files),
  }
}

function questionsOf(deps: Deps, post: ConversationQuestions['post'], files: FileStore): ConversationQuestions {
  const { platform, publisher } = deps
  const source = sourceOf(deps, files)
  return {
    conversationOf,
    askForPerson: (tx, cause, ask) => askForPerson(deps, tx, cause, ask),
    post,
    foresee: (db, message) => foreseeMessage(deps.redLines.heed, db, message),
    isUnheard,
    onPosted: publisher.onPosted,
    customerThread: (db, id, after, limit) => readForCustomer(db, id, { after }, limit),
    customerThreadBefore: (db, id, before, limit) => readForCustomer(db, id, { before }, limit),
    readMarks: (db, id) => readMarks(db, id, true),
    async markReadByCustomer(id, seq) {
      await markRead(platform, id, { kind: 'customer' }, seq)
    },
    customerIsTyping: (id, customerId) =>
      signal(platform, id, {
        kind: 'typing',
        by: { kind: 'customer', id: customerId, name: null },
        audience: 'everyone',
      }),
    receiveFile: (file) => receiveFile(platform, files, file),
    lendFiles,
    fileForCustomer: (id, customerId, fileId) => fileForCustomer(platform.db, source, id, customerId, fileId),
    lockThread,
    customerWords,
    postInTurn: (tx, messages, at) => postInTurn(deps, tx, messages, at),
    contactInHand,
    contactMessages: (db, { conversationId, firstSeq, lastSeq }, page) =>
      readPage(db, conversationId, page, { first: firstSeq, last: lastSeq }),
    talkOf,
    openContactsSeenBy,
    linesSeenBy,
    customerSayings,
    sayingsSeenBy,
    ratingComments,
    commentsSeenBy,
    notedOf,
    maySeeContact: contactVisibleTo,
    postNotice: (tx, notice) => postNotice(deps, tx, notice),
    assignOwner: (tx, cause, ownership) => assignOwner(deps, tx, cause, ownership),
    joinParticipant: (tx, cause, join) => joinParticipant(deps, tx, cause, join),
    leaveParticipant: (tx, cause, leave) => leaveParticipant(deps, tx, cause, leave),
    end: (tx, cause, end) => endContact(deps, tx, cause, end),
    async lockContact(tx, contactId) {
      const contact = await lockContact(tx, contactId)
      return contact && toContactState(contact)
    },
    async openContactOf(db, conversationId) {
      const contact = await openContact(db, conversationId)
      return contact && toContactState(contact)
    },
    latestContactOf: latestContact,
    rate: (tx, cause, rating) => rateContact(deps, tx, cause, rating),
    ratingOf: ownRatingOf,
    firstResponseSeconds: async (db) => (await readSettings(db)).firstResponseSeconds,
  }
}
