import { Button, Form, FormDeeds, RefusalNote, TextArea, toast, useDeed, useForm } from '#kernel/ui'
import { api, renews, useText, type Finding } from './api.ts'

export function NoteForm({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const t = useText()
  const note = useDeed(api, 'POST /api/findings/:finding/note', { renews })
  const form = useForm({
    initial: { text: '' },
    draft: `findings.note:${finding.id}`,
    check: (values) => (values.text.trim() === '' ? { text: t('note.need') } : {}),
  })
  const send = async (values: { text: string }) => {
    const kept = await note.run({ params: { finding: finding.id }, body: values })
    if (!kept.ok) return
    form.done()
    toast(t('note.done'))
    onDone()
  }
  return (
    <Form faults={form.faults} onSubmit={() => form.submit(send)}>
      <RefusalNote refusal={note.refusal} />
      <TextArea label={t('note.label')} hint={t('note.hint')} maxLength={4000} {...form.field('text')} />
      <FormDeeds>
        <Button type="submit" look="primary" busy={note.busy}>
          {t('deed.save')}
        </Button>
        <Button onClick={onDone}>{t('deed.cancel')}</Button>
      </FormDeeds>
    </Form>
  )
}
