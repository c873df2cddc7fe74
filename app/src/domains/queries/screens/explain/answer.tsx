import { useState } from 'react'
import {
  address,
  Button,
  bytes,
  Confirm,
  FileDrop,
  Form,
  FormDeeds,
  Icon,
  Note,
  RefusalNote,
  RocTime,
  TextArea,
  toast,
  useDeed,
  useForm,
  type CodedRefusal,
} from '#kernel/ui'
import { reviewApi, type Attachment, type TaskWithFiles } from '../api.ts'
import { useText } from '../text.ts'

/** The explanation: words, and documents where the look-up was not registered. Once sent it is not changed. */
export function Answer({ task }: { task: TaskWithFiles }) {
  const t = useText()
  const [files, setFiles] = useState<readonly Attachment[]>(task.attachments)
  const [sure, setSure] = useState(false)
  const form = useForm({
    initial: { text: '', files: '' },
    draft: `explain:${task.id}`,
    check: ({ text }) => ({
      ...(text.trim() === '' ? { text: t('explain.lacks.text') } : {}),
      ...(task.needsAttachment && files.length === 0 ? { files: t('explain.lacks.files') } : {}),
    }),
  })
  const answer = useDeed(reviewApi, 'POST /api/review/tasks/:task/answer', {
    renews: ['/api/review/tasks', '/api/queries/lines', '/api/today'],
  })
  if (task.state !== 'open') return <Given task={task} />
  const send = async () => {
    setSure(false)
    const done = await answer.run({
      params: { task: task.id },
      body: { text: form.values.text.trim(), attachments: files.map((file) => file.id) },
    })
    if (!done.ok) return
    form.done()
    toast(t('explain.sent'))
  }
  return (
    <Form
      faults={form.faults}
      wide
      onSubmit={() => form.submit(() => setSure(true))}
      label={t('explain.answer')}
    >
      <h3>{t('explain.answer')}</h3>
      <TextArea
        {...form.field('text')}
        label={t('explain.words')}
        hint={t('explain.wordsHint')}
        rows={5}
        maxLength={2000}
      />
      <Files
        task={task.id}
        files={files}
        needed={task.needsAttachment}
        error={form.faults.files}
        onFiles={setFiles}
      />
      <RefusalNote refusal={answer.refusal} />
      <FormDeeds>
        <Button look="primary" type="submit" busy={answer.busy}>
          {t('explain.send')}
        </Button>
      </FormDeeds>
      {sure && (
        <Confirm
          title={t('explain.sureTitle')}
          preview={<p>{t('explain.sure', { n: String(files.length) })}</p>}
          deed={t('explain.send')}
          busy={answer.busy}
          onConfirm={() => void send()}
          onClose={() => setSure(false)}
        />
      )}
    </Form>
  )
}

interface FilesProps {
  readonly task: string
  readonly files: readonly Attachment[]
  readonly needed: boolean
  readonly error: string | undefined
  readonly onFiles: (files: readonly Attachment[]) => void
}
function Files({ task, files, needed, error, onFiles }: FilesProps) {
  const t = useText()
  const [file, setFile] = useState<File | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<CodedRefusal | null>(null)
  const bring = async (chosen: File) => {
    setFile(chosen)
    setPart(0)
    setRefusal(null)
    const answer = await reviewApi('POST /api/review/tasks/:task/attachments', {
      params: { task },
      file: chosen,
      progress: setPart,
    })
    setPart(null)
    setFile(null)
    if (answer.ok) onFiles([...files, answer.value])
    else setRefusal(answer.error)
  }
  return (
    <div className="stack tight">
      <FileDrop
        name="files"
        label={t('explain.files')}
        hint={t(needed ? 'explain.filesNeeded' : 'explain.filesHint')}
        accept=".pdf,.png,.jpg,.jpeg,.odt,.ods,.docx,.xlsx,.txt,.csv,.zip"
        file={file}
        progress={part}
        onFile={(chosen) => void bring(chosen)}
        {...(error === undefined ? {} : { error })}
        {...(needed ? {} : { optional: true })}
      />
      <RefusalNote refusal={refusal} />
      <FileList files={files} />
    </div>
  )
}

function FileList({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null
  return (
    <ul className="row">
      {files.map((file) => (
        <li key={file.id}>
          <a
            className="button small"
            href={address('GET /api/review/attachments/:attachment', { params: { attachment: file.id } })}
            download
          >
            <Icon name="note" size={16} />
            {file.name} <span className="soft">{bytes(file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Given({ task }: { task: TaskWithFiles }) {
  const t = useText()
  if (task.text === null) return <Note>{t('explain.withdrawn')}</Note>
  return (
    <Note title={t('explain.given')}>
      {task.answeredAt && (
        <p className="soft small">
          <RocTime at={task.answeredAt} />
        </p>
      )}
      <p>{task.text}</p>
      <FileList files={task.attachments} />
    </Note>
  )
}
