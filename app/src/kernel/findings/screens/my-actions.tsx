import { useState } from 'react'
import {
  Button,
  DataTable,
  Dialog,
  Empty,
  Form,
  FormDeeds,
  Load,
  Page,
  RefusalNote,
  RocDate,
  TextArea,
  toast,
  Unseen,
  useApi,
  useDeed,
  useForm,
} from '#kernel/ui'
import { ActionState } from './actions.tsx'
import { api, renews, useText, type Action } from './api.ts'

/** What somebody was asked to mend, whether or not he may see the finding behind it. */
export default function MyActions() {
  const t = useText()
  const actions = useApi(api, 'GET /api/findings/actions/mine')
  const [finishing, setFinishing] = useState<Action | null>(null)
  return (
    <Page title={t('mine.title')} purpose={t('mine.purpose')} narrow>
      <Load of={actions}>
        {({ rows }) => (
          <DataTable
            caption={t('mine.caption')}
            rows={rows}
            rowKey={(action) => action.id}
            empty={<Empty title={t('mine.emptyTitle')}>{t('mine.empty')}</Empty>}
            columns={[
              { id: 'text', head: t('mine.what'), cell: (action) => action.text },
              { id: 'due', head: t('mine.due'), cell: (action) => <RocDate day={action.due} />, min: true },
              {
                id: 'state',
                head: t('mine.state'),
                cell: (action) => <ActionState action={action} />,
                min: true,
              },
              {
                id: 'deed',
                head: <Unseen>{t('action.finish')}</Unseen>,
                min: true,
                cell: (action) =>
                  action.doneAt === null && (
                    <Button small onClick={() => setFinishing(action)}>
                      {t('action.finish')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Load>
      {finishing && <Finish action={finishing} onClose={() => setFinishing(null)} />}
    </Page>
  )
}

function Finish({ action, onClose }: { action: Action; onClose: () => void }) {
  const t = useText()
  const finish = useDeed(api, 'POST /api/findings/actions/:action/finish', { renews })
  const form = useForm({
    initial: { text: '' },
    draft: `findings.finish:${action.id}`,
    check: (values) => (values.text.trim() === '' ? { text: t('mine.finishNeed') } : {}),
  })
  const send = async (values: { text: string }) => {
    const done = await finish.run({ params: { action: action.id }, body: values })
    if (!done.ok) return
    form.done()
    toast(t('mine.finishDone'))
    onClose()
  }
  return (
    <Dialog title={t('mine.finishTitle')} onClose={onClose}>
      <p className="strong">{action.text}</p>
      <Form faults={form.faults} onSubmit={() => form.submit(send)}>
        <RefusalNote refusal={finish.refusal} />
        <TextArea label={t('mine.finishText')} maxLength={4000} {...form.field('text')} />
        <FormDeeds>
          <Button type="submit" look="primary" busy={finish.busy}>
            {t('action.finish')}
          </Button>
        </FormDeeds>
      </Form>
    </Dialog>
  )
}
