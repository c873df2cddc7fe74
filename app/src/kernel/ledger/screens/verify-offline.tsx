import { Button, toast, useToday } from '#kernel/ui'
import { useText } from './api.ts'

interface VerifyOfflineProps {
  readonly origin: string
  readonly size: number
}
/** The exact command, for a computer that has nothing of Subrosa but the checking program. The key is left for the reader to bring. */
export function VerifyOffline({ origin, size }: VerifyOfflineProps) {
  const t = useText()
  const today = useToday()
  const file = `evidence-${today}-${size}.jsonl`
  const command = `npx subrosa-verify ${file} --vkey '${origin}+…'`
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
