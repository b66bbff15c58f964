import * as oidc from 'openid-client'
import { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { IdentityDeps } from './deps.ts'

/** Who the bank's identity provider says this is. */
export interface SsoIdentity {
  /** Issuer and subject: never given to anyone else, unlike names. */
  readonly account: string
  readonly userName: string | undefined
}

/** What the browser keeps between leaving for the provider and coming back, in a cookie of ten minutes. */
const roundTrip = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() })

export type SsoRefusal = 'sso-not-available' | 'sso-refused'

export interface SingleSignOn {
  begin(
    redirectUri: string,
    returnTo: string,
  ): Promise<Outcome<{ readonly url: string; readonly cookie: string }, SsoRefusal>>
  finish(
    cameBackTo: URL,
    cookie: string | undefined,
  ): Promise<Outcome<SsoIdentity & { readonly returnTo: string }, SsoRefusal>>
}

const TIMEOUT_SECONDS = 10

/** OpenID Connect: authorisation code with PKCE, state and nonce. Undefined when no provider is set. */
export function createSingleSignOn(deps: Pick<IdentityDeps, 'config' | 'logger'>): SingleSignOn | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ALLOW_HTTP } = deps.config
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined
  let found: Promise<oidc.Configuration> | undefined
  /** Asked of the provider at the first sign-in, and again after a failure: the house starts without it. */
  const provider = (): Promise<oidc.Configuration> => {
    found ??= oidc
      .discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, {
        timeout: TIMEOUT_SECONDS,
        // The identity token comes straight from the provider; its signature is checked all the same.
        execute: [oidc.enableNonRepudiationChecks, ...(OIDC_ALLOW_HTTP ? [oidc.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        found = undefined
        throw error
      })
    return found
  }
  const tried = async <T>(work: () => Promise<T>, refusal: SsoRefusal): Promise<Outcome<T, SsoRefusal>> => {
    try {
      return done(await work())
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      deps.logger.warn({ code, reason: message }, 'single sign-on failed')
      return refused(refusal)
    }
  }
  return {
    begin: (redirectUri, returnTo) =>
      tried(async () => beginAt(await provider(), redirectUri, returnTo), 'sso-not-available'),

    async finish(cameBackTo, cookie) {
      const known = readRoundTrip(cookie)
      if (!known) return refused('sso-refused')
      const configuration = await tried(provider, 'sso-not-available')
      if (!configuration.ok) return configuration
      return tried(async () => {
        const identity = await identityOf(configuration.value, cameBackTo, known)
        return { ...identity, returnTo: known.returnTo }
      }, 'sso-refused')
    },
  }
}

async function beginAt(configuration: oidc.Configuration, redirectUri: string, returnTo: string) {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { url: url.href, cookie: writeRoundTrip({ state, nonce, verifier, returnTo }) }
}

async function identityOf(
  configuration: oidc.Configuration,
  cameBackTo: URL,
  known: z.infer<typeof roundTrip>,
): Promise<SsoIdentity> {
  const tokens = await oidc.authorizationCodeGrant(configuration, cameBackTo, {
    expectedState: known.state,
    expectedNonce: known.nonce,
    pkceCodeVerifier: known.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('the identity provider sent no identity token')
  const said = claims.preferred_username ?? (await askUserName(configuration, tokens.access_token, claims.sub))
  return { account: `${claims.iss} ${claims.sub}`, userName: typeof said === 'string' ? said : undefined }
}

async function askUserName(configuration: oidc.Configuration, accessToken: string, subject: string): Promise<unknown> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return undefined
  return (await oidc.fetchUserInfo(configuration, accessToken, subject)).preferred_username
}

const writeRoundTrip = (trip: z.infer<typeof roundTrip>): string =>
  Buffer.from(JSON.stringify(trip)).toString('base64url')

function readRoundTrip(cookie: string | undefined): z.infer<typeof roundTrip> | undefined {
  try {
    return roundTrip.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()))
  } catch {
    return undefined
  }
}
