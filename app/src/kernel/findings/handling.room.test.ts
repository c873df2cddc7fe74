import { afterAll, beforeAll, expect, it } from 'vitest'
import { actor, eachDatabase, expectActs, lastAct } from '#testing'
import { addAction, close, finishAction, listFindings, note, recheck, take, verifyAction } from './index.ts'
import { codeOf, ethics, ethics2, head, stage, type Stage } from './stage.testing.ts'

eachDatabase('findings in hand', (open) => {
  let on: Stage
  beforeAll(async () => {
    on = await stage(open)
  })
  afterAll(() => on.store.close())

  it('goes from open to rechecked by four eyes, each step an act', async () => {
    const id = await on.make('walk')
    const since = await lastAct(on.store)
    const closing = {
      finding: id,
      outcome: 'improper',
      disclosure: 'no',
      conclusion: '無公務需要',
      recheckDue: on.later(),
    } as const
    expect(codeOf(await on.act((unit) => close(unit, ethics, closing)))).toBe('FINDING_NOT_OWNER')
    expect(codeOf(await on.act((unit) => take(unit, head, id)))).toBe('OK')
    expect(codeOf(await on.act((unit) => take(unit, head, id)))).toBe('FINDING_TAKEN')
    expect(codeOf(await on.act((unit) => take(unit, ethics, id)))).toBe('OK')
    const set = await on.act((unit) =>
      addAction(unit, ethics, { finding: id, text: '調整權限', owner: 'it_auditor@it', due: on.later() }),
    )
    const action = set.ok ? set.value.id : ''
    expect(
      codeOf(
        await on.act((unit) =>
          addAction(unit, ethics, { finding: id, text: 'x', owner: 'officer@north', due: on.later() }),
        ),
      ),
    ).toBe('ACTION_OF_SUBJECT')
    expect(codeOf(await on.act((unit) => close(unit, ethics, { ...closing, recheckDue: undefined })))).toBe(
      'FINDING_NEEDS_RECHECK',
    )
    const closed = await on.act((unit) => close(unit, ethics, closing))
    expect(closed).toMatchObject({
      ok: true,
      value: { state: 'closed', outcome: 'improper', disclosure: 'no', followUps: ['discipline'] },
    })
    const check = (who: typeof ethics, held: boolean) =>
      on.act((unit) => recheck(unit, who, { finding: id, held, text: '抽查三個月' }))
    expect(codeOf(await check(ethics, true))).toBe('FINDING_SAME_PERSON')
    expect(codeOf(await check(ethics2, true))).toBe('FINDING_ACTIONS_OPEN')
    const finish = (who: typeof ethics) =>
      on.act((unit) => finishAction(unit, who, { action, text: '已調整' }))
    const verify = (who: typeof ethics) => on.act((unit) => verifyAction(unit, who, { action }))
    expect(codeOf(await verify(ethics2))).toBe('ACTION_NOT_DONE')
    expect(codeOf(await finish(ethics2))).toBe('ACTION_NOT_OWNER')
    expect(codeOf(await finish(actor('it_auditor@it')))).toBe('OK')
    expect(codeOf(await verify(actor('it_auditor@it')))).toBe('FINDING_NOT_YOURS')
    expect(codeOf(await verify(ethics2))).toBe('OK')
    expect(await check(ethics2, true)).toMatchObject({
      ok: true,
      value: { state: 'rechecked', recheckedBy: 'ethics2@ethics' },
    })
    const f = 'findings.'
    ;(
      await expectActs(on.store, since, [
        `${f}finding.taken`,
        `${f}finding.taken`,
        `${f}action.set`,
        `${f}finding.closed`,
        `${f}refused`,
        `${f}refused`,
        `${f}action.finished`,
        `${f}refused`,
        `${f}action.verified`,
        `${f}finding.rechecked`,
      ])
    ).andNoOthers()
  })

  it('puts a finding in hand again when the re-check fails, and counts the recurrence of confirmed ones', async () => {
    const subject = 'officer2@north'
    const id = await on.make('again-1', { subject, rule: 'test.again' })
    await on.act((unit) => take(unit, ethics, id))
    const closing = {
      finding: id,
      outcome: 'improper',
      disclosure: 'unknown',
      conclusion: '確有不當',
      recheckDue: on.later(),
    } as const
    expect(await on.act((unit) => close(unit, ethics, closing))).toMatchObject({
      value: { followUps: ['discipline', 'ask-disclosure'] },
    })
    expect(
      await on.act((unit) => recheck(unit, ethics2, { finding: id, held: false, text: '再犯' })),
    ).toMatchObject({
      value: { state: 'in_hand', outcome: null, owner: 'ethics@ethics', notes: [{ text: '再犯' }] },
    })
    expect(codeOf(await on.act((unit) => close(unit, ethics, closing)))).toBe('OK')
    on.clock.pass(1000)
    const next = await on.make('again-2', { subject, rule: 'test.again' })
    const rows = await listFindings(on.store.read, ethics, { rule: 'test.again' }, { limit: 9 })
    expect(rows.rows.map((row) => [row.id, row.recurrence])).toEqual([
      [next, 1],
      [id, 0],
    ])
  })

  it('has what a head closed about his own unit looked at again', async () => {
    const id = await on.make('head-closes')
    await on.act((unit) => take(unit, head, id))
    const closing = { finding: id, outcome: 'no_fault', disclosure: 'no', conclusion: '查無不當' } as const
    expect(codeOf(await on.act((unit) => close(unit, head, closing)))).toBe('FINDING_NEEDS_RECHECK')
    expect(codeOf(await on.act((unit) => close(unit, head, { ...closing, recheckDue: on.later() })))).toBe(
      'OK',
    )
    expect(
      codeOf(await on.act((unit) => recheck(unit, ethics, { finding: id, held: true, text: '同意' }))),
    ).toBe('OK')
    expect(codeOf(await on.act((unit) => note(unit, ethics, { finding: id, text: ' ' })))).toBe(
      'FINDING_NEEDS_TEXT',
    )
  })
})
