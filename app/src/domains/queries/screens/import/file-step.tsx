import { FileDrop } from '#kernel/ui'
import { useText } from '../text.ts'
import { Step } from './step.tsx'

export function FileStep({
  waits,
  file,
  onFile,
}: {
  waits: boolean
  file: File | null
  onFile: (file: File) => void
}) {
  const t = useText()
  return (
    <Step n={2} title={t('import.step.file')}>
      {waits ? (
        <p className="soft">{t('import.systemFirst')}</p>
      ) : (
        <FileDrop
          name="file"
          label={<span className="unseen">{t('import.step.file')}</span>}
          accept=".csv,.tsv,.txt"
          file={file}
          onFile={onFile}
        />
      )}
    </Step>
  )
}
