import { describe, expect, it } from 'vitest'
import { inspected } from '../../fixtures/inspecting.ts'
import { action, comment, drawnText, narrowText, svm } from '../../fixtures/svm.ts'

const lines = action(111, Buffer.alloc(20))

describe('a metafile of LibreOffice', () => {
  it('gives its words, and says where they come from', async () => {
    const report = await inspected(
      svm([
        lines,
        drawnText('電話0912-345-678'),
        narrowText('Tender 7'),
        comment('XPATHSTROKE_SEQ_BEGIN', Buffer.from('12345678 numbers of a path')),
        comment('FIELD_SEQ_BEGIN', Buffer.from('https://intranet.example/case')),
        action(147, svm([drawnText('透過的形狀裡')])),
        action(138, Buffer.from('Noto Sans CJK TC')),
      ]),
    )
    expect(report.kind).toBe('svm')
    expect(report.unread).toEqual([])
    expect(report.visibleText()).toBe('電話0912-345-678\nTender 7\n透過的形狀裡')
    expect(report.hiddenText('attribute')).toEqual(['FIELD_SEQ_BEGIN\nhttps://intranet.example/case'])
    expect(report.hiddenText('style-name')).toEqual(['Noto Sans CJK TC'])
    expect(report.findingTotals).toEqual({ 'tw.mobile': 1 })
  })

  const whole = svm([lines, drawnText('讀得到')])
  const hostile: Readonly<Record<string, Uint8Array>> = {
    'an action that nobody knows': svm([action(999, Buffer.from('秘密', 'utf16le'))]),
    'text that ends too early': svm([action(113, Buffer.alloc(9))]),
    'text that does not end where it says': svm([
      action(112, Buffer.concat([Buffer.alloc(8), Buffer.of(1, 0, 65, 0, 0, 0, 0, 1, 2, 3)])),
    ]),
    'more actions than there are': svm([lines], 5),
    'bytes behind the last action': Buffer.concat([whole, Buffer.from('尾巴')]),
    'a header beyond the end': Buffer.concat([Buffer.from('VCLMTF\x01\0', 'latin1'), Buffer.alloc(4, 0xff)]),
    'a header that is cut off': Buffer.from('VCLMTF'),
    'metafiles within metafiles without end': Array.from({ length: 40 }).reduce<Buffer>(
      (inner) => svm([action(147, inner)]),
      whole,
    ),
  }
  for (const [name, bytes] of Object.entries(hostile))
    it(`with ${name} is not called read`, async () => {
      const report = await inspected(bytes)
      expect(report.unread).toEqual([': PART_NOT_UNDERSTOOD'])
    })

  it('with a picture in it says that pixels were not read', async () => {
    expect((await inspected(svm([action(116, Buffer.alloc(40))]))).unread).toEqual([': PIXELS_NOT_READ'])
  })
})
