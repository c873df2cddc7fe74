import type { Page } from 'playwright-core'

export interface Key {
  /** How many passkeys lie on it. */
  held(): Promise<number>
}

/** A security key that its owner touches at once, put into the browser by its own protocol. */
export async function plugInKey(page: Page): Promise<Key> {
  const wire = await page.context().newCDPSession(page)
  await wire.send('WebAuthn.enable')
  const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    held: async () => (await wire.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}
