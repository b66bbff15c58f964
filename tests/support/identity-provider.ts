import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface TestIdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who signs in next, as if they typed their password there. */
  nextAccount(account: { readonly subject: string; readonly userName?: string }): void
  /** Where people may be sent back to; set once the address of the house is known. */
  allowRedirect(uri: string): void
  stop(): Promise<void>
}

/** A real OpenID Connect provider, of the kind a bank runs, on a free port of this machine. */
export async function startIdentityProvider(): Promise<TestIdentityProvider> {
  const clientId = 'yinuo'
  const clientSecret = crypto.randomUUID()
  let account: { subject: string; userName?: string } = { subject: 'nobody' }
  const userNames = new Map<string, string | undefined>()
  const redirectUris: string[] = ['http://127.0.0.1:9/none']
  let handle: ((...both: Parameters<ReturnType<Provider['callback']>>) => void) | undefined
  const server: Server = createServer((request, response) => handle?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const start = (): void => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: redirectUris,
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      pkce: { required: () => true },
      scopes: ['openid', 'profile'],
      claims: { openid: ['sub'], profile: ['preferred_username'] },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: [crypto.randomUUID()] },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
      findAccount: (_context: unknown, subject: string) => ({
        accountId: subject,
        claims: async () => ({ sub: subject, preferred_username: userNames.get(subject) }),
      }),
      interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
      loadExistingGrant: async (context: {
        oidc: { session: { accountId: string }; client: { clientId: string } }
      }) => {
        const grant = new provider.Grant({ accountId: context.oidc.session.accountId, clientId })
        grant.addOIDCScope('openid profile')
        await grant.save()
        return grant
      },
    })
    const callback = provider.callback()
    handle = (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return callback(request, response)
      void provider
        .interactionDetails(request, response)
        .then(() => provider.interactionFinished(request, response, { login: { accountId: account.subject } }))
        .catch((error: Error) => response.writeHead(500).end(error.message))
    }
  }
  start()

  return {
    issuer,
    clientId,
    clientSecret,
    nextAccount(next) {
      account = next
      userNames.set(next.subject, next.userName)
    },
    allowRedirect(uri) {
      redirectUris.push(uri)
      start()
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
