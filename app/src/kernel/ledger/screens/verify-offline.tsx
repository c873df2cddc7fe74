import { Button, toast } from '#kernel/ui'
import { useText } from './api.ts'

/** The exact command, for a computer that has nothing of Subrosa but the checking program. */
export function VerifyOffline({ origin }: { origin: string }) {
  const t = useText()
  const command = `npx subrosa verify ${fileName(origin)} --key=<${t('state.key')}>`
  return (
    <details className="sheet ledger-verify">
      <summary>{t('verify.title')}</summary>
      <div className="stack tight">
        <ol>
          <li>{t('verify.one')}</li>
          <li>{t('verify.two')}</li>
          <li>{t('verify.three')}</li>
        </ol>
        <code className="ledger-command" tabIndex={0}>
          {command}
        </code>
        <div>
          <Button
            small
            onClick={() => {
              void navigator.clipboard.writeText(command).then(() => toast(t('verify.copied')))
            }}
          >
            {t('verify.copy')}
          </Button>
        </div>
      </div>
    </details>
  )
}
const fileName = (origin: string) => `${origin.replace(/[^\w.-]+/g, '-') || 'subrosa'}.evidence`
