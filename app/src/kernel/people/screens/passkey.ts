import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { bad, ok, type Result } from '#kernel/ground'
import { unreachable, type CodedRefusal } from '#kernel/ui'
import { accessApi } from './session.ts'

/** The person closed the browser's own window, or this computer has no such key: not a refusal of the house. */
const notGiven: CodedRefusal = {
  ...unreachable(),
  code: 'PASSKEY_NOT_GIVEN',
  status: 400,
  zh: '未取得通行金鑰。請再試一次，或改用密碼。',
  en: 'No passkey was given. Try again, or use your passphrase.',
}

/** Signs in with a passkey; the library is loaded only for it. */
export async function signInByPasskey(): Promise<Result<null, CodedRefusal>> {
  const begun = await accessApi('POST /api/sign-in/passkey')
  if (!begun.ok) return begun
  const { startAuthentication } = await import('@simplewebauthn/browser')
  try {
    // The door's library made these options for this very call.
    const optionsJSON = begun.value.options as unknown as PublicKeyCredentialRequestOptionsJSON
    const response = await startAuthentication({ optionsJSON })
    const body = {
      ticket: begun.value.ticket,
      response: { ...response, clientExtensionResults: { ...response.clientExtensionResults } },
    }
    const finished = await accessApi('POST /api/sign-in/passkey/finish', { body })
    return finished.ok ? ok(null) : finished
  } catch {
    return bad(notGiven)
  }
}

/** Registers a passkey of this computer or key under a name. */
export async function registerPasskey(
  name: string,
  passphrase: string | null,
): Promise<Result<null, CodedRefusal>> {
  const begun = await accessApi('POST /api/credentials/passkeys', { body: { passphrase } })
  if (!begun.ok) return begun
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    const optionsJSON = begun.value.options as unknown as PublicKeyCredentialCreationOptionsJSON
    const response = await startRegistration({ optionsJSON })
    const body = {
      ticket: begun.value.ticket,
      name,
      response: { ...response, clientExtensionResults: { ...response.clientExtensionResults } },
    }
    const finished = await accessApi('POST /api/credentials/passkeys/finish', { body })
    return finished.ok ? ok(null) : finished
  } catch {
    return bad(notGiven)
  }
}
